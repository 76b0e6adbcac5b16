import { resolve } from 'node:path';
import { StartupError } from './startup.errors.js';

/** Everything the environment decides, read once at the start. */
export interface Config {
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  /** Where users reach the program; it is printed in QR codes. Without a trailing slash. */
  readonly publicUrl: string;
  readonly dataDir: string;
  readonly databaseUrl?: string | undefined;
  readonly migrationUrl?: string | undefined;
  /** Database connections of this process. */
  readonly poolSize: number;
  /** Addresses of reverse proxies whose `X-Forwarded-*` headers are believed; none by default. */
  readonly trustedProxies: readonly string[];
  /** `fatal` … `trace`, or `silent`. */
  readonly logLevel: string;
  /** Letters before the year in a case number: `HE` for Landkreis Helmstedt. */
  readonly caseNumberPrefix: string;
  /** PKCS#12 file with the office's electronic seal, and its passphrase. */
  readonly sealFile?: string | undefined;
  readonly sealPassphrase?: string | undefined;
  /** How the data-protection officer is reached; printed on forms. */
  readonly dpoContact: string;
  /** Whether reminders, sealing and cleaning run inside this process (the default) or in `apps/worker`. */
  readonly workerInside: boolean;
}

/**
 * Reads the configuration from environment variables.
 *
 * @throws StartupError naming the variable that is wrong
 */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const port = integer(env, 'PORT', 3000, 0, 65_535);
  const host = env['HOST'] || 'localhost';
  return {
    production: isProduction(env['NODE_ENV']),
    host,
    port,
    publicUrl: publicUrl(env, `http://localhost:${port}`),
    dataDir: resolve(env['DATA_DIR'] || '.data'),
    databaseUrl: env['DATABASE_URL'] || undefined,
    migrationUrl: env['DATABASE_MIGRATION_URL'] || undefined,
    poolSize: integer(env, 'DATABASE_POOL', 10, 2, 200),
    trustedProxies: (env['TRUSTED_PROXIES'] ?? '')
      .split(',')
      .map((p) => p.trim())
      .filter(Boolean),
    logLevel: env['LOG_LEVEL'] || 'info',
    caseNumberPrefix: env['CASE_NUMBER_PREFIX'] || 'HE',
    sealFile: env['SEAL_FILE'] || undefined,
    sealPassphrase: env['SEAL_PASSPHRASE'] || undefined,
    dpoContact: env['DPO_CONTACT'] || 'über die Anschrift der Anlaufstelle',
    workerInside: env['WORKER'] !== 'apart',
  };
}

/** A misspelt `Production` must not start a demo. */
function isProduction(mode: string | undefined): boolean {
  if (mode === 'production') return true;
  if (mode === undefined || ['', 'development', 'test'].includes(mode)) return false;
  throw new StartupError('NODE_ENV muss production, development oder leer sein.');
}

function integer(env: NodeJS.ProcessEnv, name: string, fallback: number, min: number, max: number): number {
  const text = env[name];
  if (!text) return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new StartupError(`${name} muss eine ganze Zahl von ${min} bis ${max} sein.`);
  }
  return value;
}

function publicUrl(env: NodeJS.ProcessEnv, fallback: string): string {
  const text = env['PUBLIC_URL'] || fallback;
  if (!URL.canParse(text))
    throw new StartupError('PUBLIC_URL muss eine Adresse wie https://anlaufstelle.example sein.');
  return text.replace(/\/+$/, '');
}
