import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash, randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { readBackText, verifySeal } from '@app/forms';
import { withClient } from '@app/platform';
import type { SigningFormResponse } from '@app/waivers';
import { arrangeCase, type Arranged } from '../support/arrange.js';
import { PARENTS, arrangeChild, arrangeWaiver } from '../support/arrange-waiver.js';
import { startTestApp, type Client, type TestApp } from '../support/test-app.js';

describe('signatures', () => {
  let test: TestApp;
  let team: Client;
  let jobcenter: Client;
  let someone: Arranged;

  beforeAll(async () => {
    test = await startTestApp();
    [team, jobcenter] = await Promise.all([test.as('counselor'), test.as('jobcenter')]);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    someone = await arrangeCase(test, {}, ['KK', 'CLOSE']);
  });

  const released = () => jobcenter.get(`/api/releases/${someone.personId}`);

  it('are signed on a link that opens nothing else, once, and for a while', async () => {
    const waiver = await arrangeWaiver(test, someone);
    const [old, token] = [await waiver.link(0), await waiver.link(0)];
    const form = (t: string) => test.http.post('/api/signing/form').send({ token: t });
    await form(old).expect(404);
    const { body } = await form(token).expect(200);
    expect(body).toMatchObject({
      language: 'ar',
      direction: 'rtl',
      signatoryRole: 'person',
      asksHealth: false,
      reviewStatus: 'machine',
      custody: 'none',
      exception: null,
      signatories: [{ role: 'person', name: expect.any(String) }],
    });
    expect(body.texts.screen.sign).not.toBe(body.german.screen.sign);
    expect(JSON.stringify(body)).not.toContain(waiver.id);
    await test.http
      .post('/api/signing/sign')
      .send({ token, drawing: 'M1 1', health: false, immigration: false })
      .expect(400);
    await waiver.sign(token).expect(204);
    await waiver.sign(token).expect(404);
    await form(token).expect(404);
    const third = await arrangeWaiver(test, someone);
    const late = await third.link(0);
    await withClient(test.db.superuser, (c) =>
      c.query(`update signing_link set expires_at = now() - interval '1 second'`),
    );
    await waiver.sign(late).expect(404);
    const declined = await third.link(0);
    await test.http.post('/api/signing/decline').send({ token: declined }).expect(204);
    await waiver.sign(declined).expect(404);
    expect((await third.read()).standing).toBe('awaiting');
  });

  it('are given on a form that says on the screen what it says on paper: custody, exception, who signs, review', async () => {
    someone = await arrangeChild(test, 15);
    const read = async (changes: Parameters<typeof arrangeWaiver>[2]) => {
      const waiver = await arrangeWaiver(test, someone, changes);
      const { body } = await test.http.post('/api/signing/form').send({ token: await waiver.link(0) });
      const form = body as SigningFormResponse;
      return { ...form, roles: form.signatories.map((s) => s.role) };
    };
    const mother = { ...PARENTS, guardians: PARENTS.guardians.slice(0, 1), exceptionReason: 'Schulausflug' };
    expect(await read({ ...mother, exception: 'daily', language: 'de' })).toMatchObject({
      custody: 'joint',
      exception: 'daily',
      roles: ['mother', 'person'],
      reviewStatus: 'original',
    });
    const insight = await read({ ...PARENTS, exception: 'insight', exceptionReason: 'versteht es gut' });
    expect(insight).toMatchObject({ custody: 'joint', exception: 'insight', roles: ['person'] });
    expect(Object.keys(insight.texts['custody'] ?? {})).toContain('joint');
    expect(JSON.stringify(insight)).not.toContain('versteht es gut');
  });

  it('become whole or stay open when the last two sign at the same moment', async () => {
    someone = await arrangeChild(test, 9);
    for (let i = 0; i < 3; i++) {
      const waiver = await arrangeWaiver(test, someone, PARENTS);
      await waiver.sign(await waiver.link(2)).expect(204);
      const tokens = [await waiver.link(0), await waiver.link(1)];
      const answers = await Promise.all(tokens.map((t) => waiver.sign(t)));
      expect(answers.map((a) => a.status)).toEqual([204, 204]);
      const whole = await waiver.read();
      expect(whole).toMatchObject({ standing: 'active' });
      expect(whole.documents.filter((d) => d.kind === 'sealed')).toHaveLength(1);
    }
  });

  it('cut off in the middle leave nothing behind, and can be given again', async () => {
    const waiver = await arrangeWaiver(test, someone);
    await waiver.sign(await waiver.link(1)).expect(204);
    const token = await waiver.link(0);
    const nothingGiven = async () => {
      const { standing, signatures, documents } = await waiver.read();
      expect([standing, signatures[0]!.signedAt, documents]).toEqual(['awaiting', null, []]);
    };
    await withClient(test.db.superuser, async (c) => {
      // The connection goes while the last signature is being written.
      await c.query('begin');
      await c.query('select 1 from waiver where id = $1 for update', [waiver.id]);
      const signing = waiver.sign(token).then((answer) => answer.status);
      // Apart: within a transaction the list of who does what stays as it was first read.
      await withClient(test.db.superuser, async (other) => {
        for (let cut: number | null = 0; !cut; await setTimeout(20))
          ({ rowCount: cut } = await other.query(
            `select pg_terminate_backend(pid) from pg_stat_activity
             where datname = current_database() and query like '%app.give_signature%' and wait_event_type = 'Lock'`,
          ));
      });
      expect(await signing).toBe(503);
      await c.query('rollback');
      await nothingGiven();
      // The entry in the log cannot be written.
      await c.query('revoke insert on audit.log from app_signing');
      expect((await waiver.sign(token)).status).toBeGreaterThanOrEqual(500);
      await nothingGiven();
      await c.query(
        'grant insert (action, object_type, object_id, person_id, case_id, fields, detail) on audit.log to app_signing',
      );
    });
    await waiver.sign(token).expect(204);
    expect(await waiver.read()).toMatchObject({ standing: 'active' });
  });

  it('are waited for from the interpreter and the worker too, who agree to nothing and stand on the paper', async () => {
    const interpreter = { name: 'Leila Beispiel', language: 'ara', sworn: true, adult: true, pledged: true };
    const waiver = await arrangeWaiver(test, someone, {
      interpreter,
      recipients: [
        {
          institutionId: test.institutions.jobcenter,
          direction: 'to_recipient',
          categories: ['identity', 'health'],
        },
      ],
    });
    const { signatures } = await waiver.read();
    expect(signatures.map((s) => [s.role, s.name, s.userId])).toEqual([
      ['person', expect.any(String), null],
      ['interpreter', 'Leila Beispiel', null],
      ['worker', expect.any(String), test.users.counselor],
    ]);
    const intake = await test.as('intake');
    await intake.post(`${waiver.path}/signing-links`, { signatureId: signatures[2]!.id }).expect(403);
    // Nor with a link that somebody else of the team has made past the program.
    const stolen = randomBytes(32).toString('base64url');
    await withClient(test.db.superuser, (c) =>
      c.query(
        `insert into signing_link (token_hash, signature_id, expires_at, created_by) values (sha256($1), $2, now() + interval '5 minutes', $3)`,
        [stolen, signatures[2]!.id, test.users.intake],
      ),
    );
    await waiver.sign(stolen).expect(404);

    const form = await test.http.post('/api/signing/form').send({ token: await waiver.link(1) });
    expect(form.body).toMatchObject({ signatoryRole: 'interpreter', signatoryName: 'Leila Beispiel' });
    await waiver.sign(await waiver.link(0), { health: true }).expect(204);
    await released().expect(404);
    await waiver.sign(await waiver.link(1), { health: true, immigration: true }).expect(204);
    await released().expect(404);
    await waiver.sign(await waiver.link(2)).expect(204);
    const { body } = await released().expect(200);
    expect(body.categories.find((c: { category: string }) => c.category === 'health').released).toBe(true);
    const whole = await waiver.read();
    expect(whole.signatures.map((s) => [s.health, s.immigration])).toEqual([
      [true, false],
      [false, false],
      [false, false],
    ]);
    const pdf = (await team.get(`${waiver.path}/pdf`).responseType('blob').expect(200)).body as Buffer;
    expect(verifySeal(pdf)).toMatchObject({ valid: true, wholeDocumentSigned: true });
    const text = readBackText(pdf).join(' ');
    // Numbers 7, 14 and 15.
    expect(text.split('auf dem Bildschirm unterschrieben').length - 1).toBe(3);
    expect(text).toContain(signatures[2]!.name);
  });

  it('on paper count once a second person has compared the scan', async () => {
    const waiver = await arrangeWaiver(test, someone);
    const other = await test.as('intake');
    const upload = (client: Client, content: Buffer, type = 'application/pdf') =>
      test.http
        .post(`${waiver.path}/scans`)
        .set('authorization', `Bearer ${client.token}`)
        .set('content-type', type)
        .send(content);
    expect((await upload(team, Buffer.from('<html>no scan</html>'))).body.code).toBe('scan-not-readable');
    const scan = Buffer.from('%PDF-1.7 signed with ink');
    const { body } = await upload(team, scan).expect(201);
    const scanSha256 = createHash('sha256').update(scan).digest('hex');
    expect(body.documents).toEqual([expect.objectContaining({ kind: 'scan', sha256: scanSha256 })]);
    const confirm = {
      version: body.version,
      scanSha256,
      signedOn: new Date().toISOString().slice(0, 10),
      health: false,
      immigration: false,
    };
    expect((await team.post(`${waiver.path}/confirm`, confirm).expect(403)).body.code).toBe(
      'second-person-needed',
    );
    await other.post(`${waiver.path}/confirm`, { ...confirm, scanSha256: '0'.repeat(64) }).expect(400);
    await other.post(`${waiver.path}/confirm`, { ...confirm, signedOn: '2099-01-01' }).expect(400);
    await released().expect(404);
    const done = await other.post(`${waiver.path}/confirm`, confirm).expect(200);
    expect(done.body).toMatchObject({ standing: 'active', way: 'paper', signedOn: confirm.signedOn });
    await released().expect(200);
    const kept = (await team.get(`${waiver.path}/scan`).responseType('blob').expect(200)).body as Buffer;
    expect(kept.equals(scan)).toBe(true);
  });

  it('take no file where none belongs', async () => {
    await test.http
      .post('/api/persons/search')
      .set('authorization', `Bearer ${team.token}`)
      .set('content-type', 'application/pdf')
      .send(Buffer.from('%PDF-'))
      .expect(415);
  });
});
