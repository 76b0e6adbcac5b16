import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { arrangeCase } from '../support/arrange.js';
import { startTestApp, type Client, type TestApp } from '../support/test-app.js';

/** What arrives from outside before any use case sees it. */
describe('requests', () => {
  let test: TestApp;
  let team: Client;

  beforeAll(async () => {
    test = await startTestApp();
    team = await test.as('intake');
  });
  afterAll(() => test.close());

  const raw = (body: string, type = 'application/json') =>
    test.http
      .post('/api/persons/search')
      .set('authorization', `Bearer ${team.token}`)
      .set('content-type', type)
      .send(body);

  it.each([
    ['2,000 nested brackets', '['.repeat(2_000) + ']'.repeat(2_000)],
    ['a deep object in a known field', `{"query":${'{"a":'.repeat(100)}1${'}'.repeat(100)}}`],
    ['no JSON', '{"query": '],
    ['a number too much', '{"query": 01}'],
  ])('refuses %s with 400', async (_what, body) => {
    expect((await raw(body).expect(400)).body.code).toBe('malformed-json');
  });

  it('refuses what is too large before reading it', async () => {
    expect((await raw(JSON.stringify({ query: 'x'.repeat(300_000) })).expect(413)).body.code).toBe(
      'too-large',
    );
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json; charset=utf-16',
    'application/xml',
  ])('takes no %s', async (type) => {
    expect((await raw('{"query":"x"}', type).expect(415)).body.code).toBe('unsupported-media-type');
  });

  it('drops a member that would become an object’s prototype', async () => {
    const answer = await raw('{"query":"x","__proto__":{"cursor":"y"}}').expect(200);
    expect(answer.body.items).toEqual([]);
    await raw('{"query":"x","constructor":{"prototype":{"polluted":1}}}');
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('takes a change with cookies only from its own pages', async () => {
    const login = await test.http
      .post('/api/auth/login')
      .send({ username: 'counselor', password: 'Nur-fuer-die-Tests-7' })
      .expect(200);
    const cookie = (login.headers['set-cookie'] as unknown as string[])
      .map((c) => c.split(';')[0])
      .join('; ');
    const send = (headers: Record<string, string>) =>
      test.http
        .post('/api/persons/search')
        .set({ cookie, ...headers })
        .send({ query: 'x' });
    await send({ 'sec-fetch-site': 'same-origin' }).expect(200);
    for (const site of ['cross-site', 'same-site', 'none'])
      expect((await send({ 'sec-fetch-site': site }).expect(403)).body.code).toBe('cross-site');
    await send({ origin: 'https://boese.example' }).expect(403);
    await send({}).expect(403);
  });

  it('treats what looks like SQL as text', async () => {
    for (const query of [
      "' or 1=1 --",
      "'; drop table person; --",
      '%',
      '_',
      '\\',
      "x' union select password_hash from app_user --",
    ]) {
      const { body } = await team.post('/api/persons/search', { query }).expect(200);
      expect(body.items).toEqual([]);
    }
    await team
      .get(
        `/api/cases?scope=mine&cursor=${encodeURIComponent(Buffer.from(JSON.stringify(["x' or '1'='1"])).toString('base64url'))}`,
      )
      .expect(200);
    await team.get("/api/cases?scope=mine' or 1=1").expect(400);
  });

  it.each([
    "/api/persons/1' or '1'='1",
    '/api/persons/..%2f..%2fetc%2fpasswd',
    '/api/persons/%00',
    '/api/persons/%ff',
    '/api/nothing',
    '/api/persons/00000000-0000-4000-8000-000000000000',
  ])('answers %s with the one 404', async (path) => {
    const answer = await team.get(path);
    expect([400, 404]).toContain(answer.status);
    expect(answer.text).not.toMatch(/at \w+ \(|node_modules|select /i);
  });

  it('sends the protecting headers with every answer', async () => {
    const answers = [
      await test.http.get('/health/live'),
      await team.get('/api/auth/me'),
      await team.get('/api/nothing'),
      await test.http.get('/api/auth/me'),
      await raw('['.repeat(99)),
    ];
    for (const { headers } of answers) {
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['content-security-policy']).not.toContain('unsafe');
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
      });
      expect(headers['x-powered-by']).toBeUndefined();
    }
    expect(answers[1]!.headers['cache-control']).toBe('no-store');
    expect(answers[2]!.headers['cache-control']).toBe('no-store');
  });

  it('fetches nothing and leads nowhere that the request names', async () => {
    const answer = await test.http
      .get('/api/auth/me')
      .set('host', 'boese.example')
      .set('x-forwarded-host', 'boese.example')
      .set('x-forwarded-proto', 'https');
    expect(answer.status).toBe(401);
    expect(JSON.stringify(answer.headers)).not.toContain('boese');
    expect(answer.headers.location).toBeUndefined();
  });

  it('keeps people out of the log: names, dates, notes, passwords, tokens', async () => {
    const canary = 'Kanarienvogel';
    const someone = await arrangeCase(test, { case: { concern: `${canary} Anliegen` } });
    await team.post('/api/persons/search', { query: `${canary} 1.2.1990` });
    await team.post('/api/intakes', { person: { familyName: canary, dateOfBirth: 'kaputt' } });
    await test.http.post('/api/auth/token').send({ username: canary, password: `${canary}-geheim` });
    await test.http.get(`/api/persons/${canary}`);
    await team.get(`/api/nothing?name=${canary}\r\n{"level":30,"fake":true}`).catch(() => undefined);
    const station = await someone.station('ABH');
    await (
      await test.as('abh')
    )
      .post(`/api/stations/${station.id}/stamps`, {
        result: 'rejected',
        note: `${canary} Notiz`,
        stationVersion: 1,
      })
      .expect(201);
    // A defect's own message must not carry data either.
    await test.database.as('system', (tx) => tx.query(`select '${canary}'::uuid`)).catch(() => undefined);
    const log = test.logLines().join('');
    expect(log).not.toContain(canary);
    expect(log).not.toContain(team.token);
    expect(log).not.toContain(someone.personId);
    for (const line of test.logLines()) expect(() => JSON.parse(line) as unknown).not.toThrow();
  });

  it('writes one log line for a request, whatever line breaks it holds', async () => {
    await test.app.listen(0, '127.0.0.1');
    const { port } = test.app.getHttpServer().address() as AddressInfo;
    const before = test.logLines().length;
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () =>
        socket.write(
          'GET /api/nix%0d%0a%7b%22level%22:60%7d HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
        ),
      );
      socket.resume().on('close', resolve);
    });
    const lines = test.logLines().slice(before);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0]!)).toMatchObject({ status: 404, route: 'unknown' });
  });
});
