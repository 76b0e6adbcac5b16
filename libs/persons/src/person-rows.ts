import type { Tx, UserActor } from '@app/platform';
import type { IdentityInput, PersonInput, ResidenceStatusInput } from './person.dto.js';
import { phoneAsE164 } from './person-input.js';
import { KEY_VERSION, personKeys, type PersonKeys } from './person-keys.js';

const CREATE = `
  with p as (
    insert into person (id, family_name, given_names, mononym, native_script_name, birth_name, other_names, date_of_birth,
      dob_uncertain, gender, place_of_birth, country_of_birth, nationalities, entry_date_germany, arrived_district_on,
      interpreter_needed, search_text, match_keys, key_version, created_by, counter_text)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $38)),
  c as (
    insert into person_contact (person_id, street, house_number, postal_code, place, ags, accommodation_type, phone, email,
      preferred_contact, safe_contact_note)
    values ($1, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30)),
  l as (
    insert into person_language (person_id, position, code, preferred)
    select $1, x.n, x.code, x.code = $32 from unnest($31::text[]) with ordinality as x (code, n)),
  r as (
    insert into residence_status (person_id, status, document, valid_until, permit_condition_text, recorded_by)
    values ($1, $33, $34, $35, $36, $20)),
  a as (
    insert into audit.log (action, object_type, object_id, person_id, fields) values ('create', 'person', $1, $1, $37))
  select 1`;

const REGISTER = `
  with p as (
    insert into person (id, family_name, given_names, mononym, native_script_name, birth_name, other_names, date_of_birth,
      dob_uncertain, gender, search_text, match_keys, key_version, created_by, counter_text)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $16)),
  a as (
    insert into audit.log (action, object_type, object_id, person_id, fields) values ('create', 'person', $1, $1, $15))
  select 1`;

const UPDATE = `
  update person set family_name = $3, given_names = $4, mononym = $5, native_script_name = $6, birth_name = $7, other_names = $8,
    date_of_birth = $9, dob_uncertain = $10, gender = $11, place_of_birth = $12, country_of_birth = $13, nationalities = $14,
    entry_date_germany = $15, arrived_district_on = $16, interpreter_needed = $17, search_text = $18, match_keys = $19,
    key_version = $20, counter_text = $21, version = version + 1, updated_at = now()
  where id = $1 and version = $2 returning version`;

const UPSERT_CONTACT = `
  insert into person_contact (person_id, street, house_number, postal_code, place, ags, accommodation_type, phone, email,
    preferred_contact, safe_contact_note)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
  on conflict (person_id) do update set street = excluded.street, house_number = excluded.house_number,
    postal_code = excluded.postal_code, place = excluded.place, ags = excluded.ags,
    accommodation_type = excluded.accommodation_type, phone = excluded.phone, email = excluded.email,
    preferred_contact = excluded.preferred_contact, safe_contact_note = excluded.safe_contact_note`;

/** Everything intake took down, in one statement together with its audit entry. */
export async function createPerson(
  tx: Tx,
  id: string,
  input: PersonInput,
  residence: ResidenceStatusInput,
  keys: PersonKeys,
): Promise<void> {
  const { userId } = tx.actor as UserActor;
  await tx.query(CREATE, [
    id,
    ...identityColumns(input),
    ...originColumns(input),
    keys.searchText,
    keys.matchKeys,
    KEY_VERSION,
    userId,
    ...contactColumns(input),
    input.languages.map((l) => l.code),
    preferredLanguage(input),
    residence.status,
    residence.document ?? null,
    residence.validUntil ?? null,
    residence.permitConditionText ?? null,
    [...filledFields(input), 'residenceStatus'],
    keys.counterText,
  ]);
}

/** The least: what reception knows. */
export async function registerPerson(
  tx: Tx,
  id: string,
  input: IdentityInput,
  keys: PersonKeys,
): Promise<void> {
  const { userId } = tx.actor as UserActor;
  const fields = filledFields(input).filter((f) => f !== 'duplicateDecision');
  await tx.query(REGISTER, [
    id,
    ...identityColumns(input),
    keys.searchText,
    keys.matchKeys,
    KEY_VERSION,
    userId,
    fields,
    keys.counterText,
  ]);
}

/** Replaces identity, contact and languages; returns no row when the version is another one. */
export async function updatePerson(
  tx: Tx,
  id: string,
  version: number,
  input: PersonInput,
): Promise<{ version: number }[]> {
  const keys = personKeys(input, input.dateOfBirth);
  const rows = await tx.query<{ version: number }>(UPDATE, [
    id,
    version,
    ...identityColumns(input),
    ...originColumns(input),
    keys.searchText,
    keys.matchKeys,
    KEY_VERSION,
    keys.counterText,
  ]);
  if (rows.length === 0) return rows;
  await tx.query(UPSERT_CONTACT, [id, ...contactColumns(input)]);
  await tx.query('delete from person_language where person_id = $1', [id]);
  await tx.query(
    `insert into person_language (person_id, position, code, preferred)
     select $1, x.n, x.code, x.code = $3 from unnest($2::text[]) with ordinality as x (code, n)`,
    [id, input.languages.map((l) => l.code), preferredLanguage(input)],
  );
  return rows;
}

function identityColumns(input: IdentityInput): unknown[] {
  return [
    input.familyName,
    input.givenNames ?? null,
    input.mononym,
    input.nativeScriptName ?? null,
    input.birthName ?? null,
    input.otherNames ?? [],
    input.dateOfBirth,
    input.dobUncertain ?? false,
    input.gender,
  ];
}

function originColumns(input: PersonInput): unknown[] {
  return [
    input.placeOfBirth ?? null,
    input.countryOfBirth ?? null,
    input.nationalities,
    input.entryDateGermany ?? null,
    input.arrivedDistrictOn ?? null,
    input.interpreterNeeded,
  ];
}

function contactColumns({ contact }: PersonInput): unknown[] {
  return [
    contact.street ?? null,
    contact.houseNumber ?? null,
    contact.postalCode ?? null,
    contact.place ?? null,
    contact.ags ?? null,
    contact.accommodationType ?? null,
    phoneAsE164(contact.phone),
    contact.email ?? null,
    contact.preferredContact ?? null,
    contact.safeContactNote ?? null,
  ];
}

function preferredLanguage(input: PersonInput): string | null {
  return input.languages.find((l) => l.preferred)?.code ?? null;
}

/** Names of what was given; for the audit log, never the content. */
function filledFields(input: object): string[] {
  return Object.entries(input)
    .filter(
      ([, value]) => value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0),
    )
    .map(([name]) => name);
}
