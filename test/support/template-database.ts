import { createHash, randomBytes } from 'node:crypto';
import {
  APP_ROLE,
  type ConnectionOptions,
  ensureLoginRoles,
  ensureOwnedDatabase,
  OWNER_ROLE,
  parseDatabaseUrl,
  withClient,
} from '@app/platform';
import type pg from 'pg';
import { runMigrations } from '../../migrations/index.js';

/** A migrated, otherwise empty database that belongs to one test file. */
export interface TestDatabase {
  /** As requests connect. */
  readonly app: ConnectionOptions;
  /** As migrations connect. */
  readonly owner: ConnectionOptions;
  /** For arranging what nobody else could, and for looking behind row-level security. */
  readonly superuser: ConnectionOptions;
  /** Ends every connection to it and removes it. */
  drop(): Promise<void>;
}

type Migrate = (owner: ConnectionOptions) => Promise<unknown>;

const TEMPLATE = 'anlaufstelle_template';
const LOCK = 4_711_001;

/**
 * Gives the calling test file a database of its own: a copy of a template that is migrated once a run.
 *
 * @param migrate how the template is made; two functions of different names make two templates
 */
export async function createTestDatabase(migrate: Migrate = runMigrations): Promise<TestDatabase> {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url) throw new Error('TEST_DATABASE_URL is not set: the file is outside the jest project "api".');
  const server = parseDatabaseUrl('TEST_DATABASE_URL', url);
  // Every worker computes the same ones without a word between them.
  const password = (role: string): string =>
    createHash('sha256').update(`${role} ${url}`).digest('base64url');
  const as = (user: string, database: string): ConnectionOptions => ({
    ...server,
    user,
    password: password(user),
    database,
  });
  const template = migrate === runMigrations ? TEMPLATE : `${TEMPLATE}_${migrate.name.toLowerCase()}`;
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`;

  await withClient(server, async (client) => {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    try {
      const found = await client.query('select from pg_database where datname = $1', [template]);
      if (!found.rowCount) {
        await ensureLoginRoles(client, { owner: password(OWNER_ROLE), app: password(APP_ROLE) });
        await makeTemplate(client, server, template, (database) => migrate(as(OWNER_ROLE, database)));
      }
    } finally {
      await client.query('select pg_advisory_unlock($1)', [LOCK]);
    }
    await client.query(`create database ${name} template ${template} owner ${OWNER_ROLE}`);
    // Privileges on the database itself are not part of the copy.
    await client.query(
      `revoke connect, temporary on database ${name} from public; grant connect on database ${name} to ${APP_ROLE}`,
    );
  });
  return {
    app: as(APP_ROLE, name),
    owner: as(OWNER_ROLE, name),
    superuser: { ...server, database: name },
    drop: () =>
      withClient(server, async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
      }),
  };
}

/** Made under another name and renamed, so that a failed migration leaves no template behind. */
async function makeTemplate(
  client: pg.Client,
  server: ConnectionOptions,
  template: string,
  migrate: (database: string) => Promise<unknown>,
): Promise<void> {
  const unfinished = `${template}_unfinished`;
  await client.query(`drop database if exists ${unfinished} with (force)`);
  await ensureOwnedDatabase(server, unfinished);
  await migrate(unfinished);
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()`,
    [unfinished],
  );
  await client.query(`alter database ${unfinished} rename to ${template}`);
}
