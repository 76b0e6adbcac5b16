import { spawnSync } from 'node:child_process';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { errorCode, StartupError } from './startup.errors.js';

/** Is there a process with this id? One that belongs to somebody else counts; a dead one not yet reaped does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (errorCode(error) !== 'EPERM') return false;
  }
  return processState(pid)[0] !== 'Z';
}

/** The command line of a process, or undefined when it cannot be read. */
export function commandLine(pid: number): string | undefined {
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    } catch {
      return undefined;
    }
  }
  return ps(pid, 'command') || undefined;
}

/** When a process was started, in no particular unit: tells it from a later one with the same id. */
function startedAt(pid: number): string {
  return process.platform === 'linux' ? (processState(pid)[19] ?? '') : ps(pid, 'lstart');
}

/** The fields of /proc/PID/stat from the state (field 3) on; empty where there is no /proc. */
function processState(pid: number): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

function ps(pid: number, field: string): string {
  return spawnSync('ps', ['-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? '';
}

interface Holder {
  readonly pid: number;
  readonly startedAt: string;
}

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

/** The id of the living process that holds the lock, or undefined. */
export function lockHolder(file: string): number | undefined {
  const holder = readHolder(file);
  if (!holder?.pid || !isAlive(holder.pid)) return undefined;
  return startedAt(holder.pid) === holder.startedAt ? holder.pid : undefined;
}

/**
 * Takes the lock that allows one program per data directory. A lock whose process is gone is taken over.
 *
 * @returns what releases it
 * @throws StartupError when a living process holds it
 */
export function takeLock(file: string): () => void {
  const mine = JSON.stringify({ pid: process.pid, startedAt: startedAt(process.pid) } satisfies Holder);
  const draft = `${file}.${process.pid}`;
  // Written apart and linked into place: nobody ever reads a half-written lock.
  writeFileSync(draft, mine, { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      try {
        linkSync(draft, file);
        return () => {
          if (readText(file) === mine) rmSync(file, { force: true });
        };
      } catch (error) {
        if (errorCode(error) !== 'EEXIST') throw error;
      }
      const seen = readText(file);
      const holder = lockHolder(file);
      if (holder !== undefined) {
        throw new StartupError(
          `Anlaufstelle läuft schon: Prozess ${holder} benutzt dieses Datenverzeichnis. Beenden Sie ihn oder wählen Sie mit DATA_DIR ein anderes.`,
        );
      }
      removeStale(file, seen);
    }
    throw new StartupError(`Die Sperrdatei ${file} lässt sich nicht anlegen.`);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Removes the lock only if it still is the one seen: another program may have taken it over meanwhile. */
function removeStale(file: string, seen: string | undefined): void {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (readText(aside) !== seen) {
    try {
      linkSync(aside, file);
    } catch {
      // A third program was quicker; its lock stands.
    }
  }
  rmSync(aside, { force: true });
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
