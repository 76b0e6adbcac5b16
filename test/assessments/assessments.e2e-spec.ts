import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { withClient } from '@app/platform';
import { FIELDS, fieldId, type AssessmentChanges, type AssessmentList } from '@app/assessments/shared';
import { arrangeCase, person, type Arranged } from '../support/arrange.js';
import {
  arrangeSignedAssessment,
  beginAssessment,
  DRAWING,
  fillAssessment,
  signatures,
  type ArrangedAssessment,
} from '../support/arrange-assessment.js';
import { startTestApp, type Client, type TestApp } from '../support/test-app.js';

describe('assessments', () => {
  let test: TestApp;
  let intake: Client;
  let counselor: Client;
  let someone: Arranged;
  let form: ArrangedAssessment;

  beforeAll(async () => {
    test = await startTestApp();
    [intake, counselor] = await Promise.all([test.as('intake'), test.as('counselor')]);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    someone = await arrangeCase(test, {}, ['KK', 'CLOSE']);
    form = await beginAssessment(intake, someone);
    await form.save({ field: 'header.infoArt13Given', standing: 'given', value: true });
  });

  const put = (client: Client, body: object) =>
    client.put(`${form.path}/answers`, { standing: 'given', version: 0, ...body });
  const sync = async (client: Client, revision: number, at: object = { section: 'school' }) =>
    (await client.post(`${form.path}/sync`, { revision, ...at }).expect(200)).body as AssessmentChanges;

  it('know the fields that the table of fields names, and no other', async () => {
    const { rows } = await withClient(test.db.superuser, (c) =>
      c.query('select id, group_name, protection, category from assessment_field order by id'),
    );
    const named = FIELDS.filter(({ store }) => store === 'answer').map((field) => ({
      id: fieldId(field),
      group_name: field.group,
      protection: field.protection,
      category: field.category,
    }));
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
    expect(rows.toSorted(byId)).toEqual(named.toSorted(byId));
  });

  it('take every field of the table, are completed, signed, sealed and then never change', async () => {
    const signed = await arrangeSignedAssessment(intake, await arrangeCase(test, {}, ['KK', 'CLOSE']), {
      rows: 2,
    });
    const whole = await signed.read();
    const answered = new Set(whole.answers.map(({ field }) => field));
    expect(FIELDS.filter((f) => f.store === 'answer' && !answered.has(fieldId(f))).map(fieldId)).toEqual([]);
    expect(whole).toMatchObject({
      state: 'signed',
      number: 1,
      signatures: [{ role: 'person' }, { role: 'worker' }, { role: 'interpreter' }],
    });
    expect(whole.record.familyName).toMatch(/^Muster-/);
    const late = await intake.put(`${signed.path}/answers`, {
      field: 'header.place',
      standing: 'given',
      value: 'x',
      version: 1,
    });
    expect([late.status, late.body.code]).toEqual([409, 'assessment-state']);
    for (const sql of [
      `update assessment_answer set value = '"x"' where assessment_id = '${signed.id}' and field = 'header.place'`,
      `update assessment set record = '{}' where id = '${signed.id}'`,
      `update assessment_signature set name = 'x' where assessment_id = '${signed.id}'`,
      `delete from assessment_document where assessment_id = '${signed.id}'`,
      `insert into assessment_signature (assessment_id, role, name, drawing) values ('${signed.id}', 'worker', 'x', 'x')`,
    ]) {
      await expect(withClient(test.db.superuser, (c) => c.query(sql))).rejects.toMatchObject({
        code: '23001',
      });
    }
  });

  it('are not completed with something required missing, and "declined" is an answer', async () => {
    const { version } = await form.read();
    const refused = await intake.post(`${form.path}/complete`, { version }).expect(400);
    const pointers = (refused.body.errors as { pointer: string }[]).map(({ pointer }) => pointer);
    expect(pointers).toEqual(
      expect.arrayContaining([
        '/answers/header.channel',
        '/answers/school.qualification',
        '/answers/goals.goals',
      ]),
    );
    for (const field of FIELDS.filter(
      (f) => f.store === 'answer' && f.need === 'required' && f.group === null,
    )) {
      if (fieldId(field) === 'header.infoArt13Given') continue;
      await form.save({ field: fieldId(field), standing: 'declined' });
    }
    await form.save({ field: 'header.infoArt13Language', standing: 'unknown' });
    await form.save({ field: 'header.infoArt13Version', standing: 'not_asked' });
    for (const [group, fields] of [
      ['languages', ['languages.language', 'languages.role']],
      ['steps', ['goals.stepWhat']],
    ] as const) {
      const row = (await form.read()).rows.find((each) => each.group === group) ?? (await form.addRow(group));
      for (const field of fields) await form.save({ field, rowId: row.id, standing: 'declined' });
    }
    expect((await form.step('complete')).state).toBe('completed');
  });

  it('ask nothing of §2.3 on before the information of Art. 13 is handed out', async () => {
    await form.save({ field: 'header.infoArt13Given', standing: 'given', value: false, version: 1 });
    const refused = await put(intake, { field: 'residence.workPermission', value: 'free' });
    expect([refused.status, refused.body.code]).toEqual([409, 'privacy-information-first']);
    expect((await intake.post(`${form.path}/rows`, { group: 'jobs' })).body.code).toBe(
      'privacy-information-first',
    );
    await put(intake, { field: 'person.childrenCount', value: 2 }).expect(200);
  });

  it('refuse what does not fit a field, with its reason', async () => {
    const { id: rowId } = await form.addRow('languages');
    for (const [body, pointer, code] of [
      [{ field: 'header.interpreterKind', value: 'minor' }, '/value', 'minorInterpreter'],
      [{ field: 'header.assessedOn', value: '2099-01-01' }, '/value', 'inFuture'],
      [{ field: 'header.assessedOn', value: '2026-02-31' }, '/value', 'invalidDate'],
      [{ field: 'person.childrenCount', value: 21 }, '/value', 'tooLarge'],
      [{ field: 'person.childrenCount', value: 1.5 }, '/value', 'invalidNumber'],
      [{ field: 'school.qualification', value: 'abitur' }, '/value', 'invalidChoice'],
      [{ field: 'header.languageUsed', value: 'qqq' }, '/value', 'invalidChoice'],
      [{ field: 'literacy.learnedScripts', value: ['Qqqq'] }, '/value', 'invalidChoice'],
      [{ field: 'goals.desiredOccupations', value: [{ code: 'no-such' }] }, '/value', 'invalidChoice'],
      [{ field: 'header.place', value: ' ' }, '/value', 'required'],
      [{ field: 'header.place', value: 'x'.repeat(201) }, '/value', 'tooLong'],
      [{ field: 'person.familyName', value: 'x' }, '/field', 'invalidChoice'],
      [{ field: 'languages.listening', value: 'B1' }, '/rowId', 'invalidChoice'],
      [{ field: 'school.qualification', value: 'none', rowId }, '/rowId', 'invalidChoice'],
      [{ field: 'work.employer', value: 'x', rowId }, '/rowId', 'invalidChoice'],
      [{ field: 'school.qualification', value: 'none', evidence: 'self' }, '/evidence', 'invalidChoice'],
      [{ field: 'school.qualification', standing: 'declined', value: 'none' }, '/value', 'required'],
    ] as const) {
      const refused = await put(intake, body);
      expect([body, refused.status, refused.body.errors?.[0]]).toMatchObject([body, 400, { pointer, code }]);
    }
  });

  it('tell the second of two at one field what the first has answered, and lose neither at two fields', async () => {
    await Promise.all([
      put(intake, { field: 'header.place', value: 'Helmstedt' }).expect(200),
      put(counselor, { field: 'header.channel', value: 'phone' }).expect(200),
    ]);
    const second = await put(counselor, { field: 'header.place', value: 'Schöningen' });
    expect([second.status, second.body.code, second.body.current]).toMatchObject([
      409,
      'answer-changed',
      { value: 'Helmstedt', version: 1, updatedByName: expect.any(String) },
    ]);
    await put(counselor, { field: 'header.place', value: 'Schöningen', version: 1 }).expect(200);
    // The answer to a save was lost, and the browser asks again.
    expect(
      (await put(counselor, { field: 'header.place', value: 'Schöningen', version: 1 }).expect(200)).body
        .version,
    ).toBe(2);
    const { answers } = await form.read();
    expect(Object.fromEntries(answers.map((a) => [a.field, a.value]))).toMatchObject({
      'header.place': 'Schöningen',
      'header.channel': 'phone',
    });
  });

  it('loses no write of many at once', async () => {
    const fields = FIELDS.filter(
      (f) => f.store === 'answer' && f.section === 'skills' && f.kind === 'option' && f.group === null,
    );
    await Promise.all(
      fields.map((field, i) =>
        put(i % 2 ? intake : counselor, { field: fieldId(field), standing: 'declined' }).expect(200),
      ),
    );
    const { answers, revision } = await form.read();
    expect(answers.filter(({ field }) => field.startsWith('skills.'))).toHaveLength(fields.length);
    expect(revision).toBe(fields.length + 1);
  });

  it('show each of two the other, and what the other has written since', async () => {
    const { revision } = await form.read();
    expect(await sync(intake, revision)).toMatchObject({ answers: [], rows: [], others: [] });
    const row = await form.addRow('jobs');
    await form.save({ field: 'work.employer', rowId: row.id, standing: 'given', value: 'Bäckerei' });
    const seen = await sync(counselor, revision, { section: 'work', field: 'work.tasks', rowId: row.id });
    expect(seen).toMatchObject({
      revision: revision + 2,
      rows: [{ id: row.id, group: 'jobs', removed: false }],
      answers: [{ field: 'work.employer', value: 'Bäckerei' }],
      others: [{ section: 'school', field: null }],
    });
    const { rows } = await withClient(test.db.superuser, (c) =>
      c.query(
        `select fields from audit.log where object_id = $1 and action = 'view' order by id desc limit 1`,
        [form.id],
      ),
    );
    expect(rows).toEqual([{ fields: ['work.employer'] }]);
    expect((await sync(intake, seen.revision)).others).toMatchObject([
      { section: 'work', field: 'work.tasks', rowId: row.id },
    ]);
  });

  it('keep what stands in a row that is taken out, refuse to write there, and bring it back', async () => {
    const row = await form.addRow('jobs');
    await form.save({ field: 'work.employer', rowId: row.id, standing: 'given', value: 'Bäckerei' });
    await intake.post(`${form.path}/rows/${row.id}/remove`).expect(200);
    const late = await put(counselor, { field: 'work.tasks', rowId: row.id, value: 'Brot' });
    expect([late.status, late.body.code]).toEqual([409, 'row-removed']);
    await intake.post(`${form.path}/rows/${row.id}/restore`).expect(200);
    await put(counselor, { field: 'work.tasks', rowId: row.id, value: 'Brot' }).expect(200);
    expect((await form.read()).answers.filter(({ rowId }) => rowId === row.id)).toHaveLength(2);
  });

  it('add a row once, whose id the browser has chosen, and take none of another form', async () => {
    const id = randomUUID();
    await intake.post(`${form.path}/rows`, { group: 'jobs', id }).expect(201);
    await intake.post(`${form.path}/rows`, { group: 'jobs', id }).expect(201);
    expect((await form.read()).rows.filter(({ group }) => group === 'jobs')).toHaveLength(1);
    const other = await beginAssessment(intake, await arrangeCase(test, {}, ['KK', 'CLOSE']));
    await other.save({ field: 'header.infoArt13Given', standing: 'given', value: true });
    const refused = await intake.post(`${other.path}/rows`, { group: 'jobs', id });
    expect([refused.status, refused.body.errors[0]]).toMatchObject([
      400,
      { pointer: '/id', code: 'notUnique' },
    ]);
  });

  it('forget special needs when the consent goes', async () => {
    await form.save({ field: 'skills.specialNeedsConsent', standing: 'given', value: true });
    await form.save({ field: 'skills.specialNeeds', standing: 'given', value: ['pregnancy'] });
    await form.save({ field: 'skills.specialNeedsConsent', standing: 'declined', version: 1 });
    const { rows } = await withClient(test.db.superuser, (c) =>
      c.query(
        `select value from assessment_answer where assessment_id = $1 and field = 'skills.specialNeeds'`,
        [form.id],
      ),
    );
    expect(rows).toEqual([{ value: null }]);
  });

  it('go on in a new version, while the old one stays to be read', async () => {
    const again = await arrangeCase(test, {}, ['KK', 'CLOSE']);
    const first = await arrangeSignedAssessment(intake, again);
    const list = `/api/cases/${again.caseId}/assessments`;
    expect((await intake.post(list, { language: 'ar' })).body.code).toBe('assessment-under-way');
    const second = await beginAssessment(counselor, again, { supersedes: first.id });
    const carried = await second.read();
    expect(carried.rows.filter(({ removed }) => !removed)).toHaveLength((await first.read()).rows.length);
    expect(carried.answers.find(({ field }) => field === 'work.employer')?.value).toBe('Wort work.employer');
    expect(carried.answers.some(({ field }) => field === 'closing.closingDate')).toBe(false);
    expect((await first.read()).state).toBe('signed');
    await second.save({ field: 'header.assessedOn', standing: 'given', value: '2026-11-03' });
    await second.save({ field: 'closing.closingDate', standing: 'given', value: '2026-11-03' });
    await second.save({ field: 'closing.closingPlace', standing: 'given', value: 'Helmstedt' });
    await second.step('complete');
    await second.step('sign', signatures('person', 'worker', 'interpreter'));
    const { items } = (await intake.get(list).expect(200)).body as AssessmentList;
    expect(items.map(({ number, state }) => [number, state])).toEqual([
      [2, 'signed'],
      [1, 'superseded'],
    ]);
  });

  it('are signed by those who must, whole or not at all', async () => {
    await fillAssessment(form).catch(() => undefined);
    const child = await arrangeCase(test, { person: person({ dateOfBirth: '2015-05-04' }) }, ['KK', 'CLOSE']);
    const ofChild = await beginAssessment(intake, child);
    await fillAssessment(ofChild, { only: 'required' });
    await ofChild.step('complete');
    const sign = async (...roles: string[]) =>
      intake.post(`${ofChild.path}/sign`, {
        version: (await ofChild.read()).version,
        ...signatures(...roles),
      });
    expect((await sign('person', 'worker', 'interpreter')).body.errors[0].code).toBe('guardianMustSign');
    expect((await sign('guardian', 'interpreter')).body.errors[0].code).toBe('workerMustSign');
    expect((await sign('guardian', 'worker')).body.errors[0].code).toBe('interpreterMustSign');
    const dot = await intake.post(`${ofChild.path}/sign`, {
      version: (await ofChild.read()).version,
      signatures: ['guardian', 'worker', 'interpreter'].map((role) => ({
        role,
        name: 'Anna',
        drawing: role === 'worker' ? 'M1 1' : DRAWING,
      })),
    });
    expect(dot.body.errors[0]).toMatchObject({ pointer: '/signatures/1/drawing', code: 'notDrawn' });
    expect((await ofChild.read()).signatures).toEqual([]);
    const done = await Promise.all([
      sign('guardian', 'worker', 'interpreter'),
      sign('guardian', 'worker', 'interpreter'),
    ]);
    expect(done.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect((await ofChild.read()).signatures).toHaveLength(3);
  });

  it('are reopened while nobody has signed, and withdrawn with a reason', async () => {
    const other = await arrangeCase(test, {}, ['KK', 'CLOSE']);
    const filled = await beginAssessment(intake, other);
    await fillAssessment(filled, { only: 'required' });
    await filled.step('complete');
    expect((await filled.step('reopen')).completedAt).toBeNull();
    await filled.step('complete');
    const { body } = await intake.post(`${filled.path}/withdraw`, { version: 1, reason: 'Falsche Person' });
    expect(body.code).toBe('version-conflict');
    expect(await filled.step('withdraw', { reason: 'Falsche Person' })).toMatchObject({
      state: 'withdrawn',
      withdrawnReason: 'Falsche Person',
    });
    expect((await intake.post(`${filled.path}/reopen`, { version: 5 })).body.code).toBe('assessment-state');
    await beginAssessment(intake, other);
  });

  it('are sealed as they were read: a version that is still to come signs nothing', async () => {
    const other = await arrangeCase(test, {}, ['KK', 'CLOSE']);
    const filled = await beginAssessment(intake, other);
    await fillAssessment(filled, { only: 'required' });
    const { version } = await filled.step('complete');
    const early = await intake.post(`${filled.path}/sign`, {
      version: version + 2,
      ...signatures('person', 'worker', 'interpreter'),
    });
    expect([early.status, early.body.code]).toEqual([409, 'version-conflict']);
    const { signatures: given } = await filled.step('sign', signatures('person', 'worker', 'interpreter'));
    expect(given.find(({ role }) => role === 'worker')?.name).toBe('Konto intake');
  });

  it('are not written, completed or signed once their case is closed', async () => {
    const other = await arrangeCase(test, {}, ['KK', 'CLOSE']);
    const filled = await beginAssessment(intake, other);
    await fillAssessment(filled, { only: 'required' });
    await withClient(test.db.superuser, async (c) => {
      await c.query('set session_replication_role = replica');
      await c.query(
        `update case_file set state = 'closed', closed_on = opened_on, close_reason = 'moved_away' where id = $1`,
        [other.caseId],
      );
    });
    const { version } = await filled.read();
    for (const answer of [
      await intake.put(`${filled.path}/answers`, { field: 'header.place', standing: 'declined', version: 1 }),
      await intake.post(`${filled.path}/rows`, { group: 'jobs' }),
      await intake.post(`${filled.path}/complete`, { version }),
    ])
      expect([answer.status, answer.body.code]).toEqual([409, 'case-closed']);
  });

  it('log what a refusal or a look back shows', async () => {
    const views = async () =>
      withClient(test.db.superuser, async (c) => {
        const { rows } = await c.query<{ fields: string[] }>(
          `select fields from audit.log where object_id = $1 and action = 'view' order by id`,
          [form.id],
        );
        return rows.map(({ fields }) => fields);
      });
    await put(counselor, { field: 'header.infoArt13Given', value: false }).expect(409);
    expect(await views()).toEqual([['header.infoArt13Given']]);
    await withClient(test.db.superuser, async (c) => {
      await c.query('set session_replication_role = replica');
      await c.query(
        `update assessment_answer set updated_at = now() - interval '2 hours' where assessment_id = $1`,
        [form.id],
      );
    });
    await sync(intake, 0);
    expect((await views()).at(-1)).toContain('header.infoArt13Given');
  });

  it('take so many rows of a group and no more', async () => {
    await withClient(test.db.superuser, (c) =>
      c.query(
        `insert into assessment_row (assessment_id, group_name, position, revision) select $1, 'jobs', n, 1 from generate_series(1, 50) n`,
        [form.id],
      ),
    );
    const full = await intake.post(`${form.path}/rows`, { group: 'jobs' });
    expect([full.status, full.body.errors[0]]).toMatchObject([400, { code: 'tooMany', params: { max: 50 } }]);
    await intake.post(`${form.path}/rows`, { group: 'schools' }).expect(201);
  });

  it('belong to their case: through another one in the path they are not there', async () => {
    const other = await arrangeCase(test, {}, ['KK', 'CLOSE']);
    const foreign = form.path.replace(someone.caseId, other.caseId);
    await intake.get(foreign).expect(404);
    await intake
      .put(`${foreign}/answers`, { field: 'header.place', standing: 'given', value: 'x', version: 0 })
      .expect(404);
    await intake.post(`${foreign}/sync`, { revision: 0, section: 'header' }).expect(404);
  });
});
