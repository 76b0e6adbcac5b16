import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, loaded, page, type JsonText, type Tx, type UserActor } from '@app/platform';
import type { FindMatchesRequest, SearchPersonsRequest } from './person.dto.js';
import type {
  PersonResponse,
  PersonSearchResult,
  PersonSummary,
  ProbableMatches,
} from './person-response.dto.js';
import { fold, namePatterns, personKeys } from './person-keys.js';
import { logShown, probableMatches } from './person-matching.js';
import { SUMMARY_COLUMNS, WITH_LATEST_CASE } from './person-summary.sql.js';
import { searchTerms } from './person-search.rules.js';

/** The whole file of a person as one JSON text; PostgreSQL builds it, nobody unpacks it on the way. */
const FILE = `json_build_object(
  'id', p.id, 'version', p.version, 'familyName', p.family_name, 'givenNames', p.given_names, 'mononym', p.mononym,
  'nativeScriptName', p.native_script_name, 'birthName', p.birth_name, 'otherNames', p.other_names,
  'dateOfBirth', p.date_of_birth, 'dobUncertain', p.dob_uncertain, 'gender', p.gender,
  'placeOfBirth', p.place_of_birth, 'countryOfBirth', p.country_of_birth, 'nationalities', p.nationalities,
  'entryDateGermany', p.entry_date_germany, 'arrivedDistrictOn', p.arrived_district_on,
  'interpreterNeeded', p.interpreter_needed, 'householdId', p.household_id,
  'contact', (select json_build_object('street', c.street, 'houseNumber', c.house_number, 'postalCode', c.postal_code,
    'place', c.place, 'ags', c.ags, 'accommodationType', c.accommodation_type, 'phone', c.phone, 'email', c.email,
    'preferredContact', c.preferred_contact, 'safeContactNote', c.safe_contact_note)
    from (select 1) one left join person_contact c on c.person_id = p.id),
  'languages', coalesce((select json_agg(json_build_object('code', l.code, 'preferred', l.preferred) order by l.position)
    from person_language l where l.person_id = p.id), '[]'),
  'residenceStatuses', coalesce((select json_agg(json_build_object('id', r.id, 'status', r.status, 'document', r.document,
    'validUntil', r.valid_until, 'permitConditionText', r.permit_condition_text, 'recordedOn', r.recorded_at,
    'recordedBy', u.display_name) order by r.recorded_at desc)
    from residence_status r join app_user u on u.id = r.recorded_by where r.person_id = p.id), '[]'),
  'household', case when p.household_id is null then '[]' else coalesce((select json_agg(json_build_object('personId', h.id,
    'familyName', h.family_name, 'givenNames', h.given_names, 'dateOfBirth', h.date_of_birth, 'relation', h.household_relation)
    order by h.date_of_birth, h.id) from person h where h.household_id = p.household_id and h.id <> p.id), '[]') end,
  'cases', coalesce((select json_agg(json_build_object('id', f.id, 'number', f.number, 'state', f.state, 'openedOn', f.opened_on)
    order by f.number desc) from case_file f where f.person_id = p.id), '[]'))::text as json`;

/** Reads a person's file ($1) and logs that it was opened. */
export const OPEN_FILE = `
  with p as (select * from person where id = $1),
  seen as (insert into audit.log (action, object_type, object_id, person_id, fields)
    select 'view', 'person', p.id, p.id, '{identity,contact,languages,residenceStatus,household,cases}' from p)
  select ${FILE} from p`;
const READ_FILE = `select ${FILE} from person p where p.id = $1`;

const POSITION = 'select search_text as position from person where id = $1';
const FOUND = `${SUMMARY_COLUMNS}, p.search_text as "position"`;
const AFTER = `($1::text is null or (p.search_text, p.id) > ($1, $2::uuid)) order by p.search_text, p.id limit $3`;
const BY_NAME = `select ${FOUND} from ${WITH_LATEST_CASE} where p.search_text like all ($4::text[]) and ${AFTER}`;
const BY_BIRTH = `select ${FOUND} from ${WITH_LATEST_CASE} where p.date_of_birth like $4 || '%' and ${AFTER}`;
const BY_NUMBER = `
  select ${FOUND} from case_file c join person p on p.id = c.person_id where c.number like $1 order by c.number desc limit $2`;
/** One of the words ($1) is like a part of the names by its letter triples; the more words and the more alike, the better. */
const BY_LIKENESS = `
  with alike as (
    select p.id, sum(word_similarity(w, p.search_text)) as likeness
    from unnest($1::text[]) w join person p on p.search_text %> w group by p.id order by likeness desc, p.id limit $2)
  select ${FOUND} from ${WITH_LATEST_CASE} join alike a on a.id = p.id order by a.likeness desc, p.search_text, p.id`;

const SEARCH_PAGE = 25;
const MOST_ALIKE = 10;
/** A person has no more names than that; each word is a search of its own. */
const MOST_WORDS = 5;
/** Word similarity from which on a name is offered: Husseini and Hosseini are 0.5 alike. */
const ALIKE = '0.5';
type Found = PersonSummary & { position: string };

@Injectable()
export class PersonQueries {
  constructor(private readonly database: Database) {}

  /** Opens a person's file; that it was opened is logged in the same statement. */
  async open(actor: UserActor, id: string): Promise<JsonText<PersonResponse>> {
    return loaded(await this.database.run<{ json: JsonText<PersonResponse> }>(actor, OPEN_FILE, [id])).json;
  }

  /**
   * By name in any script, parts of it, birth date or case number; names nobody has are looked for in similar spelling.
   * The search is logged with whom it showed, not with its words.
   */
  async search(actor: UserActor, request: SearchPersonsRequest): Promise<PersonSearchResult> {
    const after = decodeCursor(request.cursor, 'uuid');
    const terms = searchTerms(request.query);
    return this.database.as(actor, async (tx) => {
      const exact = await find(tx, terms, after);
      const similar = exact.length === 0 && after === null ? await findAlike(tx, terms) : [];
      const { items, nextCursor } = page(exact, SEARCH_PAGE, (last) => [last.id]);
      const shown = [...items, ...similar].map(({ position: _position, ...summary }) => summary);
      await logShown(tx, terms.kind, shown);
      return { items: shown, similar: similar.length > 0, nextCursor };
    });
  }

  /** Who a person about to be registered might be already. */
  async matches(actor: UserActor, request: FindMatchesRequest): Promise<ProbableMatches> {
    const keys = personKeys(request, request.dateOfBirth);
    return this.database.as(actor, async (tx) => {
      const items = await probableMatches(tx, keys, request.dateOfBirth);
      await logShown(tx, 'match', items);
      return { items };
    });
  }
}

/** A person's file as the answer to a change; that it was shown is logged. */
export async function showPerson(tx: Tx, id: string): Promise<JsonText<PersonResponse>> {
  return loaded(await tx.query<{ json: JsonText<PersonResponse> }>(OPEN_FILE, [id])).json;
}

/** A person's file for the program itself, to compare with. Not logged: whoever gets it to see needs {@link showPerson}. */
export async function readPerson(tx: Tx, id: string): Promise<JsonText<PersonResponse>> {
  return loaded(await tx.query<{ json: JsonText<PersonResponse> }>(READ_FILE, [id])).json;
}

async function find(tx: Tx, terms: ReturnType<typeof searchTerms>, after: string[] | null): Promise<Found[]> {
  if (terms.kind === 'caseNumber') return tx.query<Found>(BY_NUMBER, [terms.pattern, SEARCH_PAGE]);
  // The cursor holds an id alone: the names it stands at are more than everybody who searches may read.
  const last = after && loaded(await tx.query<{ position: string }>(POSITION, after)).position;
  const position = [last, after?.[0] ?? null, SEARCH_PAGE + 1];
  if (terms.kind === 'dateOfBirth') return tx.query<Found>(BY_BIRTH, [...position, terms.date]);
  const patterns = namePatterns(terms.words);
  return patterns.length === 0 ? [] : tx.query<Found>(BY_NAME, [...position, patterns]);
}

async function findAlike(tx: Tx, terms: ReturnType<typeof searchTerms>): Promise<Found[]> {
  if (terms.kind !== 'name') return [];
  // One or two letters are like nothing and everything.
  const words = fold(terms.words.join(' '))
    .split(' ')
    .filter((word, i, all) => word.length > 2 && all.indexOf(word) === i)
    .slice(0, MOST_WORDS);
  if (words.length === 0) return [];
  await tx.query(`select set_config('pg_trgm.word_similarity_threshold', $1, true)`, [ALIKE]);
  return tx.query<Found>(BY_LIKENESS, [words, MOST_ALIKE]);
}
