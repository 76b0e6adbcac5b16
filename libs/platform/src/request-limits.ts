import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import passport from 'passport';
import { DomainError, NotAuthenticated, Unavailable } from './domain.errors.js';

/** Largest request body in bytes. */
export const BODY_LIMIT = 256 * 1024;
/** Largest uploaded file in bytes. */
export const UPLOAD_LIMIT = 10 * 1024 * 1024;
const MINUTE = 60_000;
/**
 * For `@RouteConfig` of a route that takes a file as its body; every other route refuses these media types. So many a minute
 * from one address, behind which there may be a whole office.
 */
export const UPLOAD = { upload: true, rateLimit: { max: 20, timeWindow: MINUTE } } as const;
/** For `@RouteConfig` of a route for people who are no users: so many requests a minute from one address. */
export const PUBLIC = { rateLimit: { max: 120, timeWindow: MINUTE } } as const;
/** Files being received at the same moment. */
const UPLOADS_AT_ONCE = 8;
const UPLOAD_TYPES = ['application/pdf', 'image/jpeg', 'image/png'];
/** Deepest nesting of a JSON body; recursive code behind the parser falls over at some thousands. */
export const DEPTH_LIMIT = 32;

class MalformedJson extends DomainError {
  constructor() {
    super('invalid', 'malformed-json');
  }
}

/** One address has asked a route too often; it may again when its minute is over. */
class TooManyRequests extends DomainError {
  constructor(retryAfterSeconds: number) {
    super('tooMany', 'too-many-requests', { retryAfterSeconds });
  }
}

/** Counts requests to the routes that say so ({@link PUBLIC}, {@link UPLOAD}), each by itself, before a body is read. */
export async function limitRates(fastify: FastifyInstance): Promise<void> {
  const silent = { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false };
  await fastify.register(rateLimit, {
    global: false,
    addHeaders: { ...silent, 'retry-after': false },
    addHeadersOnExceeding: silent,
    errorResponseBuilder: (_request, { ttl }) => new TooManyRequests(Math.ceil(ttl / 1000)),
  });
}

/**
 * Parses JSON bodies after looking at their nesting, without recursion. Only `application/json` in UTF-8 is taken: any
 * other content type finds no parser and is refused (415), which also keeps plain HTML forms of other sites out.
 */
export function limitJsonBodies(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit: BODY_LIMIT },
    (request, body, done) => {
      const charset = /charset\s*=\s*"?([^;"\s]+)/i.exec(request.headers['content-type'] ?? '')?.[1];
      if (charset !== undefined && charset.toLowerCase() !== 'utf-8') {
        done(Object.assign(new Error('charset'), { statusCode: 415, code: 'FST_CHARSET' }));
        return;
      }
      const text = body as string;
      if (text === '') {
        done(null, undefined);
        return;
      }
      try {
        if (nestingExceeds(text, DEPTH_LIMIT)) throw new MalformedJson();
        done(null, text.includes('__proto__') ? JSON.parse(text, withoutPrototype) : JSON.parse(text));
      } catch {
        done(new MalformedJson());
      }
    },
  );
}

/** Lets routes marked with {@link UPLOAD} take a file; said to the others before a byte of the body is read. */
export function takeUploads(fastify: FastifyInstance): void {
  let underWay = 0;
  fastify.addHook('preParsing', (request, reply, payload, done) => {
    const type = (request.headers['content-type'] ?? '').split(';', 1)[0]!.trim().toLowerCase();
    const { upload } = request.routeOptions.config as { upload?: boolean };
    if (UPLOAD_TYPES.includes(type) && upload !== true) {
      done(Object.assign(new Error('upload'), { statusCode: 415, code: 'FST_UPLOAD' }));
      return;
    }
    if (!UPLOAD_TYPES.includes(type)) {
      done(null, payload);
      return;
    }
    whenLoggedIn(request, reply, (refused) => {
      // What the bodies of those who may can hold together is bounded.
      const error = refused ?? (underWay >= UPLOADS_AT_ONCE ? new Unavailable() : null);
      if (error) {
        done(error);
        return;
      }
      underWay++;
      request.raw.once('close', () => underWay--);
      done(null, payload);
    });
  });
  fastify.addContentTypeParser(
    UPLOAD_TYPES,
    { parseAs: 'buffer', bodyLimit: UPLOAD_LIMIT },
    (_request, body, done) => done(null, body),
  );
}

/** The guard asks only after the body has been read; whoever sends megabytes shows a token that counts first. */
function whenLoggedIn(
  request: FastifyRequest,
  reply: FastifyReply,
  then: (refused: Error | null) => void,
): void {
  const check = passport.authenticate('jwt', { session: false }, (error: Error | null, user: unknown) =>
    then(error ?? (user ? null : new NotAuthenticated())),
  ) as (request: FastifyRequest, reply: FastifyReply, failed: (error: Error) => void) => void;
  check(request, reply, then);
}

/** Members named `__proto__` never reach the program's objects. */
function withoutPrototype(key: string, value: unknown): unknown {
  return key === '__proto__' ? undefined : value;
}

/** Whether a JSON text opens more than `limit` brackets within one another; strings are skipped. */
export function nestingExceeds(text: string, limit: number): boolean {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (inString) {
      if (c === 0x5c) i++;
      else if (c === 0x22) inString = false;
    } else if (c === 0x22) inString = true;
    else if (c === 0x5b || c === 0x7b) {
      if (++depth > limit) return true;
    } else if (c === 0x5d || c === 0x7d) depth--;
  }
  return false;
}
