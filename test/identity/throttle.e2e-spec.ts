import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { withClient } from '@app/platform';
import { client, PASSWORD, startTestApp, type TestApp } from '../support/test-app.js';

/** Guesses spread over accounts, and what they do to those who have nothing to do with them. */
describe('guessing from one address', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    await withClient(test.db.superuser, (c) => c.query('delete from login_throttle'));
  });

  const login = (username: string, password = PASSWORD, cookie = '') =>
    test.http
      .post('/api/auth/login')
      .set({ cookie, 'sec-fetch-site': 'same-origin' })
      .send({ username, password });

  it('is refused in the end, although a log-in of one’s own succeeds in between', async () => {
    const answers: number[] = [];
    for (let i = 0; i < 40; i++) {
      answers.push((await login(`konto.${i}`, 'ein häufiges Passwort')).status);
      if (i % 4 === 0) await login('reception');
    }
    const wrong = answers.filter((status) => status === 401).length;
    expect(wrong).toBeGreaterThanOrEqual(29);
    expect(wrong).toBeLessThanOrEqual(30);
    expect(answers.at(-1)).toBe(429);
  });

  it('is forgiven with time, one failure after the other', async () => {
    for (let i = 0; i < 29; i++) await login(`konto.${i}`, 'ein häufiges Passwort').expect(401);
    await withClient(test.db.superuser, (c) =>
      c.query(`update login_throttle set last_failure_at = last_failure_at - interval '26 minutes'`),
    );
    const answers = [];
    for (let i = 0; i < 7; i++) answers.push((await login(`weiter.${i}`, 'noch eines dieser Art')).status);
    // Five are forgotten after 25 minutes: 24, then six more until the thirtieth blocks.
    expect(answers).toEqual([401, 401, 401, 401, 401, 401, 429]);
  });

  it('is forgiven although others log in all the while', async () => {
    for (let i = 0; i < 29; i++) await login(`konto.${i}`, 'ein häufiges Passwort').expect(401);
    for (let i = 0; i < 6; i++) {
      await withClient(test.db.superuser, (c) =>
        c.query(`update login_throttle set last_failure_at = last_failure_at - interval '290 seconds'`),
      );
      await login('reception').expect(200);
    }
    const { rows } = await withClient(test.db.superuser, (c) =>
      c.query<{ failures: number }>('select max(failures) as failures from login_throttle'),
    );
    // 29 minutes: five whole intervals.
    expect(rows[0]!.failures).toBe(24);
  });

  it('keeps no known device out', async () => {
    const first = await login('supervisor').expect(200);
    const device = (first.headers['set-cookie'] as unknown as string[])
      .find((c) => c.startsWith('device='))!
      .split(';')[0]!;
    for (let i = 0; i < 31; i++) await login(`konto.${i}`, 'ein häufiges Passwort');
    await login('supervisor').expect(429);
    await login('supervisor', PASSWORD, device).expect(200);
    // The device is this user's: it opens no door for guesses at others.
    await login('intake', PASSWORD, device).expect(429);
  });

  it('leaves the change of a password alone, whatever user name is given', async () => {
    const { body } = await test.http
      .post('/api/auth/token')
      .send({ username: 'counselor', password: PASSWORD })
      .expect(200);
    for (const name of ['change counselor', `change ${test.users.counselor}`, '["change","counselor"]'])
      for (let i = 0; i < 6; i++) await login(name, 'falsch falsch falsch');
    await withClient(test.db.superuser, (c) =>
      c.query(`update login_throttle set blocked_until = now() + interval '1 hour'`),
    );
    await client(test.http, body.accessToken)
      .post('/api/auth/password', { currentPassword: 'falsch', newPassword: 'Ganz-und-gar-neu-4' })
      .expect(400);
  });
});
