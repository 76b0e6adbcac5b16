import { randomUUID } from 'node:crypto';
import { KEY_VERSION, personKeys } from '@app/persons';
import { withClient, type ConnectionOptions } from '@app/platform';
import { makeName, pick, pickScript, randomFrom, type Random } from './names.js';

/** Started twice, each for half of the people: the keys are the program's own and take most of the time. */
export interface PersonsOrder {
  connection: ConnectionOptions;
  /** Number of the first and of the person after the last. */
  from: number;
  to: number;
  createdBy: string;
}

const COLUMNS = `id, family_name, given_names, mononym, native_script_name, other_names, date_of_birth, gender,
  place_of_birth, country_of_birth, nationalities, entry_date_germany, arrived_district_on, interpreter_needed,
  household_id, household_relation, search_text, match_keys, key_version, created_by, counter_text`;
const VERSION = 'version, created_at, updated_at, dob_uncertain';
const INSERT = `insert into person (${COLUMNS}, ${VERSION})
  select ${COLUMNS}, 1, now(), now(), false from json_populate_recordset(null::person, $1::json)`;

const BATCH = 2_000;
/** Of ten people that follow each other, so many live together. */
const HOUSEHOLD = ['reference', 'spouse', 'child'];

function person(random: Random, n: number, householdId: string, createdBy: string): object {
  const script = pickScript(random);
  const { familyName, givenNames, nativeScriptName } = makeName(random, script);
  const dateOfBirth = birth(random);
  const keys = personKeys({ familyName, givenNames, nativeScriptName }, dateOfBirth);
  const relation = HOUSEHOLD[n % 10] ?? null;
  return {
    id: randomUUID(),
    family_name: familyName,
    given_names: givenNames,
    mononym: givenNames === null,
    native_script_name: nativeScriptName,
    other_names: [],
    date_of_birth: dateOfBirth,
    gender: pick(random, ['m', 'w', 'm', 'w', 'm', 'w', 'd', 'x']),
    place_of_birth: 'Beispielstadt',
    country_of_birth: script.nationality,
    nationalities: [script.nationality],
    entry_date_germany: '2024-03',
    arrived_district_on: '2024-05-02',
    interpreter_needed: random() < 0.6,
    household_id: relation && householdId,
    household_relation: relation,
    search_text: keys.searchText,
    match_keys: keys.matchKeys,
    key_version: KEY_VERSION,
    created_by: createdBy,
    counter_text: keys.counterText,
  };
}

/** A day; for one in ten only the year is known, and as often it says 1 January. */
function birth(random: Random): string {
  const year = 1945 + Math.floor(random() * 78);
  if (random() < 0.1) return String(year);
  if (random() < 0.1) return `${year}-01-01`;
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${year}-${two(1 + Math.floor(random() * 12))}-${two(1 + Math.floor(random() * 28))}`;
}

async function fill({ connection, from, to, createdBy }: PersonsOrder): Promise<void> {
  const random = randomFrom(from + 1);
  await withClient(connection, async (client) => {
    await client.query('set session_replication_role = replica; set synchronous_commit = off');
    let householdId = randomUUID();
    for (let start = from; start < to; start += BATCH) {
      const rows: object[] = [];
      for (let n = start; n < Math.min(start + BATCH, to); n++) {
        if (n % 10 === 0) householdId = randomUUID();
        rows.push(person(random, n, householdId, createdBy));
      }
      await client.query(INSERT, [JSON.stringify(rows)]);
    }
  });
}

process.once('message', (order: PersonsOrder) => {
  fill(order).then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      process.exit(1);
    },
  );
});
