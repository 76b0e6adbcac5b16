import { setTimeout as sleep } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** How long connections are asked to go away before they are closed: an answer under way is never cut. */
const ANNOUNCE_MS = 700;

let stopping = false;

export function isStopping(): boolean {
  return stopping;
}

/** From now on every answer says `Connection: close`, and readiness fails. */
export function announceStop(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (_request, reply, done) => {
    if (stopping) void reply.header('connection', 'close');
    done();
  });
}

/** Stops taking work, lets what runs finish, closes. Safe to call twice. */
export async function stopGracefully(app: NestFastifyApplication): Promise<void> {
  if (stopping) return;
  stopping = true;
  await sleep(ANNOUNCE_MS);
  app.getHttpServer().closeIdleConnections();
  await app.close();
  stopping = false;
}
