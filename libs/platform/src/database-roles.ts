import pg from 'pg';
import { type ConnectionOptions, withClient } from './connection-options.js';
import { errorCode, StartupError } from './startup.errors.js';

/** Owns the database and runs the migrations. */
export const OWNER_ROLE = 'anlaufstelle_owner';
/** What requests run as: owns nothing, bypasses nothing, inherits nothing. */
export const APP_ROLE = 'anlaufstelle_app';

export interface RolePasswords {
  readonly owner: string;
  readonly app: string;
}

// CREATE ROLE and CREATE DATABASE know no IF NOT EXISTS; another session may be a moment quicker.
const ALREADY_THERE = new Set(['42710', '42P04', '23505']);

/** Makes both log-in roles, or brings their attributes and passwords in order. `client` is a superuser. */
export async function ensureLoginRoles(client: pg.Client, passwords: RolePasswords): Promise<void> {
  const wanted = [
    [OWNER_ROLE, 'login createrole nocreatedb nosuperuser nobypassrls inherit', passwords.owner],
    [APP_ROLE, 'login noinherit nocreaterole nocreatedb nosuperuser nobypassrls', passwords.app],
  ] as const;
  for (const [name, attributes, password] of wanted) {
    await createIfMissing(client, `create role ${name}`);
    await client.query(`alter role ${name} with ${attributes} password ${pg.escapeLiteral(password)}`);
  }
}

/**
 * Makes the database `name` with the owner role as its owner, and closes it to everybody but the two roles.
 *
 * @param superuser connection to any database of the cluster
 * @returns true when it was made just now
 */
export async function ensureOwnedDatabase(superuser: ConnectionOptions, name: string): Promise<boolean> {
  const database = pg.escapeIdentifier(name);
  const made = await withClient(superuser, async (client) => {
    const found = await client.query('select from pg_database where datname = $1', [name]);
    return found.rowCount
      ? false
      : createIfMissing(
          client,
          `create database ${database} owner ${OWNER_ROLE} template template0 encoding 'UTF8'`,
        );
  });
  await withClient({ ...superuser, database: name }, (client) =>
    client.query(`
      revoke connect, temporary on database ${database} from public;
      grant connect on database ${database} to ${APP_ROLE};
      alter schema public owner to ${OWNER_ROLE};
      revoke create on schema public from public;
    `),
  );
  return made;
}

/**
 * Makes the application role on a server that somebody else runs, and lets `user` take it on.
 *
 * @param owner a connection as the role that runs the migrations
 * @param user the role the application logs in as
 * @throws StartupError when the owner may not do that: then the server's administrator has to
 */
export async function ensureApplicationRole(owner: pg.Client, user: string): Promise<void> {
  const { rows } = await owner.query<{ found: boolean; version: number }>(
    `select exists (select from pg_roles where rolname = $1) as found,
            current_setting('server_version_num')::int as version`,
    [APP_ROLE],
  );
  const statements: string[] = [];
  if (!rows[0]?.found) statements.push(`create role ${APP_ROLE} noinherit nologin`);
  if (user !== APP_ROLE && !(rows[0]?.found && (await mayTakeOn(owner, user, rows[0].version)))) {
    statements.push(`grant ${APP_ROLE} to ${pg.escapeIdentifier(user)}`);
  }
  for (const statement of statements) {
    try {
      await createIfMissing(owner, statement);
    } catch (error) {
      throw new StartupError(
        `Der Datenbankbenutzer für die Migrationen darf »${statement}« nicht ausführen: Das muss einmal der Verwalter des Servers tun.`,
        { cause: error },
      );
    }
  }
}

/** Being a member was enough until PostgreSQL 15; since 16 the membership says whether SET ROLE is allowed. */
async function mayTakeOn(owner: pg.Client, user: string, version: number): Promise<boolean> {
  const { rows } = await owner.query<{ may: boolean }>(
    'select pg_has_role(rolname, $2, $3) as may from pg_roles where rolname = $1',
    [user, APP_ROLE, version >= 160_000 ? 'SET' : 'MEMBER'],
  );
  return rows[0]?.may ?? false;
}

async function createIfMissing(client: pg.Client, statement: string): Promise<boolean> {
  try {
    await client.query(statement);
    return true;
  } catch (error) {
    if (ALREADY_THERE.has(errorCode(error))) return false;
    throw error;
  }
}
