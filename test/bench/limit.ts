import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import pg from 'pg';
import type { ConnectionOptions } from '@app/platform';
import { answerParent } from './processes.js';
import { answerLimit, type LimitRequest } from './limit-operations.js';

/** The limit: nothing but node:http and pg, without accounts, row-level security, validation or a log. */
export interface LimitOrder {
  connection: ConnectionOptions;
}

const POOL_SIZE = 10;

answerParent(async ({ connection }: LimitOrder) => {
  const pool = new pg.Pool({ ...connection, max: POOL_SIZE });
  const server = createServer((request, response) => void answer(pool, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as { port: number }).port };
});

async function answer(pool: pg.Pool, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [status, json] = await answerLimit(pool, asRequest(request, await read(request))).catch(
    (error: unknown) => [500, String(error)] as const,
  );
  response
    .writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(json),
    })
    .end(json);
}

function asRequest({ url = '', headers }: IncomingMessage, text: string): LimitRequest {
  return {
    url,
    text,
    userId: headers['x-user'] as string,
    institutionId: headers['x-institution'] as string,
    key: headers['idempotency-key'] as string,
  };
}

async function read(request: IncomingMessage): Promise<string> {
  let text = '';
  request.setEncoding('utf8');
  for await (const chunk of request) text += chunk as string;
  return text;
}
