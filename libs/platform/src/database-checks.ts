import type pg from 'pg';
import { OLDEST_MAJOR } from './embedded-binaries.js';
import { StartupError } from './startup.errors.js';

/**
 * Refuses a server that is too old.
 *
 * @param versionNumber `server_version_num`, for example 150018
 * @throws StartupError below PostgreSQL 15
 */
export function assertServerVersion(versionNumber: number): void {
  const major = Math.floor(versionNumber / 10_000);
  if (major < OLDEST_MAJOR) {
    throw new StartupError(
      `Der Datenbankserver ist PostgreSQL ${major}, gebraucht wird mindestens Version ${OLDEST_MAJOR}.`,
    );
  }
}

/** Refuses a database in which the migrations could not do their work. `owner` is a connection of that role. */
export async function assertOwnerMayMigrate(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{
    version: number;
    encoding: string;
    role: string;
    name: string;
    may: boolean;
  }>(`
    select current_setting('server_version_num')::int as version,
           current_setting('server_encoding') as encoding,
           current_user as role,
           current_database() as name,
           has_schema_privilege('public', 'create')
             and has_database_privilege(current_database(), 'create') as may`);
  const found = rows[0]!;
  assertServerVersion(found.version);
  if (found.encoding !== 'UTF8') {
    throw new StartupError(
      `Die Datenbank »${found.name}« ist in ${found.encoding} angelegt, gebraucht wird UTF8.`,
    );
  }
  if (!found.may) {
    throw new StartupError(
      `»${found.role}« darf in der Datenbank »${found.name}« keine Tabellen anlegen: Die Migrationen brauchen deren Besitzer.`,
    );
  }
}

/**
 * Refuses an application's connection that could lose acknowledged data or see past row-level security.
 *
 * @param app a connection exactly as requests get it
 * @param owner the role that owns the tables
 * @param production whether real data are at stake: then a superuser must not even hide behind `role=`
 */
export async function assertApplicationIsSafe(
  app: pg.Client,
  owner: string,
  production: boolean,
): Promise<void> {
  const { rows } = await app.query<{
    role: string;
    bypasses: boolean;
    login: string;
    login_bypasses: boolean;
    is_owner: boolean;
    unsafe: string | null;
  }>(
    `select current_user as role,
            c.rolsuper or c.rolbypassrls as bypasses,
            session_user as login,
            s.rolsuper or s.rolbypassrls as login_bypasses,
            not c.rolsuper and pg_has_role(current_user, $1, 'member') as is_owner,
            (select string_agg(name, ', ' order by name) from pg_settings
              where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off') as unsafe
       from pg_roles c, pg_roles s
      where c.rolname = current_user and s.rolname = session_user`,
    [owner],
  );
  const found = rows[0]!;
  if (found.unsafe) {
    throw new StartupError(
      `Der Datenbankserver kann bestätigte Daten verlieren, denn ausgeschaltet ist: ${found.unsafe}. Bitte auf »on« stellen.`,
    );
  }
  if (found.bypasses || (production && found.login_bypasses)) {
    throw new StartupError(
      `Die Anwendung darf sich nicht als »${found.bypasses ? found.role : found.login}« verbinden, denn diese Rolle umgeht die Zugriffsregeln der Datenbank (SUPERUSER oder BYPASSRLS): Setzen Sie DATABASE_URL auf eine gewöhnliche Rolle und DATABASE_MIGRATION_URL auf den Besitzer.`,
    );
  }
  if (found.is_owner) {
    throw new StartupError(
      `Die Anwendung darf sich nicht als »${found.role}« verbinden, denn dieser Rolle gehören die Tabellen oder sie kann ihr Besitzer werden: Geben Sie ihr eine eigene Rolle.`,
    );
  }
}
