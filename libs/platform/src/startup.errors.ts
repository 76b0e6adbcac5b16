/**
 * The program cannot start, and the operator can do something about it.
 *
 * The message is one German sentence for the operator: no stack trace, no password, nothing personal.
 * `main.ts` prints it alone and ends the process with exit code 1.
 */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}

/** The code of a system or PostgreSQL error (`ECONNREFUSED`, `28P01`), or an empty string. */
export function errorCode(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}
