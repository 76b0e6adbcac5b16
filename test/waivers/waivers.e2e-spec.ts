import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { verifySeal } from '@app/forms';
import { withClient } from '@app/platform';
import { arrangeCase, type Arranged } from '../support/arrange.js';
import {
  PARENTS,
  arrangeActiveWaiver,
  arrangeChild,
  arrangeWaiver,
  waiverInput,
} from '../support/arrange-waiver.js';
import { startTestApp, type Client, type TestApp } from '../support/test-app.js';
import { signRest } from './sign-rest.js';

describe('waivers', () => {
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

  it('open nothing as a draft nor while a signature is missing, and everything ticked with the last one', async () => {
    someone = await arrangeChild(test, 9);
    const waiver = await arrangeWaiver(test, someone, PARENTS);
    await released().expect(404);
    await waiver.sign(await waiver.link(0)).expect(204);
    await released().expect(404);
    expect((await waiver.read()).standing).toBe('awaiting');
    await waiver.sign(await waiver.link(1)).expect(204);
    await released().expect(404);
    await signRest(waiver);
    const { body } = await released().expect(200);
    expect(Object.keys(body).toSorted()).toEqual(
      [
        'personId',
        'caseNumber',
        'categories',
        'familyName',
        'givenNames',
        'nativeScriptName',
        'dateOfBirth',
        'contact',
        'askBeforeContact',
        'languages',
        'interpreterNeeded',
        'appointments',
        'purposes',
      ].toSorted(),
    );
    expect(body.purposes).toEqual(['benefits']);
    expect(body.categories[0]).toEqual(
      expect.objectContaining({ category: 'identity', released: true, basis: 'waiver' }),
    );
    expect(await waiver.read()).toMatchObject({ standing: 'active', way: 'screen' });
  });

  it('are signed by both parents and the youth from 14 on, and by one alone only with a reason', async () => {
    someone = await arrangeChild(test, 15);
    const both = await arrangeWaiver(test, someone, PARENTS);
    expect((await both.read()).signatures.map((s) => s.role)).toEqual([
      'mother',
      'father',
      'person',
      'worker',
    ]);
    const alone = { ...PARENTS, guardians: PARENTS.guardians.slice(0, 1) };
    const refused = await team
      .post(`/api/cases/${someone.caseId}/waivers`, waiverInput(test, alone))
      .expect(400);
    expect(refused.body.errors).toEqual([
      expect.objectContaining({ pointer: '/guardians', code: 'secondGuardianMissing' }),
    ]);
    const noReason = await team
      .post(`/api/cases/${someone.caseId}/waivers`, waiverInput(test, { ...alone, exception: 'daily' }))
      .expect(400);
    expect(noReason.body.errors).toEqual([
      expect.objectContaining({ pointer: '/exceptionReason', code: 'required' }),
    ]);
  });

  it('refuse a minor who interprets, and say why', async () => {
    const interpreter = {
      name: 'Yaman Demodari',
      language: 'ara',
      sworn: false,
      adult: false,
      pledged: true,
    };
    const { body } = await team
      .post(`/api/cases/${someone.caseId}/waivers`, waiverInput(test, { interpreter }))
      .expect(400);
    expect(body.errors).toEqual([
      expect.objectContaining({ pointer: '/interpreter/adult', code: 'minorInterpreter' }),
    ]);
  });

  it('name recipients one by one, with a term of at most two years', async () => {
    const [recipient] = waiverInput(test).recipients;
    const bad = waiverInput(test, {
      recipients: [recipient!, recipient!, { ...recipient!, institutionId: test.institutions.central }],
      validUntil: '2030-01-01',
    });
    const { body } = await team.post(`/api/cases/${someone.caseId}/waivers`, bad).expect(400);
    expect(
      Object.fromEntries(body.errors.map((e: { pointer: string; code: string }) => [e.pointer, e.code])),
    ).toEqual({
      '/validUntil': 'termTooLong',
      '/recipients/1/institutionId': 'notUnique',
      '/recipients/2/institutionId': 'invalidChoice',
    });
  });

  it('are sealed when signed, and handed out byte for byte as stored', async () => {
    const waiver = await arrangeActiveWaiver(test, someone);
    const { documents, reference } = await waiver.read();
    const first = (await team.get(`${waiver.path}/pdf`).responseType('blob').expect(200)).body as Buffer;
    const again = (await team.get(`${waiver.path}/pdf`).responseType('blob').expect(200)).body as Buffer;
    expect(first.equals(again)).toBe(true);
    expect(createHash('sha256').update(first).digest('hex')).toBe(documents[0]!.sha256);
    expect(verifySeal(first)).toMatchObject({ valid: true, wholeDocumentSigned: true });
    const changed = Buffer.from(first);
    changed[1_000]! ^= 1;
    expect(verifySeal(changed).valid).toBe(false);
    const check = await test.http.get(`/api/waiver-checks/${reference}`).expect(200);
    expect(check.body).toEqual({
      genuine: true,
      inForce: true,
      issuedBy: 'Institution central',
      signedOn: expect.any(String),
      validUntil: expect.any(String),
      endedOn: null,
    });
    const unknown = await test.http.get(`/api/waiver-checks/${'A'.repeat(22)}`).expect(200);
    expect(unknown.body).toMatchObject({ genuine: false, inForce: false, issuedBy: null });
  });

  it('open health only with the signature of its own, and the Ausländerbehörde only with the tick of its own', async () => {
    const abh = await test.as('abh');
    const recipients = [
      { institutionId: test.institutions.jobcenter, direction: 'both', categories: ['identity', 'health'] },
      { institutionId: test.institutions.immigration, direction: 'to_recipient', categories: ['identity'] },
    ] as const;
    const input = { recipients: recipients.map((r) => ({ ...r, categories: [...r.categories] })) };
    const categories = async (client: Client): Promise<string[]> => {
      const answer = await client.get(`/api/releases/${someone.personId}`);
      const body = answer.body as { categories?: { category: string; released: boolean }[] };
      return (body.categories ?? []).filter((c) => c.released).map((c) => c.category);
    };
    const without = await arrangeWaiver(test, someone, input);
    await signRest(without);
    expect([await categories(jobcenter), await categories(abh)]).toEqual([['identity'], []]);
    const withBoth = await arrangeWaiver(test, someone, { ...input, supersedes: without.id });
    await signRest(withBoth, { health: true, immigration: true });
    expect([await categories(jobcenter), await categories(abh)]).toEqual([
      ['identity', 'health'],
      ['identity'],
    ]);
    expect((await without.read()).standing).toBe('superseded');
  });

  it('close for one institution or for all with the revocation, at once, in every way', async () => {
    const social = await test.as('social');
    const [first] = waiverInput(test).recipients;
    const waiver = await arrangeActiveWaiver(test, someone, {
      recipients: [first!, { ...first!, institutionId: test.institutions.social }],
    });
    const ways = async (client: Client) => [
      (await client.get(`/api/releases/${someone.personId}`)).status,
      (await client.get(`/api/releases/${someone.personId}/pdf`)).status,
      (await client.post('/api/releases/search', {})).body.items.filter(
        (i: { caseNumber: string }) => i.caseNumber === someone.caseNumber,
      ).length,
      (await client.post('/api/releases/search', { query: someone.caseNumber })).body.items.length,
    ];
    expect([await ways(jobcenter), await ways(social)]).toEqual([
      [200, 200, 1, 1],
      [200, 200, 1, 1],
    ]);
    const { version } = await waiver.read();
    await team
      .post(`${waiver.path}/revoke`, { version, institutionIds: [test.institutions.jobcenter] })
      .expect(200);
    expect([await ways(jobcenter), await ways(social)]).toEqual([
      [404, 404, 0, 0],
      [200, 200, 1, 1],
    ]);
    const ended = (await jobcenter.post('/api/releases/search', {})).body.ended;
    expect(ended.filter((e: { caseNumber: string }) => e.caseNumber === someone.caseNumber)).toEqual([
      { caseNumber: someone.caseNumber, endedOn: expect.any(String), why: 'revoked' },
    ]);
    const whole = await team.post(`${waiver.path}/revoke`, { version: version + 1 }).expect(200);
    expect(whole.body.standing).toBe('revoked');
    expect(await ways(social)).toEqual([404, 404, 0, 0]);
    await team.post(`${waiver.path}/revoke`, { version: version + 2 }).expect(409);
    const { reference } = await waiver.read();
    expect((await test.http.get(`/api/waiver-checks/${reference}`)).body).toMatchObject({
      genuine: true,
      inForce: false,
    });
  });

  it('do not change once they are put before somebody, whoever tries', async () => {
    const waiver = await arrangeActiveWaiver(test, someone);
    await team.put(waiver.path, { ...waiverInput(test), version: (await waiver.read()).version }).expect(409);
    await withClient(test.db.superuser, async (c) => {
      for (const sql of [
        `update waiver set valid_until = valid_until + 1 where id = '${waiver.id}'`,
        `update waiver_recipient set categories = '{health}' where waiver_id = '${waiver.id}'`,
        `insert into waiver_recipient (waiver_id, institution_id, position, direction, categories) values ('${waiver.id}', '${test.institutions.social}', 9, 'both', '{identity}')`,
        `delete from waiver_recipient where waiver_id = '${waiver.id}'`,
        `update waiver_signature set drawing = 'M1 1L2 2' where waiver_id = '${waiver.id}'`,
        `update waiver set state = 'draft' where id = '${waiver.id}'`,
        `delete from waiver where id = '${waiver.id}'`,
        `update waiver_document set content = '' where waiver_id = '${waiver.id}'`,
      ])
        await expect(c.query(sql)).rejects.toMatchObject({ code: '23001' });
    });
    const open = await arrangeWaiver(test, someone);
    await withClient(test.db.superuser, (c) =>
      expect(
        c.query(`update waiver set state = 'active', activated_at = now() where id = '${open.id}'`),
      ).rejects.toMatchObject({
        code: '23001',
      }),
    );
  });

  it('go back to the draft while nobody has signed, and tell the second of two who change one', async () => {
    const waiver = await arrangeWaiver(test, someone);
    const { version } = await waiver.read();
    await team.post(`${waiver.path}/reopen`, { version }).expect(200);
    const saved = await team
      .put(waiver.path, { ...waiverInput(test, { purposes: ['debt'] }), version: version + 1 })
      .expect(200);
    expect(saved.body.purposes).toEqual(['debt']);
    expect(
      (await team.put(waiver.path, { ...waiverInput(test), version: version + 1 }).expect(409)).body.code,
    ).toBe('version-conflict');
    await team.post(`${waiver.path}/discard`, { version: version + 2 }).expect(200);
    expect((await waiver.read()).standing).toBe('discarded');
  });

  it('say who sees what of a person, why, until when, and when somebody looked', async () => {
    const waiver = await arrangeActiveWaiver(test, someone);
    const matrix = async () =>
      (await team.get(`/api/persons/${someone.personId}/releases`).expect(200)).body.cells;
    const cells = await matrix();
    expect(cells.map((c: { category: string }) => c.category)).toEqual([
      'identity',
      'language_school',
      'appointments',
    ]);
    expect(cells[0]).toMatchObject({
      institutionName: 'Institution jobcenter',
      basis: 'waiver',
      basisId: waiver.id,
      caseId: someone.caseId,
      caseNumber: someone.caseNumber,
      lastSeen: null,
    });
    await released().expect(200);
    expect((await matrix())[0].lastSeen).not.toBeNull();
  });

  it('remind of their end thirty days before, and of a scan that waits for a second person', async () => {
    const intake = await test.as('intake');
    const kinds = async (client: Client): Promise<string[]> =>
      (
        (await client.get('/api/cases/work-list?scope=all').expect(200)).body.items as {
          caseId: string;
          kind: string;
        }[]
      )
        .filter((i) => i.caseId === someone.caseId && (i.kind === 'waiver' || i.kind === 'secondPerson'))
        .map((i) => i.kind);
    const day = (plus: number) => new Date(Date.now() + plus * 86_400_000).toISOString().slice(0, 10);
    await arrangeActiveWaiver(test, someone, { validUntil: day(40) });
    expect(await kinds(team)).toEqual([]);
    await arrangeActiveWaiver(test, someone, { validUntil: day(29) });
    expect(await kinds(team)).toEqual(['waiver']);
    const paper = await arrangeWaiver(test, someone);
    await test.http
      .post(`${paper.path}/scans`)
      .set('authorization', `Bearer ${team.token}`)
      .set('content-type', 'application/pdf')
      .send(Buffer.from('%PDF-1.7'))
      .expect(201);
    expect(await kinds(team)).toEqual(['waiver']);
    expect((await kinds(intake)).toSorted()).toEqual(['secondPerson', 'waiver']);
  });

  it('end with their case three months later, and no new one begins in a closed case', async () => {
    await arrangeActiveWaiver(test, someone);
    const { body } = await team.get(`/api/cases/${someone.caseId}`).expect(200);
    await team
      .patch(`/api/cases/${someone.caseId}`, {
        version: body.version,
        state: 'closed',
        closeReason: 'moved_away',
      })
      .expect(200);
    await released().expect(200);
    await withClient(test.db.superuser, (c) =>
      c.query(`update case_file set closed_on = closed_on - interval '3 months 2 days' where id = $1`, [
        someone.caseId,
      ]),
    );
    await released().expect(404);
    const late = await team.post(`/api/cases/${someone.caseId}/waivers`, waiverInput(test)).expect(409);
    expect(late.body.code).toBe('case-closed');
  });
});
