import { ApiProblem } from './problem.js';

export interface RequestOptions {
  body?: unknown;
  /** Instead of a JSON body: a file as it is, under its media type. */
  file?: Blob;
  /** The same key for every try of one intention of the user; the server then does it once. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/** One HTTP exchange without any care for the session; `fetch`'s own failure becomes `network`. */
export async function send(method: string, path: string, options: RequestOptions = {}): Promise<Response> {
  const headers: Record<string, string> = {
    accept: 'application/json, application/problem+json;q=0.9, */*;q=0.1',
    'accept-language': document.documentElement.lang || 'de',
  };
  if (options.body !== undefined) headers['content-type'] = 'application/json';
  if (options.file) headers['content-type'] = options.file.type;
  if (options.idempotencyKey) headers['idempotency-key'] = options.idempotencyKey;
  try {
    return await fetch(`/api${path}`, {
      method,
      headers,
      body: options.file ?? (options.body === undefined ? undefined : JSON.stringify(options.body)),
      credentials: 'same-origin',
      signal: options.signal,
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new ApiProblem(0, 'network', '');
  }
}
