import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { RecordDisclosureRequest } from '@app/waivers';
import { arrangeCase, type Arranged } from '../support/arrange.js';
import { startTestApp, type Client, type TestApp } from '../support/test-app.js';

describe('disclosures on a statute', () => {
  let test: TestApp;
  let counselor: Client;
  let intake: Client;
  let social: Client;
  let someone: Arranged;
  beforeAll(async () => {
    test = await startTestApp();
    [counselor, intake, social] = await Promise.all([
      test.as('counselor'),
      test.as('intake'),
      test.as('social'),
    ]);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    someone = await arrangeCase(test, {}, ['KK', 'CLOSE']);
  });

  const record = (changes: Partial<RecordDisclosureRequest> = {}) =>
    counselor.post(`/api/cases/${someone.caseId}/disclosures`, {
      institutionId: test.institutions.social,
      categories: ['identity'],
      basis: 'sgb10_69',
      reason: 'Antrag auf Leistungen nach dem SGB XII',
      notInformedReason: 'wird beim nächsten Termin gesagt',
      ...changes,
    });
  const opens = async (client: Client) =>
    (await client.get(`/api/releases/${someone.personId}`)).status === 200;

  it('open what they name to whom they name, and close when they end', async () => {
    const { body } = await record().expect(201);
    expect(await opens(social)).toBe(true);
    expect(await opens(await test.as('jobcenter'))).toBe(false);
    const { items } = (await counselor.get(`/api/cases/${someone.caseId}/disclosures`).expect(200)).body;
    expect(items[0]).toMatchObject({
      createdBy: test.users.counselor,
      createdByName: expect.stringMatching(/./),
    });
    const { body: file } = await social.get(`/api/releases/${someone.personId}`);
    expect(file.categories[0]).toMatchObject({ category: 'identity', released: true, basis: 'law' });
    await counselor
      .post(`/api/cases/${someone.caseId}/disclosures/${body.id}/end`, { version: 1 })
      .expect(200);
    expect(await opens(social)).toBe(false);
    await counselor
      .post(`/api/cases/${someone.caseId}/disclosures/${body.id}/end`, { version: 2 })
      .expect(409);
  });

  it('open nothing where the statute is grave until a second person has looked', async () => {
    const { body } = await record({ basis: 'stgb_34', reason: 'Gefahr für Leib und Leben' }).expect(201);
    const confirm = (client: Client) =>
      client.post(`/api/cases/${someone.caseId}/disclosures/${body.id}/confirm`, { version: 1 });
    expect(await opens(social)).toBe(false);
    expect((await confirm(counselor).expect(403)).body.code).toBe('second-person-needed');
    expect(await opens(social)).toBe(false);
    const done = await confirm(intake).expect(200);
    expect(done.body).toMatchObject({
      citation: '§ 34 StGB',
      confirmedByName: 'Konto intake',
      needsSecond: true,
    });
    expect(await opens(social)).toBe(true);
  });

  it.each([
    ['an institution the statute does not speak of', { basis: 'kkg_4' }, '/institutionId'],
    ['a term longer than the statute’s entry', { validUntil: '2099-01-01' }, '/validUntil'],
    [
      'a day to come on which the person was told',
      { personInformedOn: '2099-01-01', notInformedReason: undefined },
      '/personInformedOn',
    ],
    ['nothing about whether the person was told', { notInformedReason: undefined }, '/notInformedReason'],
    ['no reason', { reason: ' ' }, '/reason'],
  ])('are refused with %s', async (_what, changes, pointer) => {
    const { body } = await record(changes as Partial<RecordDisclosureRequest>).expect(400);
    expect(body.errors.map((e: { pointer: string }) => e.pointer)).toEqual([pointer]);
  });

  it('stand in the list of those who oversee, with reason and without the person', async () => {
    const { body } = await record().expect(201);
    for (const account of ['supervisor', 'dpo'] as const) {
      const list = await (await test.as(account)).post('/api/disclosures/search').expect(200);
      expect(list.body.items[0]).toMatchObject({
        id: body.id,
        caseNumber: someone.caseNumber,
        citation: '§ 69 Abs. 1 Nr. 1 SGB X',
        institutionName: 'Institution social',
      });
      expect(JSON.stringify(list.body)).not.toContain('Muster');
    }
  });

  it('never go to the Ausländerbehörde by themselves: nothing but a waiver or a recorded statute opens anything', async () => {
    const abh = await test.as('abh');
    expect(await opens(abh)).toBe(false);
    await record({ institutionId: test.institutions.immigration, basis: 'aufenthg_87' }).expect(201);
    expect(await opens(abh)).toBe(false);
  });
});
