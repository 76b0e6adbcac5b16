import type { Response } from 'supertest';
import type { Client } from './test-app.js';

/** What a route has to leave in the log when it succeeds: `action objectType`, or why it leaves nothing. */
export interface RouteCall {
  logs: string[] | 'nothing personal';
  call: () => PromiseLike<Response>;
}

export type Clients = Record<'intake' | 'reception' | 'abh' | 'admin' | 'supervisor' | 'dpo', Client>;
