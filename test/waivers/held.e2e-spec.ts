import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { Clock, withClient } from '@app/platform';
import type { ReleaseList } from '@app/waivers';
import { arrangeCase, slip, type Arranged } from '../support/arrange.js';
import { arrangeActiveWaiver, arrangeWaiver } from '../support/arrange-waiver.js';
import { startTestApp, type Client, type TestApp } from '../support/test-app.js';
import { signRest } from './sign-rest.js';

/** What a review tried and had: each way round the waiver is closed. */
describe('round the waiver', () => {
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

  /** As a role of the case team, past the program. */
  const asTeam = (role: 'intake' | 'counselor', work: (c: pg.Client) => Promise<void>) =>
    withClient(test.db.app, async (c) => {
      await c.query('begin');
      await c.query(`select set_config('role', $1, true), set_config('app.user_id', $2, true)`, [
        `app_${role}`,
        test.users[role],
      ]);
      await work(c);
      await c.query('rollback');
    });
  async function refused(c: pg.Client, sql: string): Promise<void> {
    await c.query('savepoint attempt');
    await expect(c.query(sql)).rejects.toMatchObject({
      code: expect.stringMatching(/^(42501|23001|23514)$/),
    });
    await c.query('rollback to attempt');
  }
  const upload = (path: string, content: string) =>
    test.http
      .post(`${path}/scans`)
      .set('authorization', `Bearer ${team.token}`)
      .set('content-type', 'application/pdf')
      .send(Buffer.from(content));
  const categories = async (client: Client): Promise<string[]> => {
    const answer = await client.get(`/api/releases/${someone.personId}`);
    const body = answer.body as { categories?: { category: string; released: boolean }[] };
    return (body.categories ?? []).filter((c) => c.released).map((c) => c.category);
  };

  it('there is no changing what a scanned paper says', async () => {
    const waiver = await arrangeWaiver(test, someone);
    await upload(waiver.path, '%PDF-1.7').expect(201);
    const { version } = await waiver.read();
    await team.post(`${waiver.path}/reopen`, { version }).expect(409);
    expect((await upload(waiver.path, '%PDF-1.7 /JavaScript (x)')).body.code).toBe('scan-not-readable');
  });

  it('a draft put before somebody again has another code', async () => {
    const waiver = await arrangeWaiver(test, someone);
    const first = await waiver.read();
    await team.post(`${waiver.path}/reopen`, { version: first.version }).expect(200);
    await team.post(`${waiver.path}/fix`, { version: first.version + 1 }).expect(200);
    expect((await waiver.read()).reference).not.toBe(first.reference);
  });

  it('no statement of the case team makes a waiver, a signature or a seal', async () => {
    const waiver = await arrangeWaiver(test, someone);
    for (const role of ['intake', 'counselor'] as const)
      await asTeam(role, async (c) => {
        const columns = `case_id, person_id, reference, language, template_version, purposes, valid_until, explained_language, created_by`;
        const values = `'${someone.caseId}', '${someone.personId}', '${'x'.repeat(22)}', 'de', 1, '{debt}', now() + interval '1 day', 'deu', '${test.users[role]}'`;
        await refused(
          c,
          `insert into waiver (${columns}, state, way, activated_at) values (${values}, 'active', 'screen', now())`,
        );
        await refused(
          c,
          `insert into waiver (${columns}) values (${values.replace(test.users[role], test.users.admin)})`,
        );
        await refused(c, `update waiver set state = 'active' where id = '${waiver.id}'`);
        await refused(c, `update waiver set activated_at = now() where id = '${waiver.id}'`);
        await refused(c, `update waiver_signature set signed_at = now() where waiver_id = '${waiver.id}'`);
        await refused(
          c,
          `insert into waiver_signature (waiver_id, position, role, name, signed_at) values ('${waiver.id}', 9, 'person', 'x', now())`,
        );
        await refused(
          c,
          `insert into waiver_document (waiver_id, kind, media_type, sha256, content, stored_by) values ('${waiver.id}', 'sealed', 'application/pdf', sha256('x'), 'x', '${test.users[role]}')`,
        );
      });
  });

  it('no statement of the case team confirms its own disclosure', async () => {
    await asTeam('intake', async (c) => {
      const row = (basis: string, more: string, value: string) =>
        `insert into disclosure (case_id, person_id, institution_id, categories, basis, reason, person_informed_on, valid_until, created_by, needs_second${more})
         values ('${someone.caseId}', '${someone.personId}', '${test.institutions.social}', '{identity}', '${basis}', 'x', now(), now() + interval '5 days', '${test.users.intake}', ${value})`;
      await refused(c, row('stgb_34', '', 'false'));
      await refused(
        c,
        row('stgb_34', ', confirmed_at, confirmed_by', `true, now(), '${test.users.counselor}'`),
      );
      await c.query(row('stgb_34', '', 'true'));
      await refused(
        c,
        `update disclosure set confirmed_at = now(), confirmed_by = '${test.users.counselor}'`,
      );
    });
  });

  it('a waiver opens the appointments of its own case alone', async () => {
    await arrangeActiveWaiver(test, someone);
    const { body } = await team.post(`/api/persons/${someone.personId}/cases`).expect(201);
    const intake = await test.as('intake');
    await intake
      .post(`/api/cases/${body.id}/laufzettel`, await slip(test, intake, ['SOZ', 'ABH', 'CLOSE']))
      .expect(201);
    const file = (await jobcenter.get(`/api/releases/${someone.personId}`).expect(200)).body;
    expect(file.appointments.map((a: { code: string }) => a.code)).toEqual(['KK', 'CLOSE']);
  });

  it('a case opened again brings back no waiver that had ended with it', async () => {
    const waiver = await arrangeActiveWaiver(test, someone);
    const state = async (changes: object) => {
      const { version } = (await team.get(`/api/cases/${someone.caseId}`)).body as { version: number };
      await team.patch(`/api/cases/${someone.caseId}`, { version, ...changes }).expect(200);
    };
    await state({ state: 'closed', closeReason: 'moved_away' });
    await withClient(test.db.superuser, (c) =>
      c.query(`update case_file set closed_on = closed_on - 200 where id = $1`, [someone.caseId]),
    );
    expect((await waiver.read()).standing).toBe('expired');
    await state({ state: 'open' });
    expect(await categories(jobcenter)).toEqual([]);
    expect((await waiver.read()).standing).toBe('expired');
  });

  it('an Ausländerbehörde stays one, and learns of no waiver it never had', async () => {
    const abh = await test.as('abh');
    const waiver = await arrangeActiveWaiver(test, someone, {
      recipients: [
        { institutionId: test.institutions.immigration, direction: 'to_recipient', categories: ['identity'] },
      ],
    });
    const retype = (type: string) =>
      withClient(test.db.superuser, (c) =>
        c.query('update institution set type = $2 where id = $1', [test.institutions.immigration, type]),
      );
    await retype('registration_office');
    expect(await categories(abh)).toEqual([]);
    await retype('immigration_authority');
    await team.post(`${waiver.path}/revoke`, { version: (await waiver.read()).version }).expect(200);
    const { ended } = (await abh.post('/api/releases/search', {}).expect(200)).body as ReleaseList;
    expect(ended).toEqual([]);
  });

  it('a dot is no signature, a closed case begins nothing, and one waiver is replaced once', async () => {
    const first = await arrangeActiveWaiver(test, someone);
    const [a, b] = [
      await arrangeWaiver(test, someone, { supersedes: first.id }),
      await arrangeWaiver(test, someone, { supersedes: first.id }),
    ];
    const dot = { token: await a.link(0), drawing: 'M1 1L1 1', health: false, immigration: false };
    expect((await test.http.post('/api/signing/sign').send(dot).expect(400)).body.errors[0].code).toBe(
      'notDrawn',
    );
    const late = await b.link(0);
    await signRest(a);
    await b.sign(late).expect(404);
    expect((await b.read()).standing).toBe('awaiting');
    const third = await arrangeWaiver(test, someone);
    const token = await third.link(0);
    const { version } = (await team.get(`/api/cases/${someone.caseId}`)).body as { version: number };
    await team
      .patch(`/api/cases/${someone.caseId}`, { version, state: 'closed', closeReason: 'moved_away' })
      .expect(200);
    await third.sign(token).expect(404);
  });

  it('a paper that is being set when its waiver is revoked is not handed out', async () => {
    const waiver = await arrangeActiveWaiver(test, someone);
    const pdf = () => jobcenter.get(`/api/releases/${someone.personId}/pdf`);
    const logged = async (c: pg.Client) => {
      const { rows } = await c.query<{ action: string }>(
        `select action from audit.log where object_type = 'release' and person_id = $1 order by at`,
        [someone.personId],
      );
      return rows.map((r) => r.action);
    };
    await withClient(test.db.superuser, async (c) => {
      // The program asks what time it is between reading and setting the paper: that is when it is revoked.
      const clock = test.app.get(Clock, { strict: false });
      let revoked: Promise<unknown> | undefined;
      clock.now = () => {
        revoked ??= c.query(`update waiver_recipient set revoked_at = now() where waiver_id = $1`, [
          waiver.id,
        ]);
        return new Date();
      };
      try {
        expect((await pdf()).status).toBe(404);
      } finally {
        Reflect.deleteProperty(clock, 'now');
      }
      await revoked;
      // It was read while it was released, and then not printed.
      expect(await logged(c)).toEqual(['view']);
    });
    await pdf().expect(404);
  });

  it('what was read is what is sealed, whatever changes meanwhile', async () => {
    const waiver = await arrangeWaiver(test, someone);
    const token = await waiver.link(0);
    await withClient(test.db.superuser, (c) =>
      c.query(`update institution set name = 'Ganz andere Stelle' where id = $1`, [
        test.institutions.jobcenter,
      ]),
    );
    const form = await test.http.post('/api/signing/form').send({ token }).expect(200);
    expect(form.body.recipients[0].name).toBe('Institution jobcenter');
    await waiver.sign(token).expect(204);
    expect((await waiver.read()).recipients[0]!.name).toBe('Institution jobcenter');
  });
});
