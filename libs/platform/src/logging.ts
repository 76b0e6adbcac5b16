import type { LoggerService } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { pino, type Logger } from 'pino';
import type { UserActor } from './actor.js';

/** JSON lines on standard output. What is logged is chosen field by field here; nothing else gets in. */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['req', 'res', 'headers', 'body'],
  });
}

/** One line a request: route pattern (never the path's content), status, duration, who by id. */
export function logRequests(fastify: FastifyInstance, log: Logger): void {
  fastify.addHook(
    'onResponse',
    (request: FastifyRequest & { user?: UserActor }, reply: FastifyReply, done) => {
      log.info({
        requestId: request.id,
        method: request.method,
        route: request.routeOptions.url ?? 'unknown',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        userId: request.user?.userId,
      });
      done();
    },
  );
}

/** Nest's own messages as the same JSON lines. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.logger.debug(fieldsOf(rest), String(message));
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.logger.warn(fieldsOf(rest), String(message));
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.logger.error(fieldsOf(rest), String(message));
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.logger.debug(fieldsOf(rest), String(message));
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.logger.trace(fieldsOf(rest), String(message));
  }
}

function fieldsOf(rest: unknown[]): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const part of rest) {
    if (typeof part === 'string') fields['context'] ??= part;
    else if (typeof part === 'object' && part !== null) Object.assign(fields, part);
  }
  return fields;
}
