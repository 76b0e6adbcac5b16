import { readProblem } from './problem.js';
import { announceSessionEnd, refreshSession } from './session.js';
import { send, type RequestOptions } from './transport.js';

/**
 * Calls the API and returns the JSON answer (undefined for 204).
 *
 * An access token that has run out is renewed once and the call repeated. When the session itself is over the
 * call waits for the log-in in place and goes on then, so that nothing typed is lost.
 *
 * @throws ApiProblem
 */
export async function api<T>(method: string, path: string, options: RequestOptions = {}): Promise<T> {
  const response = await request(method, path, options);
  if (response.status === 204) return undefined as T;
  return (await response.json()) as T;
}

/** Like `api`, for answers that are a file. */
export async function apiFile(path: string): Promise<Blob> {
  return (await request('GET', path, {})).blob();
}

async function request(method: string, path: string, options: RequestOptions): Promise<Response> {
  let response = await send(method, path, options);
  if (response.status === 401) {
    if (await refreshSession()) response = await send(method, path, options);
    if (response.status === 401 && (await announceSessionEnd())) response = await send(method, path, options);
  }
  if (!response.ok) throw await readProblem(response);
  return response;
}

/** `/cases?scope=mine` from a path and parameters; those without a value are left out. */
export function withQuery(path: string, parameters: Record<string, string | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value) query.set(name, value);
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}
