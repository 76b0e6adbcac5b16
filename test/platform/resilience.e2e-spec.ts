import { afterEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { withClient } from '@app/platform';
import { stopGracefully } from '../../apps/api/src/graceful-stop.js';
import { arrangeCase, person, slip } from '../support/arrange.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

describe('when things go wrong', () => {
  let test: TestApp;
  afterEach(() => test.close());

  it('does not hang with many times more writers than connections', async () => {
    test = await startTestApp({ poolSize: 3 });
    const team = await test.as('intake');
    const request = { residence: { status: 'DE' }, case: {}, laufzettel: await slip(test, team) };
    const answers = await Promise.all(
      Array.from({ length: 30 }, () =>
        team.post('/api/intakes', { ...request, person: person() }, randomUUID()),
      ),
    );
    expect(answers.map((a) => a.status)).toEqual(Array<number>(30).fill(201));
  });

  it('answers 503 while the database is away, never a success, and works again without help', async () => {
    test = await startTestApp();
    const team = await test.as('intake');
    const name = test.db.app.database;
    const allow = (allowed: boolean) =>
      withClient({ ...test.db.superuser, database: 'postgres' }, async (c) => {
        await c.query(`alter database ${name} allow_connections ${allowed}`);
        if (!allowed)
          await c.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
      });
    await allow(false);
    const started = Date.now();
    const down = await Promise.all(
      Array.from({ length: 8 }, () => team.post('/api/persons/search', { query: 'x' })),
    );
    expect(new Set(down.map((a) => a.status))).toEqual(new Set([503]));
    expect(down[0]!.body).toMatchObject({ code: 'unavailable' });
    expect(Date.now() - started).toBeLessThan(10_000);
    await test.http.get('/health/ready').expect(503);
    await test.http.get('/health/live').expect(200);
    await allow(true);
    await team.post('/api/persons/search', { query: 'x' }).expect(200);
    await test.http.get('/health/ready').expect(200);
  });

  it('gives up on a statement or a lock that takes too long, and frees the connection', async () => {
    test = await startTestApp({ poolSize: 2, timeouts: { statement: 400, lock: 200 } });
    const someone = await arrangeCase(test);
    const station = await someone.station('ABH');
    const abh = await test.as('abh');
    await withClient(test.db.superuser, async (c) => {
      await c.query('begin');
      await c.query('select 1 from station where id = $1 for update', [station.id]);
      await abh.post(`/api/stations/${station.id}/stamps`, { result: 'done', stationVersion: 1 }).expect(503);
      await c.query('rollback');
    });
    await expect(test.database.as('system', (tx) => tx.query('select pg_sleep(2)'))).rejects.toThrow();
    await abh.post(`/api/stations/${station.id}/stamps`, { result: 'done', stationVersion: 1 }).expect(201);
  });

  it('stores nothing at all when the audit entry cannot be written', async () => {
    test = await startTestApp();
    const someone = await arrangeCase(test);
    const station = await someone.station('ABH');
    const abh = await test.as('abh');
    await withClient(test.db.superuser, (c) =>
      c.query(`alter table audit.log add constraint full_disk check (action <> 'stamp')`),
    );
    await abh.post(`/api/stations/${station.id}/stamps`, { result: 'done', stationVersion: 1 }).expect(500);
    expect(await someone.station('ABH')).toMatchObject({ state: 'open', version: 1, stamps: [] });
  });

  it('lets requests under way finish when it is told to stop, and cuts none', async () => {
    test = await startTestApp();
    const team = await test.as('intake');
    await test.app.listen(0, '127.0.0.1');
    const { port } = test.app.getHttpServer().address() as AddressInfo;
    const template = await slip(test, team);
    const state = { stopping: false };
    const results: (number | string)[] = [];
    const worker = async (): Promise<void> => {
      while (!state.stopping || results.length < 20) {
        const result = await send(port, team.token, {
          person: person(),
          residence: { status: 'DE' },
          case: {},
          laufzettel: template,
        });
        results.push(result.status);
        if (result.close || result.status !== 201) return;
      }
    };
    const workers = Array.from({ length: 6 }, worker);
    await sleep(300);
    state.stopping = true;
    await stopGracefully(test.app);
    await Promise.all(workers);
    expect(results.length).toBeGreaterThan(6);
    expect(results.filter((r) => r !== 201 && r !== 503 && r !== 'ECONNREFUSED')).toEqual([]);
    const stored = await withClient(test.db.superuser, (c) =>
      c.query<{ n: number }>('select count(*)::int as n from case_file'),
    );
    expect(stored.rows[0]!.n).toBe(results.filter((r) => r === 201).length);
  });
});

function send(
  port: number,
  token: string,
  body: object,
): Promise<{ status: number | string; close: boolean }> {
  return new Promise((resolve) => {
    const call = httpRequest(
      {
        port,
        host: '127.0.0.1',
        path: '/api/intakes',
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      },
      (answer) => {
        answer
          .resume()
          .on('end', () =>
            resolve({ status: answer.statusCode ?? 0, close: answer.headers.connection === 'close' }),
          );
      },
    );
    call.on('error', (error: NodeJS.ErrnoException) =>
      resolve({ status: error.code ?? error.message, close: true }),
    );
    call.end(JSON.stringify(body));
  });
}
