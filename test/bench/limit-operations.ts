import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { OPEN_CASE } from '@app/cases';
import type { IntakeRequest } from '@app/intake';
import {
  INSTITUTION_KINDS,
  ISSUE_LAUFZETTEL,
  STAMP_STATION,
  stationNamesJson,
  WORK_LIST,
  type StampRequest,
} from '@app/laufzettel';
import { CANDIDATES, createPerson, OPEN_FILE, personKeys } from '@app/persons';
import { once, requestHash, type Tx } from '@app/platform';

export interface LimitRequest {
  url: string;
  text: string;
  userId: string;
  institutionId: string;
  key: string;
}

/** Status and JSON text. */
type LimitAnswer = [number, string];

/** The four operations with the program's own statements and as little round them as possible. */
export async function answerLimit(pool: pg.Pool, request: LimitRequest): Promise<LimitAnswer> {
  const { url } = request;
  if (url === '/api/stations/work-list') {
    return found(
      await json(pool, WORK_LIST, [request.institutionId, null, null, stationNamesJson('de'), ['workList']]),
    );
  }
  if (url === '/api/intakes') return [201, JSON.stringify(await inTransaction(pool, request, intake))];
  const [, , objects, id = '', what] = url.split('/');
  if (objects === 'persons') return found(await json(pool, OPEN_FILE, [id]));
  return what === 'stamps' ? stamp(pool, id, request) : [404, '{}'];
}

const found = (text: string | undefined): LimitAnswer => (text === undefined ? [404, '{}'] : [200, text]);

async function json(pool: pg.Pool, text: string, values: unknown[]): Promise<string | undefined> {
  const { rows } = await pool.query<{ json: string }>({ name: nameOf(text), text, values });
  return rows[0]?.json;
}

const TO_COMPLETED = '{"open":"completed","inProgress":"completed","attention":"completed"}';

async function stamp(
  pool: pg.Pool,
  station: string,
  { text, userId, key }: LimitRequest,
): Promise<LimitAnswer> {
  const body = JSON.parse(text) as StampRequest;
  const id = randomUUID();
  const { rows } = await pool.query<{ version: number; state: string }>({
    name: nameOf(STAMP_STATION),
    text: STAMP_STATION,
    values: [
      station,
      body.stationVersion,
      TO_COMPLETED,
      true,
      null,
      id,
      body.result,
      null,
      null,
      null,
      'digital',
      today(),
      userId,
      'stamp',
      key,
      requestHash(`stamp ${station}`, body),
    ],
  });
  const [row] = rows;
  return row
    ? [201, JSON.stringify({ id, stationVersion: row.version, stationState: row.state })]
    : [409, '{}'];
}

async function inTransaction<T>(
  pool: pg.Pool,
  request: LimitRequest,
  work: (tx: Tx, request: LimitRequest) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const result = await work(bareTx(client, request.userId), request);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

/** What the program's statements are run through, without an actor's rights: this is the superuser's connection. */
function bareTx(client: pg.PoolClient, userId: string): Tx {
  return {
    actor: { userId } as Tx['actor'],
    get manager(): never {
      throw new Error('There is no TypeORM here.');
    },
    query: async <Row extends object>(text: string, values: unknown[] = []) =>
      (await client.query<Row>({ name: nameOf(text), text, values })).rows,
  };
}

async function intake(tx: Tx, { text, userId, key }: LimitRequest): Promise<object> {
  const body = JSON.parse(text) as IntakeRequest;
  const slip = body.laufzettel!;
  const [caseId, laufzettelId] = [randomUUID(), randomUUID()];
  const { id } = await once(
    tx,
    key,
    () => requestHash('intake', body),
    randomUUID(),
    async (personId) => {
      const keys = personKeys(body.person, body.person.dateOfBirth);
      await tx.query(CANDIDATES, [keys.matchKeys]);
      await createPerson(tx, personId, body.person, body.residence, keys);
      await tx.query(OPEN_CASE, [
        caseId,
        'HE',
        new Date().getFullYear(),
        personId,
        null,
        today(),
        userId,
        userId,
      ]);
      await tx.query(INSTITUTION_KINDS, [slip.stations.map((s) => s.institutionId)]);
      await tx.query(ISSUE_LAUFZETTEL, [
        laufzettelId,
        caseId,
        personId,
        slip.templateVersionId,
        'A',
        slip.language,
        today(),
        userId,
        randomBytes(16).toString('base64url'),
        randomBytes(5).toString('hex'),
        stations(slip),
        slip.stations.map((s) => s.code),
      ]);
    },
  );
  return { personId: id, caseId, laufzettelId };
}

function stations(slip: NonNullable<IntakeRequest['laufzettel']>): string {
  return JSON.stringify(
    slip.stations.map(({ code, institutionId }, i) => ({
      position: i + 1,
      code,
      institution_id: institutionId,
      deadline_on: today(),
      deadline_kind: 'practice',
      deadline_basis: null,
      requires_hard: [],
      requires_soft: [],
    })),
  );
}

const today = (): string => new Date().toISOString().slice(0, 10);

const names = new Map<string, string>();

/** Statements are named, so that each connection prepares them once; as in the program. */
function nameOf(text: string): string {
  let name = names.get(text);
  if (name === undefined) {
    name = createHash('sha1').update(text).digest('base64url');
    names.set(text, name);
  }
  return name;
}
