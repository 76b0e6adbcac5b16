/** The least that tells people apart, of `person p` and its latest case `c`: the columns of `PersonSummary`. */
export const SUMMARY_COLUMNS = `
  p.id, p.family_name as "familyName", p.given_names as "givenNames", p.native_script_name as "nativeScriptName",
  p.date_of_birth as "dateOfBirth", c.number as "caseNumber", c.id as "caseId"`;

/** Everybody, each with the latest of their cases. */
export const WITH_LATEST_CASE = `
  person p left join lateral (
    select id, number from case_file where person_id = p.id order by number desc limit 1) c on true`;
