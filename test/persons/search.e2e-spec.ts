import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { person, randomName } from '../support/arrange.js';
import { startTestApp, type Client, type TestApp } from '../support/test-app.js';

describe('searching for people', () => {
  let test: TestApp;
  let team: Client;
  let reception: Client;
  beforeAll(async () => {
    test = await startTestApp();
    [team, reception] = await Promise.all([test.as('intake'), test.as('reception')]);
  });
  afterAll(() => test.close());

  const intake = (changes: object, rest: object = {}) =>
    team.post('/api/intakes', {
      person: { ...person(), ...changes },
      residence: { status: 'NOT_RECORDED' },
      case: {},
      ...rest,
    });

  it('finds people by parts of the name in either script, by birth date and by case number', async () => {
    const unlike = randomName();
    const made = await intake({
      familyName: unlike,
      givenNames: 'Olena Marija',
      nativeScriptName: 'Олена Ковальчук',
      dateOfBirth: '1979-03-08',
    }).expect(201);
    for (const query of [
      unlike.slice(0, 6),
      `${unlike}, olena`,
      'Ковальчук',
      'kovalchuk',
      '8.3.1979',
      '1979-03-08',
      '1979',
      '3.1979',
      made.body.caseNumber.slice(-6),
      String(Number(made.body.caseNumber.slice(-6))),
      made.body.caseNumber.toLowerCase(),
    ]) {
      const { body } = await team.post('/api/persons/search', { query }).expect(200);
      expect([query, body.items.map((i: { id: string }) => i.id)]).toEqual([
        query,
        expect.arrayContaining([made.body.personId]),
      ]);
    }
    expect((await team.post('/api/persons/search', { query: '%' })).body.items).toEqual([]);
  });

  it('finds a name spelt otherwise when nobody has it as typed, and says so', async () => {
    const made = await intake({ familyName: 'Hosseini', givenNames: 'Shirin' }).expect(201);
    for (const [query, similar] of [
      ['Hosseini', false],
      ['Hoseini', true],
      ['shireen hoseini', true],
      ['Husseini', true],
    ] as const) {
      const { body } = await team.post('/api/persons/search', { query }).expect(200);
      expect([query, body.similar, body.items.map((i: { id: string }) => i.id)]).toEqual([
        query,
        similar,
        expect.arrayContaining([made.body.personId]),
      ]);
    }
    const nobody = await team.post('/api/persons/search', { query: 'Qwxzvbn' }).expect(200);
    expect(nobody.body).toMatchObject({ items: [], similar: false });
  });

  it('pages a long result without repeating anybody', async () => {
    const unlike = randomName();
    for (let i = 0; i < 28; i++) {
      const relative = { familyName: unlike, givenNames: randomName(), dateOfBirth: `19${50 + i}` };
      const { body } = await team.post('/api/persons/matches', relative);
      const notTheSameAs = body.items.map((m: { id: string }) => m.id);
      await intake(relative, notTheSameAs.length > 0 ? { duplicateDecision: { notTheSameAs } } : {}).expect(
        201,
      );
    }
    const one = await team.post('/api/persons/search', { query: unlike }).expect(200);
    expect(one.body.items).toHaveLength(25);
    const two = await team
      .post('/api/persons/search', { query: unlike, cursor: one.body.nextCursor })
      .expect(200);
    const ids = [...one.body.items, ...two.body.items].map((i: { id: string }) => i.id);
    expect(new Set(ids).size).toBe(28);
    expect(two.body.nextCursor).toBeNull();
  });

  it('puts no name into a cursor that the searcher may not read', async () => {
    const [family, secret] = [randomName(), randomName()];
    for (let i = 0; i < 27; i++)
      await intake({ familyName: family, givenNames: randomName(), birthName: secret }).expect(201);
    const first = await reception.post('/api/persons/search', { query: family }).expect(200);
    const cursor = Buffer.from(first.body.nextCursor, 'base64url').toString();
    expect(cursor).toMatch(/^\["[0-9a-f-]{36}"\]$/);
    const rest = await reception.post('/api/persons/search', {
      query: family,
      cursor: first.body.nextCursor,
    });
    const ids = [...first.body.items, ...rest.body.items].map((i: { id: string }) => i.id);
    expect(new Set(ids).size).toBe(27);
  });
});
