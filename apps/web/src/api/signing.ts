import type { GiveSignatureRequest, SigningFormResponse, WaiverCheckResponse } from '@app/waivers/shared';
import { readProblem } from './problem.js';
import { send } from './transport.js';

/** A call that hangs is no answer; sealing the form takes a few seconds at most. */
const PATIENCE = 45_000;

/** People who sign are no users: no session is renewed for them and no log-in offered. */
async function post(path: string, body: unknown): Promise<Response> {
  const response = await send('POST', path, { body, signal: AbortSignal.timeout(PATIENCE) });
  if (!response.ok) throw await readProblem(response);
  return response;
}

/** @throws ApiProblem `signing-over` */
export const signingForm = async (token: string): Promise<SigningFormResponse> =>
  (await post('/signing/form', { token })).json() as Promise<SigningFormResponse>;

/** Trying again is safe: a link takes one signature. @throws ApiProblem `signing-over` */
export const giveSignature = async (request: GiveSignatureRequest): Promise<void> =>
  void (await post('/signing/sign', request));

/** @throws ApiProblem `signing-over` */
export const declineSignature = async (token: string): Promise<void> =>
  void (await post('/signing/decline', { token }));

export async function checkWaiver(reference: string): Promise<WaiverCheckResponse> {
  const response = await send('GET', `/waiver-checks/${encodeURIComponent(reference)}`);
  if (!response.ok) throw await readProblem(response);
  return (await response.json()) as WaiverCheckResponse;
}
