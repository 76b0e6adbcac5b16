import { randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type pg from 'pg';
import { DATA_CATEGORIES, type DataCategory } from '@app/waivers';

/** A waiver as the plain model knows it; days are relative to today. */
export interface ModelWaiver {
  state: 'draft' | 'awaiting' | 'active' | 'revoked' | 'superseded' | 'discarded';
  validDays: number;
  /** One entry for each who must sign; `null` = has not. */
  signatures: ({ health: boolean; immigration: boolean } | null)[];
  recipients: {
    institution: number;
    direction: 'to_recipient' | 'from_recipient' | 'both';
    categories: DataCategory[];
    revoked: boolean;
  }[];
}

export interface ModelDisclosure {
  institution: number;
  categories: DataCategory[];
  validDays: number;
  needsSecond: boolean;
  confirmed: boolean;
  ended: boolean;
}

/** Everything that decides about one person. */
export interface ModelPerson {
  waivers: ModelWaiver[];
  disclosures: ModelDisclosure[];
  /** Days since the case was closed; null = it runs. */
  closedDays: number | null;
}

const INSTITUTION_COUNT = 4;
/** Days round every edge: the last day, the day after, the end of the three months after a case. */
const days = fc.oneof(fc.constantFrom(-1, 0, 1), fc.integer({ min: -400, max: 400 }));
const closedDays = fc.option(
  fc.oneof(fc.constantFrom(0, 88, 89, 90, 91, 92, 93), fc.integer({ min: 0, max: 200 })),
  {
    freq: 3,
  },
);
const categories = fc.subarray([...DATA_CATEGORIES], { minLength: 1 });

const waiver: fc.Arbitrary<ModelWaiver> = fc
  .record({
    state: fc.constantFrom(
      'draft',
      'awaiting',
      'active',
      'active',
      'active',
      'active',
      'revoked',
      'superseded',
      'discarded',
    ),
    validDays: days,
    signatures: fc.array(
      fc.option(fc.record({ health: fc.boolean(), immigration: fc.boolean() }), { freq: 5 }),
      { minLength: 1, maxLength: 3 },
    ),
    recipients: fc.uniqueArray(
      fc.record({
        institution: fc.nat({ max: INSTITUTION_COUNT - 1 }),
        direction: fc.constantFrom('to_recipient', 'from_recipient', 'both'),
        categories,
        revoked: fc.boolean(),
      }),
      { minLength: 1, maxLength: INSTITUTION_COUNT, selector: (r) => r.institution },
    ),
  })
  // With a signature missing nothing can have become active: the database refuses that, see its own test.
  .map((w) =>
    w.signatures.includes(null) && !['draft', 'awaiting', 'discarded'].includes(w.state)
      ? { ...w, state: 'awaiting' as const }
      : w,
  );

const disclosure: fc.Arbitrary<ModelDisclosure> = fc
  .record({
    institution: fc.nat({ max: INSTITUTION_COUNT - 1 }),
    categories,
    validDays: days.map((plus) => Math.min(plus, 90)),
    needsSecond: fc.boolean(),
    confirmed: fc.boolean(),
    ended: fc.boolean(),
  })
  // The database takes none that opens health without a second person, nor one for more than a quarter of a year.
  .map((d) => (d.categories.includes('health') ? { ...d, needsSecond: true } : d));

export const modelPerson: fc.Arbitrary<ModelPerson> = fc.record({
  waivers: fc.array(waiver, { maxLength: 3 }),
  disclosures: fc.array(disclosure, { maxLength: 2 }),
  closedDays,
});

export interface WorldInstitution {
  id: string;
  isImmigration: boolean;
}

/** The plain reference: written without a look at the database's, from the words of the issue. */
export function mayBeSeen(
  person: ModelPerson,
  index: number,
  at: WorldInstitution,
  today: string,
): Set<DataCategory> {
  const seen = new Set<DataCategory>();
  const caseEnd =
    person.closedDays === null ? '9999-12-31' : threeMonthsAfter(dayFrom(today, -person.closedDays));
  for (const w of person.waivers) {
    if (w.state !== 'active' || dayFrom(today, w.validDays) < today || caseEnd < today) continue;
    for (const r of w.recipients) {
      if (r.institution !== index || r.revoked || r.direction === 'from_recipient') continue;
      if (at.isImmigration && !w.signatures.every((s) => s?.immigration)) continue;
      for (const c of r.categories) if (c !== 'health' || w.signatures.every((s) => s?.health)) seen.add(c);
    }
  }
  for (const d of person.disclosures) {
    if (d.institution !== index || d.ended || dayFrom(today, d.validDays) < today) continue;
    if (d.needsSecond && !d.confirmed) continue;
    for (const c of d.categories) seen.add(c);
  }
  return seen;
}

export function dayFrom(today: string, plus: number): string {
  return new Date(Date.parse(today) + plus * 86_400_000).toISOString().slice(0, 10);
}

function threeMonthsAfter(day: string): string {
  const [y, m, d] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(y, m - 1 + 4, 0)).getUTCDate();
  return new Date(Date.UTC(y, m - 1 + 3, Math.min(d, last))).toISOString().slice(0, 10);
}

/** Puts a drawn person's waivers, disclosures and case into the database, whatever was there before. */
export async function materialise(
  c: pg.Client,
  person: ModelPerson,
  ids: { personId: string; caseId: string; userId: string; otherUserId: string },
  institutions: readonly WorldInstitution[],
  today: string,
): Promise<void> {
  const { personId, caseId, userId, otherUserId } = ids;
  // Triggers off: history is drawn, not lived through.
  await c.query(`set session_replication_role = replica`);
  await c.query(
    `delete from waiver_signature where waiver_id in (select id from waiver where case_id = '${caseId}');
     delete from waiver_recipient where waiver_id in (select id from waiver where case_id = '${caseId}');
     delete from waiver where case_id = '${caseId}'; delete from disclosure where case_id = '${caseId}';`,
  );
  const closed = person.closedDays === null ? null : dayFrom(today, -person.closedDays);
  await c.query(`update case_file set state = $2, closed_on = $3, close_reason = $4 where id = $1`, [
    caseId,
    closed === null ? 'open' : 'closed',
    closed,
    closed === null ? null : 'moved_away',
  ]);
  for (const w of person.waivers) {
    const id = randomUUID();
    const begun = ['active', 'revoked', 'superseded'].includes(w.state);
    await c.query(
      `insert into waiver (id, case_id, person_id, reference, state, language, template_version, purposes, other_text, valid_until,
         explained_language, way, activated_at, ended_at, created_by)
       values ($1, $2, $3, $4, $5, 'de', 1, '{benefits}', 'Kanarienwort', $6, 'deu', $7, $8, $9, $10)`,
      [
        id,
        caseId,
        personId,
        randomBytes(16).toString('base64url'),
        w.state,
        dayFrom(today, w.validDays),
        begun ? 'screen' : null,
        begun ? new Date() : null,
        w.state === 'revoked' || w.state === 'superseded' ? new Date() : null,
        userId,
      ],
    );
    for (const [i, s] of w.signatures.entries())
      await c.query(
        `insert into waiver_signature (waiver_id, position, role, name, signed_at, health, immigration) values ($1, $2, 'person', 'x', $3, $4, $5)`,
        [id, i, s === null ? null : new Date(), s?.health ?? false, s?.immigration ?? false],
      );
    for (const [i, r] of w.recipients.entries())
      await c.query(
        `insert into waiver_recipient (waiver_id, institution_id, position, direction, categories, revoked_at) values ($1, $2, $3, $4, $5, $6)`,
        [id, institutions[r.institution]!.id, i, r.direction, r.categories, r.revoked ? new Date() : null],
      );
  }
  for (const d of person.disclosures)
    await c.query(
      `insert into disclosure (case_id, person_id, institution_id, categories, basis, reason, needs_second, person_informed_on,
         valid_until, confirmed_at, confirmed_by, ended_at, created_by)
       values ($1, $2, $3, $4, 'sgb10_69', 'x', $5, $6, $7, $8, $9, $10, $11)`,
      [
        caseId,
        personId,
        institutions[d.institution]!.id,
        d.categories,
        d.needsSecond,
        today,
        dayFrom(today, d.validDays),
        d.confirmed ? new Date() : null,
        d.confirmed ? otherUserId : null,
        d.ended ? new Date() : null,
        userId,
      ],
    );
  await c.query(`set session_replication_role = origin`);
}
