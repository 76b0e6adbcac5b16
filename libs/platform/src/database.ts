import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import type pg from 'pg';
import type { Actor } from './actor.js';
import { NotAuthenticated, NotFound, Unavailable, VersionConflict } from './domain.errors.js';

/** One transaction and the actor in whose name it runs. Handed on as an argument; there is no other way to the data. */
export interface Tx {
  readonly actor: Actor;
  /** TypeORM on this transaction. */
  readonly manager: EntityManager;
  /**
   * Runs one parameterised statement; it is prepared once per connection. The text must be a constant:
   * values travel in `values` only.
   */
  query<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
}

const ENTER_USER = `select set_config('role', 'app_' || a.role, true), set_config('app.role', a.role, true),
  set_config('app.user_id', a.user_id::text, true), set_config('app.institution_id', a.institution_id::text, true),
  set_config('app.session_id', $1::text, true), a.role as role
  from app.session_actor($1::uuid) a where a.role = $2`;
const ENTER_INTERNAL = `select set_config('role', 'app_' || $1::text, true), set_config('app.role', $1::text, true),
  set_config('app.user_id', '', true), set_config('app.institution_id', '', true), set_config('app.session_id', '', true)`;

const statementNames = new Map<string, string>();

/** A stable name for a statement's text, so that each connection parses and plans it once. */
function statementName(text: string): string {
  let name = statementNames.get(text);
  if (name === undefined) {
    name = createHash('sha1').update(text).digest('base64url');
    statementNames.set(text, name);
  }
  return name;
}

/** The door to PostgreSQL: every access is a transaction in somebody's name. */
export class Database {
  constructor(readonly source: DataSource) {}

  /**
   * Runs `work` in one transaction as `actor`. Role, institution and whether the session still counts are read from
   * the database at that moment, so that a disabled user or an ended session is refused at once.
   *
   * @throws Unavailable when the database cannot be reached
   * @throws NotAuthenticated when the session has ended or the user's role changed since the token was made
   */
  async as<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.connected(async (runner, client) => {
      try {
        const tx = new RunnerTx(actor, runner, client);
        const [, entered] = await together(client, () =>
          Promise.all([client.query('begin'), enter(client, actor)]),
        );
        assertEntered(actor, entered);
        const result = await work(tx);
        await client.query('commit');
        return result;
      } catch (error) {
        await client.query('rollback').catch(() => undefined);
        throw error;
      }
    });
  }

  /**
   * The same for use cases that are one statement: begin, actor, statement and commit go out together and cost one
   * trip instead of four. Should the session have ended or the role be another one by now, the statement runs without
   * any actor: it may touch nothing, fails, and takes the transaction with it.
   *
   * @throws like {@link as}
   */
  async run<Row extends object>(actor: Actor, text: string, values: unknown[]): Promise<Row[]> {
    return this.connected(async (_runner, client) => {
      // All are waited for, whichever fails: an answer still on its way must not meet the connection's next user.
      const [begun, entered, done, ended] = await together(client, () =>
        Promise.allSettled([
          client.query('begin'),
          enter(client, actor),
          client.query<Row>({ name: statementName(text), text, values }),
          client.query('commit'),
        ]),
      );
      valueOf(begun);
      assertEntered(actor, valueOf(entered));
      const { rows } = valueOf(done);
      valueOf(ended);
      return rows;
    });
  }

  private async connected<T>(work: (runner: QueryRunner, client: pg.PoolClient) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    try {
      const client = await connect(runner);
      markTransaction(runner, true);
      return await work(runner, client);
    } finally {
      markTransaction(runner, false);
      await runner.release();
    }
  }
}

/** @throws Unavailable whatever kept the connection from coming up: nothing was done yet, trying again is safe */
async function connect(runner: QueryRunner): Promise<pg.PoolClient> {
  try {
    return (await runner.connect()) as pg.PoolClient;
  } catch (error) {
    throw new Unavailable({ cause: error });
  }
}

/** Holds back what `send` writes until it has written all of it: one packet and one system call instead of several. */
function together<T>(client: pg.PoolClient, send: () => T): T {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  stream.cork();
  try {
    return send();
  } finally {
    stream.uncork();
  }
}

/** TypeORM must know of the transaction, or its save() would open one of its own; the field is read-only in its types alone. */
function markTransaction(runner: QueryRunner, active: boolean): void {
  (runner as { isTransactionActive: boolean }).isTransactionActive = active;
}

class RunnerTx implements Tx {
  constructor(
    readonly actor: Actor,
    private readonly runner: QueryRunner,
    private readonly client: pg.PoolClient,
  ) {}

  get manager(): EntityManager {
    return this.runner.manager;
  }

  async query<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    const result = await this.client.query<Row>({ name: statementName(text), text, values });
    return result.rows;
  }
}

function enter(client: pg.PoolClient, actor: Actor): Promise<pg.QueryResult<{ role?: string }>> {
  const internal = typeof actor === 'string';
  const text = internal ? ENTER_INTERNAL : ENTER_USER;
  const values = internal ? [actor] : [actor.sessionId, actor.role];
  return client.query({ name: statementName(text), text, values });
}

function assertEntered(actor: Actor, { rows }: pg.QueryResult<{ role?: string }>): void {
  if (typeof actor !== 'string' && rows[0]?.role !== actor.role) throw new NotAuthenticated();
}

function valueOf<T>(result: PromiseSettledResult<T>): T {
  if (result.status === 'rejected') throw result.reason;
  return result.value;
}

/** The first row, or the 404 that says nothing about why. */
export function loaded<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw new NotFound();
  return row;
}

/**
 * The one row that a guarded update (`… where id = $1 and version = $2 returning …`) must have hit.
 *
 * @param current reads the version in force when none was hit
 * @throws VersionConflict when the row is there in another version, NotFound when it cannot be seen
 */
export async function guarded<Row>(
  rows: readonly Row[],
  current: () => Promise<readonly { version: number }[]>,
): Promise<Row> {
  const [row] = rows;
  if (row !== undefined) return row;
  throw new VersionConflict(loaded(await current()).version);
}
