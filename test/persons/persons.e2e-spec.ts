import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { arrangeCase, person, slip } from '../support/arrange.js';
import { startTestApp, type Client, type TestApp } from '../support/test-app.js';

describe('persons', () => {
  let test: TestApp;
  let team: Client;
  let reception: Client;
  beforeAll(async () => {
    test = await startTestApp();
    [team, reception] = await Promise.all([test.as('intake'), test.as('reception')]);
  });
  afterAll(() => test.close());

  const intake = (changes: object = {}, rest: object = {}, key?: string) =>
    team.post(
      '/api/intakes',
      { person: { ...person(), ...changes }, residence: { status: 'NOT_RECORDED' }, case: {}, ...rest },
      key,
    );
  const pointers = (answer: { body: { errors?: { pointer: string; code: string }[] } }) =>
    Object.fromEntries((answer.body.errors ?? []).map((e) => [e.pointer, e.code]));

  it('keeps names as they come: original script, one name only, many given names, other names', async () => {
    const arabic = await intake({
      familyName: 'Al-Masri',
      givenNames: 'Muhammad Khalid',
      nativeScriptName: 'محمد خالد المصري',
      birthName: 'Haddad',
      otherNames: ['Abu Omar'],
    }).expect(201);
    expect(arabic.body.caseNumber).toMatch(/^HE-\d{4}-\d{6}$/);
    const read = await team.get(`/api/persons/${arabic.body.personId}`).expect(200);
    expect(read.body).toMatchObject({
      nativeScriptName: 'محمد خالد المصري',
      givenNames: 'Muhammad Khalid',
      birthName: 'Haddad',
      otherNames: ['Abu Omar'],
      version: 1,
    });
    const mononym = await intake({
      familyName: 'Suharto',
      givenNames: undefined,
      mononym: true,
      dateOfBirth: '1961',
    }).expect(201);
    expect((await team.get(`/api/persons/${mononym.body.personId}`)).body).toMatchObject({
      mononym: true,
      givenNames: null,
      dateOfBirth: '1961',
    });
    await intake({ familyName: "O'Neill-Ñuñez", givenNames: 'Zoë Đặng', dateOfBirth: '1988-11' }).expect(201);
  });

  it('names every wrong field at once, in the caller’s language', async () => {
    const answer = await intake({
      familyName: '  ',
      dateOfBirth: '2030-02-30',
      gender: 'q',
      nationalities: [],
      languages: [{ code: 'ara', preferred: false }],
      contact: { postalCode: '1234', email: 'nein', phone: '+49 1', ags: '03154999' },
    }).expect(400);
    expect(pointers(answer)).toEqual({
      '/person/familyName': 'required',
      '/person/dateOfBirth': 'invalidDate',
      '/person/gender': 'invalidChoice',
      '/person/nationalities': 'tooFew',
      '/person/contact/postalCode': 'invalidFormat',
      '/person/contact/email': 'invalidEmail',
    });
    expect(answer.headers['content-type']).toMatch(/application\/problem\+json/);
    expect(
      answer.body.errors.find((e: { pointer: string }) => e.pointer === '/person/familyName').message,
    ).toBe('Bitte ausfüllen.');
    const english = await team.post('/api/intakes', {}).set('accept-language', 'en-GB').expect(400);
    expect(english.body.errors[0].message).toBe('Please fill in.');
    const second = await intake({
      languages: [
        { code: 'qqq', preferred: true },
        { code: 'ara', preferred: true },
      ],
      contact: { phone: '+49 1', ags: '03154999' },
      nationalities: ['QQ'],
      entryDateGermany: '1900',
    }).expect(400);
    expect(pointers(second)).toEqual({
      '/person/languages/0/code': 'invalidChoice',
      '/person/languages': 'onePreferred',
      '/person/contact/phone': 'invalidPhone',
      '/person/contact/ags': 'invalidChoice',
      '/person/nationalities/0': 'invalidChoice',
      '/person/entryDateGermany': 'beforeBirth',
    });
  });

  it('takes "not recorded" for a complete residence status and refuses codes that do not exist', async () => {
    await intake({}, { residence: { status: 'NOT_RECORDED' } }).expect(201);
    expect(pointers(await intake({}, { residence: { status: 'NO_SUCH' } }).expect(400))).toEqual({
      '/residence/status': 'invalidChoice',
    });
  });

  it('makes nothing at all when one part is refused', async () => {
    const unlike = person();
    const request = {
      person: unlike,
      residence: { status: 'DE' },
      case: {},
      laufzettel: { ...(await slip(test, team)), stations: [{ code: 'NOPE' }] },
    };
    expect(pointers(await team.post('/api/intakes', request).expect(400))).toEqual({
      '/laufzettel/stations/0/code': 'invalidChoice',
    });
    const { body } = await team.post('/api/persons/search', { query: unlike.familyName });
    expect(body.items.map((i: { familyName: string }) => i.familyName)).not.toContain(unlike.familyName);
  });

  it('shows who it might be already, and logs the decision that it is not', async () => {
    const first = await intake({
      familyName: 'Al Hussein',
      givenNames: 'Mohammed',
      nativeScriptName: 'محمد الحسين',
      dateOfBirth: '1990-01-01',
    }).expect(201);
    const again = { familyName: 'Alhussain', givenNames: 'Muhamad', dateOfBirth: '1990-01-01' };
    const matches = await team.post('/api/persons/matches', again).expect(200);
    expect(matches.body.items[0]).toMatchObject({
      id: first.body.personId,
      caseNumber: first.body.caseNumber,
    });
    const refused = await intake(again).expect(409);
    expect(refused.body).toMatchObject({
      code: 'probable-duplicates',
      matches: [{ id: first.body.personId }],
    });
    await intake(again, { duplicateDecision: { notTheSameAs: [randomUUID()] } }).expect(409);
    const created = await intake(again, {
      duplicateDecision: { notTheSameAs: refused.body.matches.map((m: { id: string }) => m.id) },
    }).expect(201);
    const log = await (
      await test.as('supervisor')
    )
      .post('/api/audit/search', { action: 'duplicateOverride' })
      .expect(200);
    expect(log.body.items[0]).toMatchObject({
      objectId: created.body.personId,
      actorId: test.users.intake,
      detail: { notTheSameAs: [{ id: first.body.personId }] },
    });
  });

  it('tells the second of two who change a person, and keeps the first change', async () => {
    const made = await intake().expect(201);
    const { body } = await team.get(`/api/persons/${made.body.personId}`);
    const asInput = (changes: object) => ({
      ...person(),
      familyName: body.familyName,
      givenNames: body.givenNames,
      version: 1,
      ...changes,
    });
    await team.put(`/api/persons/${made.body.personId}`, asInput({ placeOfBirth: 'Aleppo' })).expect(200);
    const late = await (
      await test.as('counselor')
    )
      .put(`/api/persons/${made.body.personId}`, asInput({ placeOfBirth: 'Homs' }))
      .expect(409);
    expect(late.body).toMatchObject({ code: 'version-conflict', currentVersion: 2 });
    expect((await team.get(`/api/persons/${made.body.personId}`)).body.placeOfBirth).toBe('Aleppo');
  });

  it('adds residence statuses and overwrites none', async () => {
    const made = await intake().expect(201);
    const after = await team
      .post(`/api/persons/${made.body.personId}/residence-statuses`, {
        status: 'AE_24',
        document: 'eat_card',
        validUntil: '2027-03-04',
        permitConditionText: 'Erwerbstätigkeit erlaubt',
      })
      .expect(201);
    expect(after.body.residenceStatuses.map((s: { status: string }) => s.status)).toEqual([
      'AE_24',
      'NOT_RECORDED',
    ]);
  });

  it('groups people into households and dissolves one that nobody shares any more', async () => {
    const mother = await intake().expect(201);
    const child = await intake(
      { dateOfBirth: '2016' },
      { household: { personId: mother.body.personId, relation: 'child' } },
    ).expect(201);
    expect((await team.get(`/api/persons/${mother.body.personId}`)).body.household).toEqual([
      expect.objectContaining({ personId: child.body.personId, relation: 'child' }),
    ]);
    await team
      .put(`/api/persons/${child.body.personId}/household`, {
        personId: mother.body.personId,
        relation: 'child',
      })
      .expect(409);
    await team
      .put(`/api/persons/${child.body.personId}/household`, {
        personId: child.body.personId,
        relation: 'child',
      })
      .expect(400);
    await team.delete(`/api/persons/${child.body.personId}/household`).expect(200);
    expect((await team.get(`/api/persons/${mother.body.personId}`)).body.householdId).toBeNull();
  });

  it('has the effect of one key once', async () => {
    const request = {
      person: person(),
      residence: { status: 'DE' },
      case: { concern: 'Sprachkurs' },
      laufzettel: await slip(test, team),
    };
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => team.post('/api/intakes', request, key)),
    );
    expect(new Set(answers.map((a) => JSON.stringify([a.status, a.body]))).size).toBe(1);
    expect(answers[0]!.body.laufzettelId).toMatch(/-/);
    await team.post('/api/intakes', { ...request, case: {} }, key).expect(422);
    await team.post('/api/intakes', request, 'not a uuid').expect(400);
  });

  it('lets reception register and open a case, and read nothing back but the summary', async () => {
    const unlike = person();
    const registered = await reception
      .post(
        '/api/persons',
        {
          familyName: unlike.familyName,
          givenNames: unlike.givenNames,
          mononym: false,
          dateOfBirth: '1994',
          gender: 'w',
        },
        randomUUID(),
      )
      .expect(201);
    const opened = await reception
      .post(`/api/persons/${registered.body.id}/cases`, { responsibleWorkerId: test.users.counselor })
      .expect(201);
    await reception.get(`/api/persons/${registered.body.id}`).expect(403);
    const { body } = await reception.post('/api/persons/search', { query: opened.body.number }).expect(200);
    expect(body.items).toEqual([
      {
        id: registered.body.id,
        familyName: unlike.familyName,
        givenNames: unlike.givenNames,
        nativeScriptName: null,
        dateOfBirth: '1994',
        caseNumber: opened.body.number,
        caseId: opened.body.id,
      },
    ]);
    // Intake completes the record later.
    await team.put(`/api/persons/${registered.body.id}`, { ...unlike, version: 1 }).expect(200);
  });

  it('gives cases rising numbers, states by the table, and a reason when closed', async () => {
    const someone = await arrangeCase(test);
    const read = (await team.get(`/api/cases/${someone.caseId}`).expect(200)).body;
    expect(read).toMatchObject({
      state: 'open',
      responsibleWorkerName: 'Konto intake',
      preferredLanguage: 'ara',
      interpreterNeeded: true,
    });
    expect(
      pointers(await team.patch(`/api/cases/${someone.caseId}`, { version: 1, state: 'closed' }).expect(400)),
    ).toEqual({ '/closeReason': 'required' });
    const closed = await team
      .patch(`/api/cases/${someone.caseId}`, { version: 1, state: 'closed', closeReason: 'moved_away' })
      .expect(200);
    expect(closed.body).toMatchObject({ state: 'closed', closeReason: 'moved_away', version: 2 });
    const wrong = await team
      .patch(`/api/cases/${someone.caseId}`, { version: 2, state: 'resting' })
      .expect(409);
    expect(wrong.body.code).toBe('transition-not-allowed');
    await team.patch(`/api/cases/${someone.caseId}`, { version: 1, concern: 'zu spät' }).expect(409);
    const open = await team
      .patch(`/api/cases/${someone.caseId}`, {
        version: 2,
        state: 'open',
        responsibleWorkerId: test.users.counselor,
      })
      .expect(200);
    expect(open.body).toMatchObject({
      closedOn: null,
      closeReason: null,
      responsibleWorkerName: 'Konto counselor',
    });
    expect(
      pointers(
        await team
          .patch(`/api/cases/${someone.caseId}`, { version: 3, responsibleWorkerId: test.users.abh })
          .expect(400),
      ),
    ).toEqual({ '/responsibleWorkerId': 'invalidChoice' });
  });

  it('brings Wiedervorlagen, ending papers and overdue stations to the worker’s list', async () => {
    const today = new Date().toISOString().slice(0, 10);
    const someone = await arrangeCase(test, {
      residence: { status: 'DULD_60A', document: 'toleration_certificate', validUntil: today },
    });
    const added = await team
      .post(
        `/api/cases/${someone.caseId}/follow-ups`,
        { dueOn: '2026-01-02', reason: 'Bescheid da?' },
        randomUUID(),
      )
      .expect(201);
    const { body } = await team.get('/api/cases/work-list?scope=mine').expect(200);
    const mine = body.items.filter((i: { caseId: string }) => i.caseId === someone.caseId);
    expect(mine.map((i: { kind: string }) => i.kind).toSorted()).toEqual(['document', 'followUp']);
    await team
      .post(`/api/cases/${someone.caseId}/follow-ups/${added.body.id}/complete`, { version: 1 })
      .expect(200);
    await team
      .post(`/api/cases/${someone.caseId}/follow-ups/${added.body.id}/complete`, { version: 1 })
      .expect(409);
    const after = await team.get('/api/cases/work-list?scope=mine').expect(200);
    expect(after.body.items.some((i: { id: string }) => i.id === added.body.id)).toBe(false);
    await team.get('/api/cases/work-list?scope=everything').expect(400);
    const list = await team.get('/api/cases?scope=mine').expect(200);
    expect(list.body.items[0]).toMatchObject({
      number: expect.stringMatching(/^HE-/),
      stationsTotal: expect.any(Number),
    });
  });
});
