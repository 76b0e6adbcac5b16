import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { withClient } from '@app/platform';
import { arrangeCase, person, type Arranged } from '../support/arrange.js';
import { clientsOf, everyRoute } from '../support/every-route.js';
import type { Clients } from '../support/route-call.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/**
 * Every route, called so that it succeeds. A new route is missing here, which fails, and makes its author decide what
 * the log has to say of it.
 */
describe('the log and every route', () => {
  let test: TestApp;
  let document: OpenAPIObject;
  let clients: Clients;

  beforeAll(async () => {
    test = await startTestApp();
    document = (await test.http.get('/api/openapi.json').expect(200)).body as OpenAPIObject;
    clients = await clientsOf(test);
  });
  afterAll(() => test.close());

  /** Entries after an id, oldest first. */
  const entriesAfter = (id: string) =>
    withClient(test.db.superuser, async (c) => {
      const { rows } = await c.query<{ id: string; what: string }>(
        `select l.id::text, action || ' ' || object_type as what from audit.log l where l.id > $1 order by l.id`,
        [id],
      );
      return rows;
    });

  it('have each their expectation', async () => {
    const routes = Object.entries(document.paths).flatMap(([path, item]) =>
      (['get', 'post', 'put', 'patch', 'delete'] as const)
        .filter((method) => item[method])
        .map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(Object.keys(everyRoute(test, clients, {} as Arranged, {} as Arranged)).toSorted()).toEqual(
      routes.toSorted(),
    );
  });

  it('are of one mind: what shows or changes something personal leaves its entry', async () => {
    for (const key of Object.keys(everyRoute(test, clients, {} as Arranged, {} as Arranged))) {
      const { logs, call } = everyRoute(test, clients, await arrangeCase(test), await arrangeCase(test))[
        key
      ]!;
      const answer = await call();
      expect([key, answer.status < 300, answer.body.errors]).toEqual([key, true, undefined]);
      if (typeof logs === 'string') continue;
      // What the call needed first stands before it.
      const written = (await entriesAfter('0')).slice(-logs.length).map((e) => e.what);
      expect([key, written.toSorted()]).toEqual([key, logs.toSorted()]);
    }
    // Forms are filled and papers set on the way.
  }, 120_000);

  it('tell of the matches shown to who must decide on them, though nothing is created', async () => {
    const known = person();
    await clients.intake
      .post('/api/intakes', { person: known, residence: { status: 'NOT_RECORDED' }, case: {} })
      .expect(201);
    const { familyName, givenNames, mononym, dateOfBirth, gender } = known;
    for (const [client, path, body] of [
      [clients.intake, '/api/intakes', { person: known, residence: { status: 'NOT_RECORDED' }, case: {} }],
      [clients.reception, '/api/persons', { familyName, givenNames, mononym, dateOfBirth, gender }],
    ] as const) {
      const before = (await entriesAfter('0')).at(-1)!.id;
      const { body: problem } = await client.post(path, body).expect(409);
      expect(problem.code).toBe('probable-duplicates');
      const { rows } = await withClient(test.db.superuser, (c) =>
        c.query('select action, fields, detail from audit.log where id > $1', [before]),
      );
      expect(rows).toEqual([
        {
          action: 'search',
          fields: ['match'],
          detail: { shown: 1, persons: problem.matches.map((m: { id: string }) => m.id) },
        },
      ]);
    }
  });

  it('know an idempotency key that comes with another password', async () => {
    const user = {
      username: 'zweimal',
      displayName: 'Zweimal',
      role: 'intake',
      institutionId: test.institutions.central,
      initialPassword: 'Ein-erstes-Wort-3',
    };
    const key = randomUUID();
    await clients.admin.post('/api/users', user, key).expect(201);
    await clients.admin.post('/api/users', user, key).expect(201);
    await clients.admin
      .post('/api/users', { ...user, initialPassword: 'Ein-zweites-Wort-3' }, key)
      .expect(422);
  });

  it('tell of somebody looked for in a work list', async () => {
    const before = (await entriesAfter('0')).at(-1)!.id;
    await clients.abh.post('/api/stations/work-list', { query: 'Muster' }).expect(200);
    expect((await entriesAfter(before)).map((e) => e.what)).toEqual(['search station']);
  });
});
