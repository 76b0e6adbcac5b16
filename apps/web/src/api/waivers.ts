import type {
  ConfirmPaperRequest,
  CreatedWaiver,
  RevokeWaiverRequest,
  SaveWaiverRequest,
  SigningLinkResponse,
  WaiverInput,
  WaiverList,
  WaiverResponse,
} from '@app/waivers/shared';
import { api, apiFile } from './client.js';

/** Which waiver of which case. */
export interface WaiverPlace {
  caseId: string;
  waiverId: string;
}

/** What is done against a waiver as it was read, with nothing more to say. */
export type WaiverStep = 'fix' | 'reopen' | 'discard' | 'copy';

const of = ({ caseId, waiverId }: WaiverPlace) => `/cases/${caseId}/waivers/${waiverId}`;

export const listWaivers = (caseId: string) => api<WaiverList>('GET', `/cases/${caseId}/waivers`);
export const createWaiver = (caseId: string, body: WaiverInput, idempotencyKey: string) =>
  api<CreatedWaiver>('POST', `/cases/${caseId}/waivers`, { body, idempotencyKey });
export const getWaiver = (place: WaiverPlace) => api<WaiverResponse>('GET', of(place));
export const saveWaiver = (place: WaiverPlace, body: SaveWaiverRequest) =>
  api<WaiverResponse>('PUT', of(place), { body });
export const stepWaiver = (place: WaiverPlace, step: WaiverStep, version: number) =>
  api<WaiverResponse>('POST', `${of(place)}/${step}`, { body: { version } });
export const revokeWaiver = (place: WaiverPlace, body: RevokeWaiverRequest) =>
  api<WaiverResponse>('POST', `${of(place)}/revoke`, { body });
export const startSigning = (place: WaiverPlace, signatureId: string) =>
  api<SigningLinkResponse>('POST', `${of(place)}/signing-links`, { body: { signatureId } });
export const storeScan = (place: WaiverPlace, file: Blob) =>
  api<WaiverResponse>('POST', `${of(place)}/scans`, { file });
export const confirmScan = (place: WaiverPlace, body: ConfirmPaperRequest) =>
  api<WaiverResponse>('POST', `${of(place)}/confirm`, { body });
export const waiverFile = (place: WaiverPlace, which: 'pdf' | 'scan' | 'revocation-slip') =>
  apiFile(`${of(place)}/${which}`);
