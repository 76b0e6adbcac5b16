import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ConnectionOptions, parseDatabaseUrl, unreachable, withClient } from './connection-options.js';
import { assertApplicationIsSafe, assertOwnerMayMigrate } from './database-checks.js';
import {
  APP_ROLE,
  ensureApplicationRole,
  ensureLoginRoles,
  ensureOwnedDatabase,
  OWNER_ROLE,
  type RolePasswords,
} from './database-roles.js';
import { findEmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.js';
import { StartupError } from './startup.errors.js';

/** The settings that decide which database the program uses. */
export interface DatabaseServerConfig {
  /** `DATABASE_URL`: the application's role, or the owner when there is no migration URL. Unset = embedded. */
  readonly databaseUrl?: string | undefined;
  /** `DATABASE_MIGRATION_URL`: the owner of the tables. */
  readonly migrationUrl?: string | undefined;
  /** `DATA_DIR`: where the embedded database keeps its files (in `postgres` below it). */
  readonly dataDir: string;
  readonly production: boolean;
  /**
   * For a command beside the running program: when the embedded database is up already, use it and leave it
   * running, instead of refusing.
   */
  readonly attach?: boolean;
}

export interface ProvidedDatabase {
  /** As requests connect: never the owner, never past row-level security. */
  readonly app: ConnectionOptions;
  /** As migrations connect. */
  readonly owner: ConnectionOptions;
  readonly kind: 'embedded' | 'external';
  /** Stops what was started here; call it after the last connection was closed. Does nothing to an external server. */
  stop(): Promise<void>;
}

const DATABASE = 'anlaufstelle';

/**
 * Provides the database: starts the embedded one, or checks the one that `DATABASE_URL` names. Safe to repeat.
 *
 * @param report receives German lines for the operator
 * @throws StartupError with one sentence when that database cannot or must not be used
 */
export async function provideDatabase(
  config: DatabaseServerConfig,
  report: (line: string) => void = () => undefined,
): Promise<ProvidedDatabase> {
  if (config.databaseUrl) return useServer(config, config.databaseUrl, report);
  if (config.migrationUrl) {
    throw new StartupError(
      'DATABASE_MIGRATION_URL ist gesetzt, DATABASE_URL aber nicht: Setzen Sie beide oder keine.',
    );
  }
  return useEmbedded(config, report);
}

async function useEmbedded(
  config: DatabaseServerConfig,
  report: (line: string) => void,
): Promise<ProvidedDatabase> {
  const baseDir = join(config.dataDir, 'postgres');
  const passwordFile = join(baseDir, 'roles.json');
  if (config.attach) {
    const running = await findEmbeddedPostgres(baseDir);
    if (running)
      return { ...asRoles(running, readPasswords(passwordFile)), kind: 'embedded', stop: async () => {} };
  }
  const server = await startEmbeddedPostgres({ baseDir, report });
  try {
    const passwords = existsSync(passwordFile) ? readPasswords(passwordFile) : makePasswords(passwordFile);
    await withClient(server.connection, (client) => ensureLoginRoles(client, passwords));
    await ensureOwnedDatabase(server.connection, DATABASE);
    return { ...asRoles(server.connection, passwords), kind: 'embedded', stop: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

function asRoles(
  superuser: ConnectionOptions,
  passwords: RolePasswords,
): { app: ConnectionOptions; owner: ConnectionOptions } {
  const place = { ...superuser, database: DATABASE };
  return {
    app: { ...place, user: APP_ROLE, password: passwords.app },
    owner: { ...place, user: OWNER_ROLE, password: passwords.owner },
  };
}

function makePasswords(file: string): RolePasswords {
  const secret = (): string => randomBytes(24).toString('base64url');
  const passwords = { owner: secret(), app: secret() };
  writeFileSync(`${file}.tmp`, JSON.stringify(passwords), { mode: 0o600 });
  renameSync(`${file}.tmp`, file);
  return passwords;
}

function readPasswords(file: string): RolePasswords {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as RolePasswords;
  } catch (error) {
    throw new StartupError(
      `${file} ist nicht lesbar: Löschen Sie die Datei, beim nächsten Start entsteht sie neu.`,
      { cause: error },
    );
  }
}

async function useServer(
  config: DatabaseServerConfig,
  databaseUrl: string,
  report: (line: string) => void,
): Promise<ProvidedDatabase> {
  const login = parseDatabaseUrl('DATABASE_URL', databaseUrl);
  const owner = config.migrationUrl ? parseDatabaseUrl('DATABASE_MIGRATION_URL', config.migrationUrl) : login;
  const ownerVariable = config.migrationUrl ? 'DATABASE_MIGRATION_URL' : 'DATABASE_URL';
  // Whatever the log-in is called, requests run as the one role that the migrations grant to.
  const role = `-c role=${APP_ROLE}`;
  const app =
    login.user === APP_ROLE
      ? login
      : { ...login, options: login.options ? `${login.options} ${role}` : role };

  await checked(ownerVariable, owner, async (client) => {
    await assertOwnerMayMigrate(client);
    await ensureApplicationRole(client, login.user);
  });
  await checked('DATABASE_URL', app, (client) =>
    assertApplicationIsSafe(client, owner.user, config.production),
  );
  if (config.production && login.user === owner.user) {
    report(
      'Hinweis: Anwendung und Migrationen melden sich mit derselben Rolle an. Sicherer sind zwei: DATABASE_URL und DATABASE_MIGRATION_URL.',
    );
  }
  return { app, owner, kind: 'external', stop: async () => {} };
}

async function checked(
  variable: string,
  options: ConnectionOptions,
  check: Parameters<typeof withClient<void>>[1],
): Promise<void> {
  try {
    await withClient(options, check);
  } catch (error) {
    throw error instanceof StartupError ? error : unreachable(variable, options, error);
  }
}
