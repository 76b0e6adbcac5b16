import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { ageAtLeast, berlinDay, withClient } from '@app/platform';
import type { PersonInput } from '@app/persons';
import {
  CUSTODY_TYPES,
  requiredSignatories,
  SIGNATORY_EXCEPTIONS,
  signatoryProblems,
  type Guardian,
  type SignatoryFacts,
} from '@app/waivers';
import { arrangeCase, person, type Arranged } from '../support/arrange.js';
import { arrangeActiveWaiver, arrangeWaiver, PARENTS } from '../support/arrange-waiver.js';
import { startTestApp, type Client, type TestApp } from '../support/test-app.js';
import { signRest } from './sign-rest.js';

/** Who must sign depends on a birth date that may turn out to be another one, and on a day that goes by. */
describe('who must sign', () => {
  let test: TestApp;
  let team: Client;
  let jobcenter: Client;
  let given: PersonInput;
  let someone: Arranged;

  beforeAll(async () => {
    test = await startTestApp();
    [team, jobcenter] = await Promise.all([test.as('counselor'), test.as('jobcenter')]);
  });
  afterAll(() => test.close());

  const today = berlinDay(new Date());
  const yearsAgo = (years: number, more = 0) => {
    const day = new Date(Date.parse(today) + more * 86_400_000);
    day.setUTCFullYear(day.getUTCFullYear() - years);
    return day.toISOString().slice(0, 10);
  };
  const arrange = async (dateOfBirth: string) => {
    given = person({ dateOfBirth });
    someone = await arrangeCase(test, { person: given }, ['KK', 'CLOSE']);
  };
  let version: number;
  const correctBirth = async (dateOfBirth: string) => {
    await team.put(`/api/persons/${someone.personId}`, { ...given, dateOfBirth, version }).expect(200);
    version++;
  };
  beforeEach(() => {
    version = 1;
  });
  const released = async () => (await jobcenter.get(`/api/releases/${someone.personId}`)).status;
  const due = async () =>
    (
      (await team.get('/api/cases/work-list?scope=all').expect(200)).body.items as {
        caseId: string;
        kind: string;
        text: string;
      }[]
    )
      .filter(({ caseId, kind }) => caseId === someone.caseId && kind.startsWith('waiver'))
      .map(({ kind, text }) => kind + text);
  const changed = { code: 'waiver-state', reason: 'signatoriesChanged' };

  it('is asked again at every step on the screen, and after going back to the draft', async () => {
    await arrange(yearsAgo(9));
    const waiver = await arrangeWaiver(test, someone, PARENTS);
    const [first, second] = [await waiver.link(0), await waiver.link(1)];
    await correctBirth(yearsAgo(14));
    const form = await test.http.post('/api/signing/form').send({ token: first }).expect(409);
    expect(form.body).toMatchObject(changed);
    expect((await waiver.sign(second).expect(409)).body).toMatchObject(changed);
    const { signatures, signatoriesFit, version: seen } = await waiver.read();
    expect([signatoriesFit, signatures.map((s) => s.signedAt)]).toEqual([false, [null, null, null]]);
    const link = await team
      .post(`${waiver.path}/signing-links`, { signatureId: signatures[0]!.id })
      .expect(409);
    expect(link.body).toMatchObject(changed);

    await team.post(`${waiver.path}/reopen`, { version: seen }).expect(200);
    await team.post(`${waiver.path}/fix`, { version: seen + 1 }).expect(200);
    const again = await waiver.read();
    expect(again.signatures.map((s) => s.role)).toEqual(['mother', 'father', 'person', 'worker']);
    expect(again.signatoriesFit).toBe(true);
    await signRest(waiver);
    expect([(await waiver.read()).standing, await released()]).toEqual(['active', 200]);
  });

  it('does not become active on the old ones when somebody comes of age before the last signature', async () => {
    await arrange(yearsAgo(18, 1));
    const waiver = await arrangeWaiver(test, someone, PARENTS);
    await waiver.sign(await waiver.link(0)).expect(204);
    const last = [await waiver.link(1), await waiver.link(2)];
    // The next day, as far as the birth date goes.
    await correctBirth(yearsAgo(18));
    for (const token of last) expect((await waiver.sign(token).expect(409)).body).toMatchObject(changed);
    const { standing, version: seen } = await waiver.read();
    expect(standing).toBe('awaiting');
    await team.post(`${waiver.path}/reopen`, { version: seen }).expect(409);
    await team.post(`${waiver.path}/discard`, { version: seen }).expect(200);
    expect(await released()).toBe(404);
  });

  it('is refused by the database itself, whatever the program thought', async () => {
    await arrange(yearsAgo(9));
    const waiver = await arrangeWaiver(test, someone, PARENTS);
    const token = createHash('sha256')
      .update(await waiver.link(0))
      .digest();
    await correctBirth(yearsAgo(15));
    const { rows } = await withClient(test.db.superuser, (c) =>
      c.query<{ state: string | null }>(
        `select state from app.give_signature($1, 'M1 1L2 2', false, null, false, null, null)`,
        [token],
      ),
    );
    expect(rows).toEqual([{ state: null }]);
    expect((await waiver.read()).signatures[0]!.signedAt).toBeNull();
  });

  it('waits for a birth date that is being corrected at the same moment', async () => {
    await arrange(yearsAgo(20));
    const waiver = await arrangeWaiver(test, someone);
    const token = await waiver.link(0);
    await withClient(test.db.superuser, async (c) => {
      await c.query('begin');
      await c.query('update person set date_of_birth = $2 where id = $1', [someone.personId, yearsAgo(16)]);
      const signing = waiver.sign(token).then((answer) => answer.status);
      await withClient(test.db.superuser, async (other) => {
        for (let waits: number | null = 0; !waits; await setTimeout(20))
          ({ rowCount: waits } = await other.query(
            `select 1 from pg_stat_activity where datname = current_database() and query like '%app.give_signature%'
             and wait_event_type = 'Lock'`,
          ));
      });
      await c.query('commit');
      expect(await signing).toBe(409);
    });
    expect([(await waiver.read()).standing, await released()]).toEqual(['awaiting', 404]);
  });

  it('goes by the day on the paper where it was signed with ink', async () => {
    const intake = await test.as('intake');
    await arrange(yearsAgo(14, 1));
    const waiver = await arrangeWaiver(test, someone, PARENTS);
    await withClient(test.db.superuser, (c) =>
      c.query(`update waiver set created_at = created_at - interval '3 days' where id = $1`, [waiver.id]),
    );
    const scan = Buffer.from('%PDF-1.7 signed with ink');
    await test.http
      .post(`${waiver.path}/scans`)
      .set('authorization', `Bearer ${team.token}`)
      .set('content-type', 'application/pdf')
      .send(scan)
      .expect(201);
    await correctBirth(yearsAgo(14));
    const confirm = async (signedOn: string) =>
      intake.post(`${waiver.path}/confirm`, {
        version: (await waiver.read()).version,
        scanSha256: createHash('sha256').update(scan).digest('hex'),
        signedOn,
        health: false,
        immigration: false,
      });
    const late = await confirm(today);
    expect([late.status, late.body]).toEqual([409, expect.objectContaining(changed)]);
    expect(await released()).toBe(404);
    expect((await confirm(yearsAgo(0, -1))).status).toBe(200);
    expect(await released()).toBe(200);
  });

  it('closes a waiver in force when the birth date turns out to ask for others, and opens it when put right', async () => {
    await arrange(yearsAgo(20));
    const waiver = await arrangeActiveWaiver(test, someone);
    const check = async () =>
      (await test.http.get(`/api/waiver-checks/${(await waiver.read()).reference}`)).body.inForce;
    expect([await released(), await check()]).toEqual([200, true]);
    await correctBirth(yearsAgo(17));
    expect([await released(), await check()]).toEqual([404, false]);
    expect((await jobcenter.get(`/api/releases/${someone.personId}/pdf`)).status).toBe(404);
    expect(await waiver.read()).toMatchObject({ standing: 'active', signatoriesFit: false });
    expect(await due()).toEqual(['waiverSignatories']);
    expect((await team.get(`/api/persons/${someone.personId}/releases`)).body.cells).toEqual([]);
    await correctBirth('1980');
    expect([await released(), await check()]).toEqual([200, true]);
    expect(await waiver.read()).toMatchObject({ signatoriesFit: true, ageReached: null });
    expect(await due()).toEqual([]);
  });

  it('stays open when more have signed than must, and closes when one is missing', async () => {
    await arrange(yearsAgo(15));
    await arrangeActiveWaiver(test, someone, PARENTS);
    await correctBirth(yearsAgo(12));
    expect(await released()).toBe(200);
    await arrange(yearsAgo(12));
    version = 1;
    await arrangeActiveWaiver(test, someone, PARENTS);
    await correctBirth(yearsAgo(15));
    expect(await released()).toBe(404);
  });

  it('closes nothing by growing older, and says that a new one is due', async () => {
    await arrange(yearsAgo(13, -200));
    const waiver = await arrangeActiveWaiver(test, someone, PARENTS);
    expect((await waiver.read()).ageReached).toBeNull();
    // As if a year had passed since.
    await withClient(test.db.superuser, async (c) => {
      await c.query('set session_replication_role = replica');
      await c.query(`update waiver set signed_on = signed_on - 365 where id = $1`, [waiver.id]);
      await c.query(`update person set date_of_birth = $2 where id = $1`, [
        someone.personId,
        yearsAgo(14, -10),
      ]);
    });
    expect(await waiver.read()).toMatchObject({
      standing: 'active',
      signatoriesFit: true,
      ageReached: 14,
      ageReachedOn: yearsAgo(0, -10),
    });
    expect(await released()).toBe(200);
    expect(await due()).toEqual(['waiverAge14']);
  });

  it('is the same in the program and in the database, in 5000 draws', async () => {
    const facts = fc.sample(drawnFacts, { numRuns: 5_000, seed: 20_261_124 });
    const births = fc.sample(drawnBirth, { numRuns: 5_000, seed: 20_261_124 });
    const [roles, ages] = await withClient(test.db.superuser, async (c) => [
      await c.query<{ roles: string[] | null }>(
        `select app.required_roles((f ->> 'age')::int, f ->> 'custody', f -> 'guardians', f ->> 'exception') as roles
         from jsonb_array_elements($1::jsonb) with ordinality as x (f, n) order by n`,
        [JSON.stringify(facts)],
      ),
      await c.query<{ age: number }>(
        `select app.age_at_least(b ->> 'birth', (b ->> 'on')::date) as age
         from jsonb_array_elements($1::jsonb) with ordinality as x (b, n) order by n`,
        [JSON.stringify(births)],
      ),
    ]);
    expect(roles.rows.map((r) => r.roles)).toEqual(
      facts.map((f) => (signatoryProblems(f).length > 0 ? null : requiredSignatories(f).map((s) => s.role))),
    );
    expect(ages.rows.map((r) => r.age)).toEqual(births.map(({ birth, on }) => ageAtLeast(birth, on)));
    expect(new Set(roles.rows.map((r) => String(r.roles))).size).toBeGreaterThan(10);
  });
});

const GUARDIANS: Record<SignatoryFacts['custody'], Guardian['role'][][]> = {
  none: [[]],
  joint: [
    ['mother', 'father'],
    ['parent', 'parent'],
  ],
  sole: [['mother'], ['parent']],
  guardianship: [['guardian'], ['youth_office']],
  legal_support: [['legal_custodian']],
};

/** What can be on a waiver that was put before somebody: fitting for some age, if not for this one. */
const drawnFacts: fc.Arbitrary<SignatoryFacts> = fc
  .record({
    age: fc.oneof(fc.constantFrom(13, 14, 15, 17, 18), fc.integer({ min: -1, max: 100 })),
    custody: fc.constantFrom(...CUSTODY_TYPES),
    pick: fc.nat({ max: 1 }),
    exception: fc.option(fc.constantFrom(...SIGNATORY_EXCEPTIONS)),
  })
  .filter(({ custody, exception }) => exception !== 'daily' || custody === 'joint')
  .map(({ age, custody, pick, exception }) => {
    const roles = GUARDIANS[custody][pick % GUARDIANS[custody].length]!;
    const guardians = (exception === 'daily' ? roles.slice(0, 1) : roles).map((role) => ({
      name: 'x',
      role,
    }));
    return { age, custody, guardians, exception };
  });

/** Birth dates of each exactness, and days round the ends of months and years. */
const drawnBirth = fc
  .record({
    year: fc.integer({ min: 1930, max: 2026 }),
    birthMonth: fc.integer({ min: 1, max: 12 }),
    birthDay: fc.constantFrom(1, 15, 28, 29, 30, 31),
    length: fc.constantFrom(4, 7, 10),
    onYear: fc.integer({ min: 2024, max: 2032 }),
    onMonth: fc.integer({ min: 1, max: 12 }),
    onDay: fc.constantFrom(1, 2, 15, 28, 29, 30, 31),
  })
  .map((d) => ({
    birth: dayOf(d.year, d.birthMonth, d.birthDay).slice(0, d.length),
    on: dayOf(d.onYear, d.onMonth, d.onDay),
  }));

/** A day of the calendar, the last of the month where there is no such day. */
function dayOf(year: number, month: number, day: number): string {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1, Math.min(day, last))).toISOString().slice(0, 10);
}
