import { loaded, type Tx } from '@app/platform';
import type { AssessmentRecord, AssessmentResponse } from './assessment-response.dto.js';

/** An answer as responses carry it; `a` = the answer, `u` = who gave it last. */
export const ANSWER_JSON = `jsonb_build_object('field', a.field, 'rowId', a.row_id, 'standing', a.standing, 'value', a.value,
  'evidence', a.evidence, 'version', a.version, 'updatedBy', a.updated_by, 'updatedByName', u.display_name, 'updatedAt', a.updated_at)`;
export const ROW_JSON = `jsonb_build_object('id', r.id, 'group', r.group_name, 'position', r.position, 'removed', r.removed_at is not null)`;

export const SUMMARY = `
  s.id, s.number, s.state, s.supersedes, s.language, s.created_at as "createdAt", u.display_name as "createdByName",
  s.completed_at as "completedAt", s.signed_at as "signedAt", s.ended_at as "endedAt", s.withdrawn_reason as "withdrawnReason"`;

const RECORD = `
  select p.family_name as "familyName", p.given_names as "givenNames", p.native_script_name as "nativeScriptName",
    p.birth_name as "birthName", p.other_names as "otherNames", p.date_of_birth as "dateOfBirth", p.dob_uncertain as "dobUncertain",
    p.place_of_birth as "placeOfBirth", p.country_of_birth as "countryOfBirth", p.gender, p.nationalities,
    c.street, c.house_number as "houseNumber", c.postal_code as "postalCode", c.place, c.accommodation_type as "accommodationType",
    c.phone, c.email, c.preferred_contact as "preferredContact", c.safe_contact_note as "safeContactNote",
    p.entry_date_germany as "entryDateGermany", p.arrived_district_on as "arrivedDistrictOn",
    (select coalesce(jsonb_agg(jsonb_build_object('name', concat_ws(', ', m.family_name, m.given_names), 'relation', m.household_relation)
       order by m.date_of_birth, m.id), '[]') from person m where m.household_id = p.household_id and m.id <> p.id) as household,
    r.status as "residenceStatus", r.document as "residenceDocument", r.valid_until::text as "documentValidUntil",
    r.permit_condition_text as "permitConditionText"
  from person p left join person_contact c on c.person_id = p.id
    left join lateral (select * from residence_status x where x.person_id = p.id order by x.recorded_at desc limit 1) r on true
  where p.id = $1`;

const WHOLE = `
  select s.id, s.case_id as "caseId", k.number as "caseNumber", s.person_id as "personId", s.template_version as "templateVersion",
    s.version, s.revision::int, s.record, ${SUMMARY},
    (select coalesce(jsonb_agg(${ROW_JSON} order by r.position, r.id), '[]') from assessment_row r where r.assessment_id = s.id) as rows,
    (select coalesce(jsonb_agg(${ANSWER_JSON}), '[]') from assessment_answer a join app_user u on u.id = a.updated_by
       where a.assessment_id = s.id) as answers,
    (select coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'name', g.name, 'signedAt', g.signed_at) order by g.signed_at, g.id), '[]')
       from assessment_signature g where g.assessment_id = s.id) as signatures
  from assessment s join case_file k on k.id = s.case_id join app_user u on u.id = s.created_by
  where s.case_id = $1 and s.id = $2`;

/** The person's record as it is now. */
export async function readRecord(tx: Tx, personId: string): Promise<AssessmentRecord> {
  return loaded(await tx.query<AssessmentRecord>(RECORD, [personId]));
}

type WholeRow = Omit<AssessmentResponse, 'record' | 'createdAt' | 'completedAt' | 'signedAt' | 'endedAt'> & {
  record: AssessmentRecord | null;
  createdAt: Date;
  completedAt: Date | null;
  signedAt: Date | null;
  endedAt: Date | null;
};

/** The whole form, loaded by case and id together; its record is the one it was completed with, or the one of now. */
export async function readAssessment(tx: Tx, caseId: string, id: string): Promise<AssessmentResponse> {
  const row = loaded(await tx.query<WholeRow>(WHOLE, [caseId, id]));
  return { ...row, ...moments(row), record: row.record ?? (await readRecord(tx, row.personId)) };
}

/** Moments as responses carry them. */
export function moments(row: {
  createdAt: Date;
  completedAt: Date | null;
  signedAt: Date | null;
  endedAt: Date | null;
}): { createdAt: string; completedAt: string | null; signedAt: string | null; endedAt: string | null } {
  return {
    createdAt: row.createdAt.toISOString(),
    completedAt: row.completedAt?.toISOString() ?? null,
    signedAt: row.signedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}
