import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout } from 'node:timers/promises';
import { withClient } from '@app/platform';
import { client, PASSWORD, startTestApp, type TestApp } from '../support/test-app.js';

describe('log-out', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  /** What a browser keeps of a log-in. */
  async function browser(): Promise<Record<'access' | 'refresh', string>> {
    const { headers } = await test.http
      .post('/api/auth/login')
      .send({ username: 'intake', password: PASSWORD })
      .expect(200);
    const set = headers['set-cookie'] as unknown as string[];
    const value = (name: string) =>
      set
        .find((c) => c.startsWith(`${name}=`))!
        .split(';')[0]!
        .slice(name.length + 1);
    return { access: value('access'), refresh: value('refresh') };
  }
  const send = (path: string, cookies: Partial<Record<string, string>>) =>
    test.http
      .post(path)
      .set(
        'cookie',
        Object.entries(cookies)
          .map(([name, value]) => `${name}=${value}`)
          .join('; '),
      )
      .set('sec-fetch-site', 'same-origin');

  it('ends the session when the access token has run out: the refresh cookie names it too', async () => {
    const { access, refresh } = await browser();
    const answer = await send('/api/auth/logout', { refresh }).expect(204);
    expect(answer.headers['clear-site-data']).toContain('storage');
    const cleared = answer.headers['set-cookie'] as unknown as string[];
    for (const name of ['access', 'refresh'])
      expect(cleared.find((c) => c.startsWith(`${name}=;`))).toMatch(/Expires=Thu, 01 Jan 1970/);
    await send('/api/auth/refresh', { refresh }).expect(401);
    await client(test.http, access).get('/api/auth/me').expect(401);
  });

  it('ends it with a refresh token that was used already', async () => {
    const { refresh } = await browser();
    const renewed = await send('/api/auth/refresh', { refresh }).expect(200);
    await send('/api/auth/logout', { refresh }).expect(204);
    const next = (renewed.headers['set-cookie'] as unknown as string[])
      .find((c) => c.startsWith('refresh='))!
      .split(';')[0]!
      .slice('refresh='.length);
    await send('/api/auth/refresh', { refresh: next }).expect(401);
  });

  it('ends nobody else’s session, and takes what is no token as nothing', async () => {
    const mine = await browser();
    const other = await browser();
    await send('/api/auth/logout', { access: 'x.y.z', refresh: 'nothing' }).expect(204);
    await send('/api/auth/logout', {}).expect(204);
    await send('/api/auth/logout', { refresh: mine.refresh }).expect(204);
    await client(test.http, other.access).get('/api/auth/me').expect(200);
    await client(test.http, mine.access).get('/api/auth/me').expect(401);
  });

  it('is not to be had from another site', async () => {
    const { access, refresh } = await browser();
    await test.http
      .post('/api/auth/logout')
      .set('cookie', `access=${access}; refresh=${refresh}`)
      .set('sec-fetch-site', 'cross-site')
      .expect(403);
    await client(test.http, access).get('/api/auth/me').expect(200);
  });

  it('clears the browser even when the session cannot be ended just now', async () => {
    const { refresh } = await browser();
    await test.source.destroy();
    try {
      const answer = await send('/api/auth/logout', { refresh });
      expect(answer.status).toBeGreaterThanOrEqual(500);
      expect(String(answer.headers['set-cookie'])).toContain('refresh=;');
    } finally {
      await test.source.initialize();
    }
  });

  it('ends the sessions of an institution’s clerks the moment it goes out of service', async () => {
    const admin = await test.as('admin');
    const clerk = await test.as('jobcenter');
    await clerk.post('/api/stations/work-list').expect(200);
    const { body } = await admin.get('/api/institutions').expect(200);
    const {
      isCentralOffice: _,
      id,
      ...office
    } = body.items.find((i: { id: string }) => i.id === test.institutions.jobcenter);
    const given = Object.fromEntries(Object.entries(office).filter(([, value]) => value !== null));
    await admin.put(`/api/institutions/${id}`, { ...given, active: false }).expect(200);
    await clerk.post('/api/stations/work-list').expect(401);
    await clerk.get('/api/auth/me').expect(401);
    await test.http.post('/api/auth/token').send({ username: 'jobcenter', password: PASSWORD }).expect(401);
    await admin.put(`/api/institutions/${id}`, { ...given, active: true, version: 2 }).expect(200);
    // What has ended stays ended: they log in anew.
    await clerk.get('/api/auth/me').expect(401);
    await test.http.post('/api/auth/token').send({ username: 'jobcenter', password: PASSWORD }).expect(200);
  });

  it('starts no session with a password that was changed while it was looked at', async () => {
    await withClient(test.db.superuser, async (c) => {
      await c.query('begin');
      await c.query(`update app_user set password_hash = 'another one' where id = $1`, [test.users.dpo]);
      const login = test.http
        .post('/api/auth/token')
        .send({ username: 'dpo', password: PASSWORD })
        .then((a) => a.status);
      await setTimeout(400);
      await c.query('commit');
      expect(await login).toBe(401);
      const { rows } = await c.query('select 1 from session where user_id = $1', [test.users.dpo]);
      expect(rows).toEqual([]);
    });
  });

  it('ends the session of an API client by its refresh token alone', async () => {
    const { body } = await test.http
      .post('/api/auth/token')
      .send({ username: 'counselor', password: PASSWORD })
      .expect(200);
    const { accessToken, refreshToken } = body;
    await test.http.post('/api/auth/token/revoke').send({ refreshToken }).expect(204);
    await test.http.post('/api/auth/token/refresh').send({ refreshToken }).expect(401);
    await client(test.http, accessToken).get('/api/auth/me').expect(401);
  });

  it('commits nothing for a session whose role has changed since', async () => {
    const actor = {
      userId: test.users.supervisor,
      role: 'intake',
      institutionId: test.institutions.central,
      sessionId: '',
      mustChangePassword: false,
    } as const;
    const [session] = await test.database.as('auth', (tx) =>
      tx.query<{ id: string }>(
        `insert into session (user_id, absolute_expires_at) values ($1, now() + interval '1 hour') returning id`,
        [actor.userId],
      ),
    );
    const forged = { ...actor, sessionId: session!.id };
    const statement = `insert into draft (user_id, form, data) values ($1, 'x', '{}') returning form`;
    await expect(test.database.run(forged, statement, [actor.userId])).rejects.toMatchObject({
      code: 'not-authenticated',
    });
    const drafts = await test.database.as({ ...forged, role: 'supervisor' }, (tx) =>
      tx.query('select 1 from draft'),
    );
    expect(drafts).toEqual([]);
  });
});
