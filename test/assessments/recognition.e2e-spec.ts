import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { proceduresOf } from '@app/assessments';
import { FIELDS, RECOGNITION_STAGES, type RecognitionResponse } from '@app/assessments/shared';
import type { CaseWorkList } from '@app/cases';
import { withClient } from '@app/platform';
import { addDays, addMonths, berlinDay } from '@app/platform/shared';
import { arrangeCase, type Arranged } from '../support/arrange.js';
import { actorOf, arrangeRecognition, NURSE } from '../support/recognition-routes.js';
import { startTestApp, type Client, type TestApp } from '../support/test-app.js';

const today = berlinDay(new Date());
const daysAgo = (days: number) => addDays(today, -days);

describe('recognition procedures', () => {
  let test: TestApp;
  let intake: Client;
  let counselor: Client;
  let someone: Arranged;
  let list: string;

  beforeAll(async () => {
    test = await startTestApp();
    [intake, counselor] = await Promise.all([test.as('intake'), test.as('counselor')]);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    someone = await arrangeCase(test, {}, ['KK', 'CLOSE']);
    list = `/api/cases/${someone.caseId}/recognitions`;
  });

  const { stage: _stage, ...facts } = NURSE;
  const step = async (path: string, stage: string, onDay: string, more: object = {}) => {
    const before = ((await intake.get(list)).body as { items: RecognitionResponse[] }).items.find(({ id }) =>
      path.endsWith(id),
    )!;
    const answer = await intake.post(`${path}/steps`, { version: before.version, stage, onDay, ...more });
    if (answer.status !== 200) throw new Error(`${stage}: ${JSON.stringify(answer.body)}`);
    return answer.body as RecognitionResponse;
  };
  /** What the work list says of this case's recognition, as kind and day. */
  const reminders = async (client = intake, scope = 'all') => {
    const { items } = (await client.get(`/api/cases/work-list?scope=${scope}`).expect(200))
      .body as CaseWorkList;
    return items
      .filter(({ caseId, kind }) => caseId === someone.caseId && kind.startsWith('recognition'))
      .map(({ kind, dueOn, text }) => ({ kind, dueOn, text }));
  };

  it('follow a nurse from interest to recognition, by the rule her occupation suggests', async () => {
    const { path, read } = await arrangeRecognition(intake, someone, {
      stage: 'interest',
      stageSince: daysAgo(200),
    });
    expect(await read()).toMatchObject({
      occupationCode: 'pflegefachkraft',
      rule: 'pflbg',
      competentBody: NURSE.competentBodyText,
      fundingSource: 'recognition_grant',
      receiptDue: null,
      decisionDue: null,
      documents: [
        { kind: 'cv', state: 'missing', onDay: null, version: 1 },
        { kind: 'identity' },
        { kind: 'certificates' },
        { kind: 'experience' },
        { kind: 'no_earlier_application' },
        { kind: 'intention_to_work' },
        { kind: 'certified_translations' },
      ],
    });
    await step(path, 'documents_collecting', daysAgo(180), { note: 'Diplom liegt vor' });
    await step(path, 'translation', daysAgo(150));
    const applied = await step(path, 'applied', daysAgo(120));
    expect(applied).toMatchObject({
      applicationDate: daysAgo(120),
      receiptDue: { dueOn: addMonths(daysAgo(120), 1), basis: 'expected', open: true },
    });
    const confirmed = await step(path, 'receipt_confirmed', daysAgo(100), { completeOn: daysAgo(110) });
    expect(confirmed).toMatchObject({
      receiptConfirmedOn: daysAgo(100),
      completeOn: daysAgo(110),
      receiptDue: { open: false },
      decisionDue: {
        dueOn: addMonths(daysAgo(110), 4),
        legalBasis: '§ 43 Abs. 3 Satz 1 PflAPrV',
        basis: 'law',
        open: true,
      },
    });
    expect(await step(path, 'decision_compensation', daysAgo(40))).toMatchObject({
      decidedOn: daysAgo(40),
      decisionDue: { open: false },
    });
    await step(path, 'measure_running', daysAgo(30));
    const done = await step(path, 'recognised', today);
    expect(done.events.map(({ from, to, onDay, note }) => [from, to, onDay, note])).toEqual([
      [null, 'interest', daysAgo(200), null],
      ['interest', 'documents_collecting', daysAgo(180), 'Diplom liegt vor'],
      ['documents_collecting', 'translation', daysAgo(150), null],
      ['translation', 'applied', daysAgo(120), null],
      ['applied', 'receipt_confirmed', daysAgo(100), null],
      ['receipt_confirmed', 'decision_compensation', daysAgo(40), null],
      ['decision_compensation', 'measure_running', daysAgo(30), null],
      ['measure_running', 'recognised', today, null],
    ]);
    const over = await intake.post(`${path}/steps`, {
      version: done.version,
      stage: 'applied',
      onDay: today,
    });
    expect([over.status, over.body.code]).toEqual([409, 'transition-not-allowed']);
  });

  it('begin once, however often the same key is sent', async () => {
    const key = randomUUID();
    const [first, second] = [await intake.post(list, NURSE, key), await intake.post(list, NURSE, key)];
    expect([first.status, second.status, second.body.id]).toEqual([201, 201, first.body.id]);
    expect((await intake.get(list)).body.items).toHaveLength(1);
    const other = await intake.post(list, { ...NURSE, stage: 'interest' }, key);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
  });

  it('tell the second of two that somebody was faster, at facts, stage and document', async () => {
    const { path, read } = await arrangeRecognition(intake, someone);
    const two = (work: (client: Client) => PromiseLike<{ status: number; body: { code?: string } }>) =>
      Promise.all([work(intake), work(counselor)]);
    for (const work of [
      (client: Client) => client.put(path, { ...facts, version: 1, fundingSource: 'self' }),
      (client: Client) => client.post(`${path}/steps`, { version: 2, stage: 'translation', onDay: today }),
      (client: Client) => client.post(`${path}/documents`, { kind: 'cv', state: 'there', version: 1 }),
    ]) {
      const answers = await two(work);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
      expect(answers.find(({ status }) => status === 409)?.body.code).toBe('version-conflict');
    }
    expect(await read()).toMatchObject({
      version: 3,
      stage: 'translation',
      fundingSource: 'self',
      documents: expect.arrayContaining([{ kind: 'cv', state: 'there', onDay: today, version: 2 }]),
    });
  });

  it('belong to their case: through another one in the path they are not there', async () => {
    const other = await arrangeCase(test, {}, ['KK', 'CLOSE']);
    const { id } = await arrangeRecognition(intake, other);
    const wrong = `${list}/${id}`;
    await intake.put(wrong, { ...facts, version: 1 }).expect(404);
    await intake.post(`${wrong}/steps`, { version: 1, stage: 'translation', onDay: today }).expect(404);
    await intake.post(`${wrong}/documents`, { kind: 'cv', state: 'there', version: 1 }).expect(404);
    expect((await intake.get(list)).body.items).toEqual([]);
  });

  it('refuse what contradicts itself or the rule, with the field', async () => {
    for (const [body, pointer, code] of [
      [{ occupationCode: 'gibt_es_nicht' }, '/occupationCode', 'invalidChoice'],
      [{ occupationCode: undefined }, '/occupationText', 'required'],
      [{ rule: 'zab' }, '/rule', 'invalidChoice'],
      [{ applicationDate: addDays(today, 1) }, '/applicationDate', 'inFuture'],
      [
        { applicationDate: today, receiptConfirmedOn: daysAgo(1) },
        '/receiptConfirmedOn',
        'beforeApplication',
      ],
      [{ competentBodyId: test.institutions.recognition }, '/competentBodyText', 'invalidChoice'],
      [
        { competentBodyText: undefined, competentBodyId: test.institutions.central },
        '/competentBodyId',
        'invalidChoice',
      ],
      [{ completeOn: today, extendedMonths: 1, extensionReason: 'x' }, '/extendedMonths', 'notByThisStatute'],
      [{ rule: 'bqfg', extendedMonths: 1, extensionReason: 'x' }, '/completeOn', 'required'],
      [{ rule: 'bqfg', completeOn: today, extendedMonths: 1 }, '/extensionReason', 'required'],
      [{ rule: 'bqfg', completeOn: today, extendedMonths: 4, extensionReason: 'x' }, '/extendedMonths'],
      [{ extensionReason: 'x' }, '/extendedMonths', 'required'],
      [{ stageSince: addDays(today, 1) }, '/stageSince', 'inFuture'],
    ] as const) {
      const refused = await intake.post(list, { ...NURSE, ...body });
      expect([body, refused.status, refused.body.errors]).toMatchObject([
        body,
        400,
        [{ pointer, ...(code && { code }) }],
      ]);
    }
    const { path } = await arrangeRecognition(intake, someone);
    for (const [onDay, code] of [
      [daysAgo(1), 'beforeLastStep'],
      [addDays(today, 1), 'inFuture'],
    ] as const) {
      const refused = await intake.post(`${path}/steps`, { version: 1, stage: 'applied', onDay });
      expect([refused.status, refused.body.errors]).toMatchObject([400, [{ pointer: '/onDay', code }]]);
    }
    const skipped = await intake.post(`${path}/steps`, { version: 1, stage: 'recognised', onDay: today });
    expect([skipped.status, skipped.body.code]).toEqual([409, 'transition-not-allowed']);
  });

  it('are prolonged once, with a reason, and no longer touched when the case is closed', async () => {
    const { path } = await arrangeRecognition(intake, someone, {
      occupationCode: undefined,
      occupationText: 'Schweißer',
      regulation: 'non_regulated_dual',
      stage: 'receipt_confirmed',
      applicationDate: '2026-05-01',
      completeOn: '2026-05-31',
    });
    const put = (changes: object) =>
      intake.put(path, {
        occupationText: 'Schweißer',
        regulation: 'non_regulated_dual',
        applicationDate: '2026-05-01',
        completeOn: '2026-05-31',
        ...changes,
      });
    const longer = await put({ version: 1, extendedMonths: 1, extensionReason: 'Gutachten' }).expect(200);
    expect(longer.body).toMatchObject({
      rule: 'chamber',
      decisionDue: { dueOn: '2026-09-30', legalBasis: '§ 6 Abs. 3 BQFG', basis: 'law' },
    });
    const { version } = (await intake.get(`/api/cases/${someone.caseId}`)).body as { version: number };
    await intake
      .patch(`/api/cases/${someone.caseId}`, { version, state: 'closed', closeReason: 'moved_away' })
      .expect(200);
    for (const answer of [
      await put({ version: 2 }),
      await intake.post(list, NURSE),
      await intake.post(`${path}/steps`, { version: 2, stage: 'withdrawn', onDay: today }),
      await intake.post(`${path}/documents`, { kind: 'cv', state: 'there', version: 1 }),
    ])
      expect([answer.status, answer.body.code]).toEqual([409, 'case-closed']);
    expect(await reminders()).toEqual([]);
  });

  it('remind of what is due or overdue until it is done, the most urgent first', async () => {
    const text = 'Schweißer';
    const welder = {
      occupationCode: undefined,
      occupationText: text,
      regulation: 'non_regulated_dual',
    } as const;
    const applied = { ...welder, stage: 'applied', stageSince: today } as const;
    const late = await arrangeRecognition(intake, someone, { ...applied, applicationDate: '2026-06-30' });
    await arrangeRecognition(intake, someone, { ...applied, applicationDate: today });
    await arrangeRecognition(intake, someone, {
      ...applied,
      applicationDate: '2026-06-01',
      receiptConfirmedOn: '2026-06-02',
      completeOn: '2026-07-31',
    });
    expect(await reminders()).toEqual([
      { kind: 'recognitionReceipt', dueOn: '2026-07-30', text },
      { kind: 'recognitionDecision', dueOn: '2026-10-31', text },
    ]);
    await step(late.path, 'receipt_confirmed', today);
    expect(await reminders()).toEqual([{ kind: 'recognitionDecision', dueOn: '2026-10-31', text }]);
    // Due in 14 days is shown, a day later is not yet.
    for (const [days, shown] of [
      [14, 2],
      [15, 1],
    ] as const) {
      await withClient(test.db.superuser, (c) =>
        c.query(
          `update recognition_procedure set receipt_due_on = $2 where case_id = $1 and application_date = $3`,
          [someone.caseId, addDays(today, days), today],
        ),
      );
      expect([days, await reminders()]).toMatchObject([days, { length: shown }]);
    }
  });

  it('remind the responsible worker, and of papers that are missing for more than 30 days', async () => {
    const { path, read } = await arrangeRecognition(intake, someone, { stageSince: daysAgo(31) });
    await arrangeRecognition(intake, someone, { stageSince: daysAgo(30) });
    const text = 'Pflegefachkraft';
    const [reminder, ...more] = await reminders();
    expect([reminder?.kind, reminder?.dueOn, more]).toEqual(['recognitionPapers', daysAgo(1), []]);
    expect(reminder?.text).toMatch(new RegExp(`^${text.slice(0, 6)}`));
    expect(await reminders(intake, 'mine')).toHaveLength(1);
    expect(await reminders(counselor, 'mine')).toEqual([]);
    for (const { kind } of (await read()).documents)
      await intake.post(`${path}/documents`, { kind, state: 'there', version: 1 }).expect(200);
    expect(await reminders()).toEqual([]);
  });

  it('keep their history: no stage and no procedure is ever taken away', async () => {
    const { id } = await arrangeRecognition(intake, someone);
    for (const sql of [
      `update recognition_event set note = 'x' where procedure_id = '${id}'`,
      `delete from recognition_event where procedure_id = '${id}'`,
      `delete from recognition_procedure where id = '${id}'`,
      `update recognition_procedure set created_by = '${test.users.admin}' where id = '${id}'`,
    ])
      await expect(withClient(test.db.superuser, (c) => c.query(sql))).rejects.toMatchObject({
        code: expect.stringMatching(/^(23001|42501)$/),
      });
  });

  it('know in the database the stages, papers and funds that the option lists name', async () => {
    const { rows } = await withClient(test.db.superuser, (c) =>
      c.query<{ def: string }>(
        `select pg_get_constraintdef(oid) as def from pg_constraint
         where conrelid in ('recognition_procedure'::regclass, 'recognition_document'::regclass, 'recognition_event'::regclass) and contype = 'c'`,
      ),
    );
    const lists = rows.map(({ def }) => [...def.matchAll(/'([a-z_]+)'::text/g)].map(([, word]) => word));
    expect(lists.filter((words) => words.includes('interest'))).toEqual(
      Array.from({ length: 3 }, () => [...RECOGNITION_STAGES]),
    );
  });

  it('answer the form by the keys of its table of fields', async () => {
    await arrangeRecognition(intake, someone, { stage: 'applied', applicationDate: '2026-09-01' });
    const rows = await test.database.as(await actorOf(test, 'intake'), (tx) =>
      proceduresOf(tx, someone.caseId),
    );
    const keys = FIELDS.filter(({ store }) => store === 'recognition').map(({ key }) => key);
    expect(rows.map((row) => Object.keys(row).toSorted())).toEqual([keys.toSorted()]);
    expect(rows[0]).toMatchObject({
      occupation: { code: 'pflegefachkraft' },
      stage: 'applied',
      receiptDueOn: '2026-10-01',
      documents: [],
    });
  });
});
