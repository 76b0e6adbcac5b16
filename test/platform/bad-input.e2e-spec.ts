import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { arrangeCase } from '../support/arrange.js';
import { clientsOf, everyRoute } from '../support/every-route.js';
import type { Clients } from '../support/route-call.js';
import { PASSWORD, startTestApp, type Client, type TestApp } from '../support/test-app.js';

// Some ten thousand requests.
jest.setTimeout(240_000);

interface Sent {
  client: Client;
  method: 'post' | 'put' | 'patch';
  path: string;
  body: object;
}

/** What no field should be able to bring the program down with, whatever it is for. */
const NASTY: readonly unknown[] = [
  'a\u0000b',
  '\ud800',
  '\u202e\u2066',
  '',
  ' ',
  'x'.repeat(5_000),
  '00000000-0000-0000-0000-000000000000',
  '0000-01-01',
  '2026-02-30',
  '9999-12-31',
  '🧿',
  -1,
  0,
  1.5,
  2_147_483_648,
  1e308,
  null,
  true,
  [],
  {},
  [[]],
  [null],
  { length: 1e9 },
  Array.from({ length: 150 }, () => 'x'),
];

/** Each valid request of the program, made wrong in one place after the other. */
describe('bad input', () => {
  let test: TestApp;
  const requests: Sent[] = [];

  beforeAll(async () => {
    test = await startTestApp();
    const clients = await clientsOf(test);
    const recording = Object.fromEntries(
      Object.entries(clients).map(([name, client]) => [name, recorded(client, requests)]),
    ) as Clients;
    const [someone, other] = [await arrangeCase(test), await arrangeCase(test)];
    for (const { call } of Object.values(everyRoute(test, recording, someone, other))) await call();
    requests.push({
      client: clients.intake,
      method: 'post',
      path: '/api/auth/token',
      body: { username: 'x', password: PASSWORD },
    });
  });
  afterAll(() => test.close());

  it('never is a 500: every field of every request takes every nasty value', async () => {
    const failed: unknown[] = [];
    let tried = 0;
    for (const { client, method, path, body } of requests) {
      for (const wrong of variants(body)) {
        const { status } = await client[method](path, wrong as object);
        tried++;
        if (status >= 500) failed.push([method, path, wrong, status]);
      }
    }
    expect(failed).toEqual([]);
    expect(tried).toBeGreaterThan(1_000);
    expect(test.logLines().filter((line) => line.includes('"context":"Problem"'))).toEqual([]);
  });

  it.each([
    ['/api/cases?scope=all', [1]],
    ['/api/cases?scope=all', ['a\u0000b']],
    ['/api/cases?scope=all', [{}]],
    ['/api/persons/search', ['not-a-uuid']],
    ['/api/persons/search', ['00000000-0000-4000-8000-000000000000', 'x']],
    ['/api/stations/work-list', ['2026-02-30', '00000000-0000-4000-8000-000000000000']],
    ['/api/stations/work-list', ['2026-02-28', 'x']],
    ['/api/audit/search', ['12345678901234567890']],
    ['/api/audit/search', ['x']],
  ])('names a cursor of %s that is none of ours: %j', async (path, position) => {
    const cursor = Buffer.from(JSON.stringify(position)).toString('base64url');
    const client = await test.as(
      path.includes('stations') ? 'abh' : path.includes('audit') ? 'supervisor' : 'intake',
    );
    const answer = path.includes('?')
      ? await client.get(`${path}&cursor=${cursor}`)
      : await client.post(path, { cursor, ...(path.includes('persons') ? { query: 'x' } : {}) });
    // A case number may be any text: there simply is nothing below it.
    if (path.includes('cases') && position[0] === 1) return expect(answer.status).toBe(200);
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0]).toMatchObject({ pointer: '/cursor', code: 'invalidFormat' });
  });

  it.each(['constructor', 'toString', 'hasOwnProperty', '__defineGetter__'])(
    'knows no field called %s',
    async (name) => {
      const intake = await test.as('intake');
      const answer = await intake.post('/api/persons/search', { query: 'x', [name]: { a: 1 } }).expect(400);
      expect(answer.body.errors).toEqual([
        expect.objectContaining({ pointer: `/${name}`, code: 'unknownField' }),
      ]);
    },
  );

  it('names the field that holds a character which cannot be stored', async () => {
    const intake = await test.as('intake');
    const answer = await intake.post('/api/persons/search', { query: 'Mu\u0000ster' }).expect(400);
    expect(answer.body.errors).toEqual([
      expect.objectContaining({ pointer: '/query', code: 'invalidCharacter' }),
    ]);
  });

  it('refuses wide lists and objects before looking at each of their members', async () => {
    const intake = await test.as('intake');
    const path = '/api/cases/00000000-0000-4000-8000-000000000000/laufzettel';
    const time = async (body: object) => {
      const start = performance.now();
      const answer = await intake.post(path, body);
      return { ms: performance.now() - start, answer };
    };
    const small = { stations: Array.from({ length: 50 }, () => ({ code: 'x' })) };
    const wide = { stations: Array.from({ length: 18_000 }, () => ({ code: 'x' })) };
    const members = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`f${i}`, 1]));
    await time(small);
    const usual = Math.min(...(await Promise.all([time(small), time(small)])).map((t) => t.ms));
    for (const body of [wide, members]) {
      const { ms, answer } = await time(body);
      expect(answer.status).toBe(400);
      expect(answer.body.errors).toHaveLength(1);
      expect(answer.body.errors[0]).toMatchObject({ code: 'tooMany', params: { max: 200 } });
      // Parsing and sending so much takes its time; validating it took hundreds of times as long.
      expect(ms / usual).toBeLessThan(25);
    }
    const nested = { stations: Array.from({ length: 190 }, () => Array<number>(190).fill(1)) };
    expect((await time(nested)).answer.body.errors).toEqual([
      expect.objectContaining({ pointer: '', code: 'tooMany', params: { max: 2_000 } }),
    ]);
  });
});

/** A client that notes what it sends beside sending it. */
function recorded(client: Client, into: Sent[]): Client {
  const noting =
    (method: Sent['method']) =>
    (path: string, body: object = {}, key?: string) => {
      into.push({ client, method, path, body });
      return method === 'post' ? client.post(path, body, key) : client[method](path, body);
    };
  return { ...client, post: noting('post'), put: noting('put'), patch: noting('patch') };
}

/** The same value with one member after the other, at any depth, replaced by each nasty value. */
function* variants(value: unknown): Generator {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    const replaced = (by: unknown): unknown =>
      Array.isArray(value) ? value.with(Number(name), by) : { ...value, [name]: by };
    for (const nasty of NASTY) yield replaced(nasty);
    for (const inner of variants(member)) yield replaced(inner);
  }
}
