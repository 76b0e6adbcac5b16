import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError, Unavailable, type ErrorKind } from './domain.errors.js';
import { fieldText, problemLanguage, problemText } from './problem-texts.js';

const STATUS = {
  notAuthenticated: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  tooLarge: 413,
  invalid: 400,
  tooMany: 429,
  unavailable: 503,
} as const satisfies Record<ErrorKind, number>;

const CODE_OF_STATUS: Record<number, string> = {
  400: 'malformed-json',
  401: 'not-authenticated',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'too-large',
  415: 'unsupported-media-type',
  503: 'unavailable',
};

/** Wrong fields named in one answer; a person mends no more at a time. */
const MOST_FIELDS = 100;

/** PostgreSQL conditions under which trying again can help: no connection, time-outs, deadlock, shutting down, disk full. */
const TRANSIENT = /^(08|53|57P0|57014|55P03|40001|40P01|25P0[34])/;
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT', 'ENOTFOUND']);

/** Turns whatever was thrown into problem details (RFC 9457); nothing of an unexpected error's content gets out. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('Problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    sendProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>(), this.log);
  }
}

/** The same for errors outside Nest's handlers (body parser, unknown route). */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply, log: Logger): void {
  const known = translate(error);
  const { status, code, extra, fields } = known ?? { status: 500, code: 'internal', extra: {}, fields: [] };
  if (!known) log.error(describe(error), { requestId: request.id });
  else if (status === 503) log.warn(describe((error as Error).cause ?? error), { requestId: request.id });
  const language = problemLanguage(request.headers['accept-language']);
  const text = problemText(code, language);
  const errors = fields.slice(0, MOST_FIELDS).map((f) => ({
    ...f,
    params: f.params ?? {},
    message: fieldText(f.code, f.params ?? {}, language),
  }));
  if (status === 429 && typeof extra['retryAfterSeconds'] === 'number')
    void reply.header('retry-after', extra['retryAfterSeconds']);
  if (status === 503) void reply.header('retry-after', 2);
  void reply
    .status(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('content-language', language)
    .send(
      JSON.stringify({
        type: `/problems/${code}`,
        ...text,
        status,
        code,
        // A 404 must read the same for what is missing and what is foreign, so nothing in it may vary.
        ...(status === 404 ? {} : { requestId: request.id }),
        ...(errors.length > 0 ? { errors } : {}),
        ...extra,
      }),
    );
}

interface Translated {
  status: number;
  code: string;
  extra: Record<string, unknown>;
  fields: DomainError['fields'];
}

function translate(error: unknown): Translated | null {
  if (error instanceof DomainError) {
    const status =
      error.code === 'stamp-not-allowed' || error.code === 'idempotency-key-reused'
        ? 422
        : STATUS[error.kind];
    return { status, code: error.code, extra: error.extra, fields: error.fields };
  }
  if (error instanceof HttpException || isFastifyError(error)) {
    const status = error instanceof HttpException ? error.getStatus() : (error.statusCode ?? 500);
    if (status >= 500) return null;
    return { status, code: CODE_OF_STATUS[status] ?? 'malformed-json', extra: {}, fields: [] };
  }
  if (isTransient(error)) return translate(new Unavailable());
  return null;
}

function isFastifyError(error: unknown): error is { statusCode?: number; code: string } {
  return (
    typeof error === 'object' && error !== null && 'code' in error && String(error.code).startsWith('FST_')
  );
}

function isTransient(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code === 'string' && (TRANSIENT.test(code) || NETWORK.has(code))) return true;
  return (
    typeof message === 'string' &&
    /timeout|Connection terminated|Query read timeout|Client has encountered/i.test(message)
  );
}

/** What the log may hold: kind, code and place of an error, never its parameters or row contents. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const { code, table, constraint } = error as Error & { code?: string; table?: string; constraint?: string };
  const database = code && /^[0-9A-Z]{5}$/.test(code);
  const what = database
    ? `database ${code} ${table ?? ''} ${constraint ?? ''}`.trim()
    : `${error.name}: ${error.message}`;
  const where = error.stack?.split('\n').slice(1, 6).join('\n') ?? '';
  return `${what}\n${where}`;
}
