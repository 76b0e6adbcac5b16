import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { releasedProceduresOf } from '@app/assessments';
import { arrangeCase, type Arranged } from '../support/arrange.js';
import { arrangeActiveWaiver } from '../support/arrange-waiver.js';
import { actorOf, arrangeRecognition } from '../support/recognition-routes.js';
import { startTestApp, type Account, type Client, type TestApp } from '../support/test-app.js';

/** What row-level security opens of a procedure to institutions, and that it opens nothing to anybody else. */
describe('recognition procedures, for institutions', () => {
  let test: TestApp;
  let intake: Client;
  let someone: Arranged;

  beforeAll(async () => {
    test = await startTestApp();
    intake = await test.as('intake');
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    someone = await arrangeCase(test, {}, ['KK', 'CLOSE']);
  });

  const released = async (account: Account, caseId = someone.caseId) =>
    test.database.as(await actorOf(test, account), (tx) => releasedProceduresOf(tx, caseId));
  const recipient = (institutionId: string, ...categories: ('identity' | 'work_recognition')[]) => ({
    recipients: [{ institutionId, direction: 'to_recipient' as const, categories }],
  });

  it('are occupation, stage and dates, where released, until the waiver is revoked', async () => {
    await arrangeRecognition(intake, someone, { stage: 'applied', applicationDate: '2026-09-01' });
    await arrangeRecognition(intake, await arrangeCase(test, {}, ['KK', 'CLOSE']));
    await arrangeActiveWaiver(test, someone, recipient(test.institutions.social, 'identity'));
    expect([await released('social'), await released('jobcenter')]).toEqual([[], []]);
    const { path, read } = await arrangeActiveWaiver(
      test,
      someone,
      recipient(test.institutions.jobcenter, 'work_recognition'),
    );
    const rows = await released('jobcenter');
    expect(rows).toMatchObject([
      { stage: 'applied', applicationDate: '2026-09-01', receiptDueOn: '2026-10-01', completeOn: null },
    ]);
    expect(Object.keys(rows[0]!)).not.toContain('competentBody');
    expect(await released('social')).toEqual([]);
    await intake.post(`${path}/revoke`, { version: (await read()).version }).expect(200);
    expect(await released('jobcenter')).toEqual([]);
  });

  it('are not those of another case of the same person', async () => {
    const { body } = await intake.post(`/api/persons/${someone.personId}/cases`).expect(201);
    const second = body as { id: string };
    await arrangeRecognition(intake, someone);
    await arrangeRecognition(intake, { caseId: second.id });
    await arrangeActiveWaiver(test, someone, recipient(test.institutions.jobcenter, 'work_recognition'));
    expect(await released('jobcenter')).toHaveLength(1);
    expect(await released('jobcenter', second.id)).toEqual([]);
  });

  it('hold no competent body, no papers, no history, and cannot be changed', async () => {
    await arrangeRecognition(intake, someone);
    await arrangeActiveWaiver(test, someone, recipient(test.institutions.jobcenter, 'work_recognition'));
    const jobcenter = await actorOf(test, 'jobcenter');
    for (const sql of [
      'select competent_body_text from recognition_procedure',
      'select rule from recognition_procedure',
      'select language_requirement from recognition_procedure',
      'select funding from recognition_procedure',
      'select 1 from recognition_document',
      'select 1 from recognition_event',
      `update recognition_procedure set stage = 'recognised'`,
    ])
      await expect(test.database.as(jobcenter, (tx) => tx.query(sql))).rejects.toMatchObject({
        code: '42501',
      });
  });

  it.each(['supervisor', 'dpo', 'admin', 'reception'] as const)('are nothing for %s', async (account) => {
    const actor = await actorOf(test, account);
    for (const table of ['recognition_procedure', 'recognition_document', 'recognition_event'])
      await expect(test.database.as(actor, (tx) => tx.query(`select 1 from ${table}`))).rejects.toMatchObject(
        { code: '42501' },
      );
  });
});
