import { loaded, type Tx } from '@app/platform';
import type { DataCategory, ReleaseBasis } from '@app/waivers/shared';
import type { AssessmentExtract } from './extract.dto.js';
import { ASSESSMENT_CATEGORIES, cutTo } from './extract.rules.js';
import { releasedProceduresOf } from './recognition.queries.js';

/** What opens a category: the release itself, so that one that was replaced meanwhile is another. */
export interface Grant {
  readonly category: DataCategory;
  readonly basis: ReleaseBasis;
  readonly basisId: string;
  readonly until: string;
}

/** An extract with what it rests on. */
export interface Opened {
  readonly extract: AssessmentExtract;
  readonly caseId: string;
  /** Of the categories that the form has fields of, and `identity`. */
  readonly grants: readonly Grant[];
}

type Raw = Omit<AssessmentExtract, 'categories' | 'procedures'> & { caseId: string; grants: Grant[] | null };

const PARTS = `
  'assessmentId', a.id, 'personId', a.person_id, 'caseId', a.case_id, 'caseNumber', k.number, 'number', a.number, 'signedAt', a.signed_at,
  'grants', (select jsonb_agg(jsonb_build_object('category', g.category, 'basis', g.basis, 'basisId', g.basis_id, 'until', g.until)
     order by g.until desc, g.basis_id) from g),
  'person', (select jsonb_build_object('familyName', p.family_name, 'givenNames', p.given_names, 'dateOfBirth', p.date_of_birth)
     from person p where p.id = a.person_id and exists (select from g where g.category = 'identity')),
  'rows', (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'group', r.group_name, 'position', r.position,
     'removed', r.removed_at is not null) order by r.position, r.id), '[]') from assessment_row r where r.assessment_id = a.id),
  'answers', (select coalesce(jsonb_agg(jsonb_build_object('field', x.field, 'rowId', x.row_id, 'standing', x.standing,
     'value', x.value, 'evidence', x.evidence) order by x.field, x.row_id), '[]') from assessment_answer x where x.assessment_id = a.id)`;

/** The signed form of a person ($1), as row-level security shows it to the acting institution; one look at the gate. */
const OWN = `
  with a as (select a.id, a.case_id, a.person_id, a.number, a.signed_at from assessment a
      where a.person_id = $1 and a.state = 'signed' order by a.signed_at desc limit 1),
    g as (select r.category, r.basis, r.basis_id, r.until from app.released_persons() r join a on r.case_id = a.case_id
      where r.person_id = $1)
  select jsonb_build_object(${PARTS}, 'purposes', app.released_facts($1) -> 'purposes') as raw
  from a join case_file k on k.id = a.case_id`;

/** The signed form ($2) of a case ($1), with what the gate opens of it to an institution ($3) today: for the case team. */
const FOR_INSTITUTION = `
  with a as (select a.id, a.case_id, a.person_id, a.number, a.signed_at from assessment a
      where a.case_id = $1 and a.id = $2 and a.state = 'signed'),
    g as (select r.category, r.basis, r.basis_id, r.until from a, app.releases_to(a.person_id, $3) r where r.case_id = a.case_id)
  select jsonb_build_object(${PARTS}, 'purposes', (
    select jsonb_agg(distinct coalesce(case when u.purpose = 'other' then w.purpose_text end, u.purpose))
    from waiver w, unnest(w.purposes) as u (purpose) where w.id in (select g.basis_id from g where g.basis = 'waiver'))) as raw
  from a join case_file k on k.id = a.case_id`;

/** What the acting institution may see of a person's form. @throws NotFound when nothing of it is released */
export async function readOwnExtract(tx: Tx, personId: string): Promise<Opened> {
  return opened(tx, await tx.query<{ raw: Raw }>(OWN, [personId]));
}

/** What an institution would be shown, read by the case team. @throws NotFound when nothing is released to it */
export async function readExtractFor(
  tx: Tx,
  caseId: string,
  assessmentId: string,
  institutionId: string,
): Promise<Opened> {
  return opened(tx, await tx.query<{ raw: Raw }>(FOR_INSTITUTION, [caseId, assessmentId, institutionId]));
}

async function opened(tx: Tx, found: { raw: Raw }[]): Promise<Opened> {
  const { caseId, grants, ...raw } = loaded(found).raw;
  const inForce = (grants ?? []).filter(
    ({ category }) => category === 'identity' || ASSESSMENT_CATEGORIES.includes(category),
  );
  const categories = ASSESSMENT_CATEGORIES.map((category) => {
    const grant = inForce.find((one) => one.category === category);
    return {
      category,
      released: grant !== undefined,
      basis: grant?.basis ?? null,
      until: grant?.until ?? null,
    };
  });
  const released = categories.filter((one) => one.released).map(({ category }) => category);
  loaded(released);
  const { rows, answers } = cutTo(released, raw.rows, raw.answers);
  const procedures = released.includes('work_recognition') ? await releasedProceduresOf(tx, caseId) : [];
  const signedAt = new Date(raw.signedAt).toISOString();
  return { extract: { ...raw, signedAt, categories, rows, answers, procedures }, caseId, grants: inForce };
}
