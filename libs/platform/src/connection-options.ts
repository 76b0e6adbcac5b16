import pg from 'pg';
import { errorCode, StartupError } from './startup.errors.js';

/** What `pg` and TypeORM both take as settings of an encrypted connection. */
export interface TlsSettings {
  readonly rejectUnauthorized?: boolean;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

/** Where a PostgreSQL server is and as whom to connect: the plain options of a `pg` client or pool. */
export interface ConnectionOptions {
  /** Host name, or the directory of the Unix socket. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password?: string;
  readonly database: string;
  readonly ssl?: boolean | TlsSettings;
  /** Start-up options of the session, for example `-c role=anlaufstelle_app`. */
  readonly options?: string;
}

const CONNECT_TIMEOUT_MS = 10_000;

/**
 * Runs `work` on one connection of its own and closes it, whatever happens.
 *
 * @throws whatever connecting or `work` throws; see {@link unreachable} for a sentence to show
 */
export async function withClient<T>(
  options: ConnectionOptions,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ ...options, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  // A connection that dies between two queries emits 'error'; the next query reports it anyway.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Reads a `postgres://` URL.
 *
 * @param variable the name of the setting, for the message
 * @throws StartupError when it is none; the URL itself is never repeated, it holds a password
 */
export function parseDatabaseUrl(variable: string, url: string): ConnectionOptions {
  try {
    const parsed = new URL(url);
    if (!['postgres:', 'postgresql:'].includes(parsed.protocol)) throw new TypeError('protocol');
    const client = new pg.Client({ connectionString: url });
    if (!client.user || !client.database) throw new TypeError('user or database missing');
    const options = parsed.searchParams.get('options');
    return {
      host: client.host,
      port: client.port,
      user: client.user,
      database: client.database,
      ...(client.password ? { password: client.password } : {}),
      ...(client.ssl ? { ssl: client.ssl } : {}),
      ...(options ? { options } : {}),
    };
  } catch {
    throw new StartupError(
      `${variable} ist keine gültige Adresse: Erwartet wird postgres://benutzer:passwort@rechner:5432/datenbank.`,
    );
  }
}

/** The sentence for a server that does not let us in. `variable` names the setting to look at. */
export function unreachable(variable: string, options: ConnectionOptions, error: unknown): StartupError {
  const place = `${options.host}:${options.port}`;
  const code = errorCode(error);
  const sentence: Record<string, string> = {
    '28P01': `Die Datenbank unter ${place} lehnt die Anmeldung als »${options.user}« ab: Bitte ${variable} prüfen.`,
    '28000': `Die Datenbank unter ${place} lässt »${options.user}« nicht zu: Bitte ${variable} und pg_hba.conf prüfen.`,
    '3D000': `Auf dem Server ${place} gibt es die Datenbank »${options.database}« nicht: Bitte ${variable} prüfen.`,
    '42501': `»${options.user}« darf sich mit »${options.database}« auf ${place} nicht verbinden: Bitte ${variable} prüfen.`,
    '53300': `Der Datenbankserver ${place} hat keine Verbindung mehr frei.`,
    '57P03': `Der Datenbankserver ${place} startet gerade oder stellt sich wieder her: Bitte gleich noch einmal versuchen.`,
  };
  return new StartupError(
    sentence[code] ??
      `Die Datenbank unter ${place} ist nicht erreichbar${code ? ` (${code})` : ''}: Läuft der Server, und stimmt ${variable}?`,
    { cause: error },
  );
}
