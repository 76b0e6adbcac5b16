import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { arrangeCase, type Arranged } from '../support/arrange.js';
import { arrangeWaiver, type ArrangedWaiver } from '../support/arrange-waiver.js';
import { startTestApp, type Client, type TestApp } from '../support/test-app.js';

/** What may come in from people who are no users, and as files. */
describe('what is taken in', () => {
  let test: TestApp;
  let team: Client;
  let someone: Arranged;
  let waiver: ArrangedWaiver;
  let port: number;

  beforeAll(async () => {
    test = await startTestApp({ env: { TRUSTED_PROXIES: '127.0.0.1' } });
    team = await test.as('counselor');
    await test.app.listen(0, '127.0.0.1');
    ({ port } = test.app.getHttpServer().address() as AddressInfo);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    someone = await arrangeCase(test, {}, ['KK', 'CLOSE']);
    waiver = await arrangeWaiver(test, someone);
  });

  const check = (address: string) =>
    test.http.get(`/api/waiver-checks/${'A'.repeat(22)}`).set('x-forwarded-for', address);

  it('is limited by address and route where nobody logs in, and says when to come again', async () => {
    for (let i = 0; i < 120; i++) await check('203.0.113.7').expect(200);
    const refused = await check('203.0.113.7').expect(429);
    expect(refused.body).toMatchObject({ code: 'too-many-requests', title: 'Zu viele Anfragen' });
    expect(refused.headers['content-type']).toContain('application/problem+json');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
    await check('203.0.113.8').expect(200);
    await test.http
      .post('/api/signing/form')
      .set('x-forwarded-for', '203.0.113.7')
      .send({ token: await waiver.link(0) })
      .expect(200);
  });

  it.each(['form', 'sign', 'decline'])('is limited for signing/%s', async (what) => {
    const post = () => test.http.post(`/api/signing/${what}`).set('x-forwarded-for', '203.0.113.9').send({});
    for (let i = 0; i < 120; i++) await post().expect(400);
    await post().expect(429);
  });

  it('is limited for scans', async () => {
    const upload = (address: string) =>
      test.http
        .post(`${waiver.path}/scans`)
        .set('authorization', `Bearer ${team.token}`)
        .set('x-forwarded-for', address)
        .set('content-type', 'image/png')
        .send(Buffer.from('no picture'));
    for (let i = 0; i < 20; i++) await upload('203.0.113.10').expect(400);
    expect((await upload('203.0.113.10').expect(429)).body.code).toBe('too-many-requests');
    await upload('203.0.113.11').expect(400);
  });

  /** Begins to send a scan of which nothing but the head arrives. */
  const begin = (token: string, address: string) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(
      `POST ${waiver.path}/scans HTTP/1.1\r\nHost: x\r\nContent-Type: image/png\r\nContent-Length: 5000000\r\n` +
        `X-Forwarded-For: ${address}\r\nAuthorization: Bearer ${token}\r\n\r\n`,
    );
    return socket;
  };
  /** The status of the answer that comes; undefined = none does while the program waits for the rest. */
  const answer = (socket: Socket): Promise<number | void> =>
    Promise.race([
      once(socket, 'data').then(([data]) => Number(/^HTTP\/1\.1 (\d+)/.exec(String(data))?.[1])),
      setTimeout(700),
    ]);

  it('is refused without a session before a byte of the file is read', async () => {
    const [header, claims] = team.token.split('.');
    for (const token of ['x', `${header}.${claims}.AAAA`]) {
      const socket = begin(token, '203.0.113.12');
      expect(await answer(socket)).toBe(401);
      socket.destroy();
    }
    const waits = begin(team.token, '203.0.113.12');
    expect(await answer(waits)).toBeUndefined();
    waits.destroy();
  });

  it('is eight files at the same moment and no more, and the next when one of them is through', async () => {
    const sockets = Array.from({ length: 8 }, () => begin(team.token, '203.0.113.13'));
    expect(await Promise.all(sockets.map(answer))).toEqual(Array(8).fill(undefined));
    const ninth = begin(team.token, '203.0.113.13');
    expect(await answer(ninth)).toBe(503);
    ninth.destroy();
    sockets.pop()!.destroy();
    await setTimeout(200);
    const next = begin(team.token, '203.0.113.13');
    sockets.push(next);
    expect(await answer(next)).toBeUndefined();
    for (const socket of sockets) socket.destroy();
  });
});
