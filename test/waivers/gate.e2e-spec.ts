import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { readBackText } from '@app/forms';
import { DATA_CATEGORIES, type DataCategory, type ReleasedFile, type ReleaseList } from '@app/waivers';
import { ASSESSMENT_CATEGORIES, fieldOf, type AssessmentExtract } from '@app/assessments';
import { arrangeSignedAssessment } from '../support/arrange-assessment.js';
import { arrangeCase, person, randomName, slip } from '../support/arrange.js';
import { startTestApp, type Client, type TestApp } from '../support/test-app.js';
import {
  materialise,
  mayBeSeen,
  modelPerson,
  type ModelPerson,
  type WorldInstitution,
} from '../support/waiver-world.js';

jest.setTimeout(900_000);

/** Clerks of the four institutions of the model, in its order. */
const CLERKS = ['abh', 'registry', 'social', 'jobcenter'] as const;
const DRAWS = Number(process.env['GATE_DRAWS'] ?? 10_000);
/** Paper is set from the same answer and takes thirty times as long: every so many draws. */
const PAPER_EVERY = 40;

/**
 * The gate against a plain model: whatever waivers, ends, revocations and statutes are drawn, each institution gets through
 * the API, lists, search, paper and by SQL exactly what the model says, and not a field more.
 */
describe('the gate', () => {
  let test: TestApp;
  let admin: pg.Client;
  let app: pg.Client;
  let ids: { personId: string; caseId: string; userId: string; otherUserId: string };
  let caseNumber: string;
  let institutions: WorldInstitution[];
  let userIds: string[];
  let today: string;
  const familyName = randomName();

  beforeAll(async () => {
    test = await startTestApp();
    const team = await test.as('intake');
    const relative = await arrangeCase(test);
    const made = await arrangeCase(test, {
      person: person({ familyName, nativeScriptName: 'رانيا' }),
      residence: { status: 'GESTATTUNG', permitConditionText: 'Kanarienbedingung' },
      laufzettel: await slip(test, team, ['KK', 'CLOSE']),
      household: { personId: relative.personId, relation: 'sibling' },
    });
    caseNumber = made.caseNumber;
    ids = {
      personId: made.personId,
      caseId: made.caseId,
      userId: test.users.intake,
      otherUserId: test.users.counselor,
    };
    await arrangeSignedAssessment(team, made);
    const keys = ['immigration', 'registration', 'social', 'jobcenter'] as const;
    institutions = keys.map((key) => ({ id: test.institutions[key], isImmigration: key === 'immigration' }));
    userIds = CLERKS.map((account) => test.users[account]);
    admin = new pg.Client(test.db.superuser);
    app = new pg.Client(test.db.app);
    await Promise.all([admin.connect(), app.connect()]);
    const { rows } = await admin.query<{ today: string }>('select app.today()::text as today');
    today = rows[0]!.today;
  });
  afterAll(async () => {
    await Promise.all([admin.end(), app.end()]);
    await test.close();
  });

  /** As the role of institutions, in this clerk's name, past the program. */
  async function bySql(index: number) {
    await app.query('begin');
    try {
      await app.query(
        `select set_config('role', 'app_agency', true), set_config('app.user_id', $1, true), set_config('app.institution_id', $2, true)`,
        [userIds[index]!, institutions[index]!.id],
      );
      const { rows } = await app.query(
        `select (select count(*)::int from person where id = $1) as identity,
           (select count(*)::int from person_contact) as contact, (select count(*)::int from residence_status) as residence,
           (select count(*)::int from person_language) as language, (select count(*)::int from case_file where id = $3) as any,
           app.released_facts($1) as facts,
           array(select c from unnest($2::text[]) c where app.released($1, c)) as released,
           array(select distinct category from assessment_answer order by 1) as answered`,
        [ids.personId, DATA_CATEGORIES, ids.caseId],
      );
      return rows[0] as Record<'identity' | 'contact' | 'residence' | 'language' | 'any', number> & {
        facts: Record<string, unknown>;
        released: DataCategory[];
        answered: DataCategory[];
      };
    } finally {
      await app.query('rollback');
    }
  }

  async function compare(model: ModelPerson, index: number, paper: boolean): Promise<void> {
    const expected = mayBeSeen(model, index, institutions[index]!, today);
    const byWaiver = mayBeSeen({ ...model, disclosures: [] }, index, institutions[index]!, today);
    const facts = factNames(expected, byWaiver);
    const has = (c: DataCategory): boolean => expected.has(c);
    const wanted = DATA_CATEGORIES.filter(has);
    // Asked for anew: ten thousand draws outlive a token.
    const client = await test.as(CLERKS[index]!);

    const sql = await bySql(index);
    expect(sql.released).toEqual(wanted);
    expect([sql.identity, sql.contact, sql.residence > 0, sql.language > 0, sql.any > 0]).toEqual([
      Number(has('identity')),
      Number(has('identity')),
      has('residence'),
      has('language_school'),
      wanted.length > 0,
    ]);
    expect(Object.keys(sql.facts).toSorted()).toEqual(facts);
    const answered = wanted.filter((category) => ASSESSMENT_CATEGORIES.includes(category));
    expect(sql.answered).toEqual(answered.toSorted());

    const answer = await client.get(`/api/releases/${ids.personId}`);
    expect(answer.status).toBe(wanted.length > 0 ? 200 : 404);
    if (answer.status === 200) {
      const file = answer.body as ReleasedFile;
      expect(file.categories.filter((c) => c.released).map((c) => c.category)).toEqual(wanted);
      expect(Object.keys(file).toSorted()).toEqual(
        [
          'personId',
          'caseNumber',
          'categories',
          ...(has('identity')
            ? ['familyName', 'givenNames', 'nativeScriptName', 'dateOfBirth', 'contact']
            : []),
          ...(has('residence') ? ['residence'] : []),
          ...(has('language_school') ? ['languages'] : []),
          ...facts,
        ].toSorted(),
      );
    }

    const listed = await search(client, {});
    const byName = await search(client, { query: familyName });
    const byNumber = await search(client, { query: caseNumber });
    for (const list of [listed, byNumber]) {
      expect(list.items.map((i) => [...i.categories].toSorted())).toEqual(
        wanted.length > 0 ? [wanted.toSorted()] : [],
      );
      expect(list.items[0]?.familyName ?? null).toBe(has('identity') ? familyName : null);
    }
    expect(byName.items).toHaveLength(has('identity') ? 1 : 0);

    if (!paper) return;
    const extract = await client.get(`/api/releases/${ids.personId}/assessment`);
    expect(extract.status).toBe(answered.length > 0 ? 200 : 404);
    if (extract.status === 200) {
      const { answers } = extract.body as AssessmentExtract;
      const seen = new Set(answers.map(({ field }) => fieldOf(field)?.category));
      expect([...seen].toSorted()).toEqual(answered.toSorted());
    }
    const pdf = await client.get(`/api/releases/${ids.personId}/pdf`).responseType('blob');
    expect(pdf.status).toBe(answer.status);
    if (pdf.status !== 200) return;
    const text = readBackText(pdf.body as Buffer).join('');
    expect([
      text.includes(familyName),
      text.includes('Beispielweg'),
      text.includes('Kanarienbedingung'),
      text.includes('Kanarienwort'),
    ]).toEqual([has('identity'), has('identity'), has('residence'), facts.includes('other')]);
  }

  const search = async (client: Client, body: object): Promise<ReleaseList> =>
    (await client.post('/api/releases/search', body).expect(200)).body as ReleaseList;

  it(`lets each institution see what a plain model says, in ${DRAWS} draws`, async () => {
    let draw = 0;
    await fc.assert(
      fc.asyncProperty(modelPerson, fc.nat({ max: 3 }), async (model, index) => {
        await materialise(admin, model, ids, institutions, today);
        await compare(model, index, draw++ % PAPER_EVERY === 0);
      }),
      { numRuns: DRAWS },
    );
  });
});

/** Members of `app.released_facts`; the text of "other" is the waiver's own, a statute opens none. */
function factNames(seen: Set<DataCategory>, byWaiver: Set<DataCategory>): string[] {
  return [
    ...(seen.has('identity') ? ['askBeforeContact'] : []),
    ...(seen.has('language_school') ? ['interpreterNeeded'] : []),
    ...(seen.has('family') ? ['householdRelation'] : []),
    ...(seen.has('appointments') ? ['appointments'] : []),
    ...(byWaiver.has('other') ? ['other'] : []),
    ...(byWaiver.size > 0 ? ['purposes'] : []),
  ].toSorted();
}
