import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { withClient } from '@app/platform';
import { client, PASSWORD, startTestApp, type TestApp } from '../support/test-app.js';

describe('log-in and sessions', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    await withClient(test.db.superuser, (c) => c.query('delete from login_throttle'));
  });

  const login = (username: string, password = PASSWORD) =>
    test.http.post('/api/auth/token').send({ username, password });
  const cookies = (headers: Record<string, unknown>) => headers['set-cookie'] as string[];

  it('gives the browser cookies that scripts cannot read and other sites do not get', async () => {
    const answer = await test.http
      .post('/api/auth/login')
      .send({ username: 'Intake ', password: PASSWORD })
      .expect(200);
    expect(answer.body).toMatchObject({
      username: 'intake',
      role: 'intake',
      institutionName: 'Institution central',
    });
    expect(JSON.stringify(answer.body)).not.toMatch(/eyJ/);
    const set = cookies(answer.headers);
    expect(set.map((c) => c.split('=')[0]).toSorted()).toEqual(['access', 'device', 'refresh']);
    for (const cookie of set)
      expect(cookie).toMatch(/HttpOnly; SameSite=Strict|SameSite=Strict; HttpOnly|HttpOnly.*SameSite=Strict/);
    expect(set.find((c) => c.startsWith('refresh='))).toMatch(/Path=\/api\/auth/);
    const me = await test.http
      .get('/api/auth/me')
      .set('cookie', set.map((c) => c.split(';')[0]!).join('; '))
      .expect(200);
    expect(me.body.permissions).toContain('intake.record');
    expect(new Date(me.body.idleExpiresAt).getTime()).toBeLessThan(
      new Date(me.body.sessionExpiresAt).getTime(),
    );
  });

  it('does not tell which part was wrong', async () => {
    const wrongPassword = await login('intake', 'nicht das richtige').expect(401);
    const noSuchUser = await login('gibtesnicht', PASSWORD).expect(401);
    const same = ({ body }: { body: { requestId: string } }) => ({ ...body, requestId: '' });
    expect(same(noSuchUser)).toEqual(same(wrongPassword));
  });

  it('takes about as long for a user that does not exist', async () => {
    const times: Record<string, number[]> = { intake: [], niemand: [] };
    for (let i = 0; i < 4; i++) {
      for (const name of Object.keys(times)) {
        const start = performance.now();
        await login(name, 'nicht das richtige');
        times[name]!.push(performance.now() - start);
      }
    }
    const median = (all: number[]) => [...all].toSorted((a, b) => a - b)[Math.floor(all.length / 2)]!;
    expect(median(times['niemand']!) / median(times['intake']!)).toBeGreaterThan(0.4);
  });

  it.each(['/api/auth/token', '/api/auth/login'])(
    'refuses after five failures at %s, even the right password, from any address it claims',
    async (door) => {
      const send = (password: string, i: number) =>
        test.http
          .post(door)
          .set('x-forwarded-for', `203.0.113.${i}`)
          .send({ username: 'counselor', password });
      for (let i = 0; i < 5; i++) await send('falsch falsch falsch', i).expect(401);
      const refused = await send(PASSWORD, 9).expect(429);
      expect(refused.body).toMatchObject({ code: 'login-delayed', retryAfterSeconds: expect.any(Number) });
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(30);
      await login('intake').expect(200);
    },
  );

  it('lets no parallel guesses slip past the limit', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => login('dpo', 'falsch falsch falsch')));
    expect(answers.filter((a) => a.status === 401).length).toBeLessThanOrEqual(5);
  });

  it('lets a known device in while strangers guess at the account', async () => {
    const first = await test.http
      .post('/api/auth/login')
      .send({ username: 'supervisor', password: PASSWORD })
      .expect(200);
    const device = cookies(first.headers)
      .find((c) => c.startsWith('device='))!
      .split(';')[0]!;
    for (let i = 0; i < 6; i++)
      await test.http.post('/api/auth/login').send({ username: 'supervisor', password: 'falsch falsch' });
    await test.http.post('/api/auth/login').send({ username: 'supervisor', password: PASSWORD }).expect(429);
    await test.http
      .post('/api/auth/login')
      .set('cookie', device)
      .set('sec-fetch-site', 'same-origin')
      .send({ username: 'supervisor', password: PASSWORD })
      .expect(200);
  });

  it('rotates refresh tokens: of twenty parallel uses one succeeds, and the copy ends the whole session', async () => {
    const { body: tokens } = await login('reception').expect(200);
    const use = (refreshToken: string) => test.http.post('/api/auth/token/refresh').send({ refreshToken });
    const answers = await Promise.all(Array.from({ length: 20 }, () => use(tokens.refreshToken)));
    const won = answers.filter((a) => a.status === 200);
    expect(won).toHaveLength(1);
    // The family is over: neither the new refresh token nor either access token counts any more.
    await use(won[0]!.body.refreshToken).expect(401);
    for (const token of [tokens.accessToken, won[0]!.body.accessToken])
      await client(test.http, token).get('/api/auth/me').expect(401);
    for (const token of [tokens.accessToken, won[0]!.body.accessToken])
      await client(test.http, token).post('/api/persons/search', { query: 'x' }).expect(401);
  });

  it('ends a session with log-out, at once', async () => {
    const { body } = await login('reception').expect(200);
    const mine = client(test.http, body.accessToken);
    await mine.post('/api/persons/search', { query: 'x' }).expect(200);
    const answer = await mine.post('/api/auth/logout').expect(204);
    expect(answer.headers['clear-site-data']).toContain('storage');
    await mine.post('/api/persons/search', { query: 'x' }).expect(401);
    await test.http.post('/api/auth/token/refresh').send({ refreshToken: body.refreshToken }).expect(401);
  });

  it('ends a user’s sessions the moment the account is disabled, or its role changed', async () => {
    const admin = await test.as('admin');
    const { body } = await login('jobcenter').expect(200);
    const theirs = client(test.http, body.accessToken);
    await theirs.post('/api/stations/work-list').expect(200);
    const user = (await admin.get('/api/users')).body.items.find(
      (u: { username: string }) => u.username === 'jobcenter',
    );
    await admin.patch(`/api/users/${user.id}`, { version: user.version, disabled: true }).expect(200);
    await theirs.post('/api/stations/work-list').expect(401);
    await login('jobcenter').expect(401);
    await admin.patch(`/api/users/${user.id}`, { version: user.version, disabled: false }).expect(409);
    await admin.patch(`/api/users/${user.id}`, { version: user.version + 1, disabled: false }).expect(200);
    await login('jobcenter').expect(200);
  });

  it('ends other sessions with a new password, refuses weak ones, and makes a first password be changed', async () => {
    const admin = await test.as('admin');
    const created = await admin
      .post('/api/users', {
        username: 'neu.hier',
        displayName: 'Neu Hier',
        role: 'intake',
        institutionId: test.institutions.central,
        initialPassword: 'Ein-erstes-Wort-3',
      })
      .expect(201);
    expect(created.body.id).toMatch(/-/);
    const first = client(
      test.http,
      (await login('neu.hier', 'Ein-erstes-Wort-3').expect(200)).body.accessToken,
    );
    expect((await first.post('/api/persons/search', { query: 'x' }).expect(403)).body.code).toBe(
      'password-change-required',
    );
    await first
      .post('/api/auth/password', { currentPassword: 'falsch', newPassword: 'Ganz-und-gar-neu-4' })
      .expect(400);
    await first
      .post('/api/auth/password', { currentPassword: 'Ein-erstes-Wort-3', newPassword: 'Ein-erstes-Wort-3' })
      .expect(400);
    await first
      .post('/api/auth/password', { currentPassword: 'Ein-erstes-Wort-3', newPassword: 'neu.hier-neu.hier' })
      .expect(400);
    await first
      .post('/api/auth/password', { currentPassword: 'Ein-erstes-Wort-3', newPassword: 'Ganz-und-gar-neu-4' })
      .expect(200);
    await first.get('/api/auth/me').expect(401);
    const second = client(
      test.http,
      (await login('neu.hier', 'Ganz-und-gar-neu-4').expect(200)).body.accessToken,
    );
    await second.post('/api/persons/search', { query: 'x' }).expect(200);
  });

  it('lets nobody change their own role, and keeps the last administrator', async () => {
    const admin = await test.as('admin');
    await admin.patch(`/api/users/${test.users.admin}`, { version: 1, role: 'supervisor' }).expect(403);
    await admin.patch(`/api/users/${test.users.admin}`, { version: 1, disabled: true }).expect(403);
    const bad = await admin
      .post('/api/users', {
        username: 'falsch.am.ort',
        displayName: 'x',
        role: 'agency',
        institutionId: test.institutions.central,
        initialPassword: 'Ein-erstes-Wort-3',
      })
      .expect(400);
    expect(bad.body.errors[0]).toMatchObject({ pointer: '/role' });
    await admin
      .post('/api/users', {
        username: 'intake',
        displayName: 'x',
        role: 'intake',
        institutionId: test.institutions.central,
        initialPassword: 'Ein-erstes-Wort-3',
      })
      .expect(409);
  });

  it('believes no token that is forged, altered or unsigned', async () => {
    const { body } = await login('intake').expect(200);
    const [head, claims, signature] = body.accessToken.split('.') as [string, string, string];
    const admin = Buffer.from(
      JSON.stringify({ ...JSON.parse(Buffer.from(claims, 'base64url').toString()), role: 'admin' }),
    ).toString('base64url');
    const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    for (const token of [
      `${head}.${admin}.${signature}`,
      `${none}.${admin}.`,
      `${head}.${claims}.`,
      'x.y.z',
      '',
    ]) {
      await client(test.http, token).get('/api/users').expect(401);
    }
  });

  it('says in the log whose log-in and log-out it was', async () => {
    const { body } = await login('counselor').expect(200);
    await client(test.http, body.accessToken).post('/api/auth/logout').expect(204);
    const supervisor = await test.as('supervisor');
    for (const action of ['login', 'logout']) {
      const log = await supervisor
        .post('/api/audit/search', { action, actorId: test.users.counselor })
        .expect(200);
      expect(log.body.items[0]).toMatchObject({
        actorName: 'Konto counselor',
        actorRole: 'counselor',
        institutionName: 'Institution central',
      });
    }
  });
});
