import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { ServiceAccount } from './embedded-binaries.js';
import { errorCode, StartupError } from './startup.errors.js';

/** The files of one embedded PostgreSQL. */
export interface Cluster {
  /** Everything lies below it. */
  readonly baseDir: string;
  readonly dataDir: string;
  /** Holds the socket, which is the only way in. */
  readonly runDir: string;
  readonly passwordFile: string;
  readonly lockFile: string;
  readonly account: ServiceAccount;
}

export const SOCKET_PORT = 5432;
const RELOCATED_ROOT = '/var/lib/anlaufstelle';
const POINTER = 'LOCATION';
// sun_path is 108 bytes on Linux and 104 on macOS, the closing zero included.
const LONGEST_SOCKET_PATH = process.platform === 'darwin' ? 103 : 107;

/**
 * Decides where the cluster lies and as whom it runs, and makes the directories.
 *
 * PostgreSQL refuses to run as root: then the user `postgres`, else `nobody`, runs it, or whoever owns the
 * cluster already. If that user cannot reach `wantedDir` (below `/root`, for example), the cluster lies in
 * `/var/lib/anlaufstelle/<hash>` instead; `report` says so and a file LOCATION in `wantedDir` remembers it.
 */
export function locateCluster(wantedDir: string, report: (line: string) => void): Cluster {
  const wanted = resolve(wantedDir);
  makeReachable(wanted);
  const asRoot = process.getuid?.() === 0;
  let baseDir = readPointer(wanted) ?? wanted;
  let account = asRoot ? (ownerOf(join(baseDir, 'data')) ?? serviceAccount()) : undefined;
  if (account && baseDir === wanted && !canEnter(wanted, account)) {
    baseDir = join(RELOCATED_ROOT, createHash('sha256').update(wanted).digest('hex').slice(0, 12));
    makeReachable(baseDir);
    writeFileSync(join(wanted, POINTER), `${baseDir}\n`, { mode: 0o600 });
    account = ownerOf(join(baseDir, 'data')) ?? account;
  }
  if (baseDir !== wanted) {
    makeReachable(baseDir);
    report(`Die Datenbank liegt in ${baseDir}, weil PostgreSQL ${wanted} als root nicht benutzen kann.`);
  }
  refuseForeignOwner(join(baseDir, 'data'), asRoot);
  const runDir = socketDirectory(baseDir);
  makePrivate(runDir, account);
  return { ...clusterFiles(baseDir), runDir, account };
}

/** The files of the cluster below `wantedDir`, with nothing made or changed. */
export function findCluster(wantedDir: string): Omit<Cluster, 'account' | 'runDir'> {
  return clusterFiles(readPointer(resolve(wantedDir)) ?? resolve(wantedDir));
}

function clusterFiles(baseDir: string): Omit<Cluster, 'account' | 'runDir'> {
  return {
    baseDir,
    dataDir: join(baseDir, 'data'),
    passwordFile: join(baseDir, 'superuser.password'),
    lockFile: join(baseDir, 'app.lock'),
  };
}

function serviceAccount(): ServiceAccount {
  const passwd = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const fields = passwd.find((line) => line.startsWith(`${name}:`))?.split(':');
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  throw new StartupError(
    'PostgreSQL läuft nicht als root, und weder »postgres« noch »nobody« gibt es auf diesem System: Starten Sie das Programm als gewöhnlicher Benutzer.',
  );
}

function ownerOf(directory: string): ServiceAccount {
  try {
    const { uid, gid } = statSync(directory);
    return uid === 0 ? undefined : { uid, gid };
  } catch {
    return undefined;
  }
}

function refuseForeignOwner(dataDir: string, asRoot: boolean): void {
  if (asRoot || !existsSync(dataDir)) return;
  if (statSync(dataDir).uid !== process.getuid?.()) {
    throw new StartupError(
      `Das Datenverzeichnis ${dataDir} gehört einem anderen Benutzer: Starten Sie das Programm wie beim ersten Mal oder wählen Sie mit DATA_DIR ein anderes.`,
    );
  }
}

function readPointer(wanted: string): string | undefined {
  try {
    return readFileSync(join(wanted, POINTER), 'utf8').trim() || undefined;
  } catch {
    return undefined;
  }
}

/** Asks the kernel instead of reading mode bits: ACLs and mounts count too. */
function canEnter(directory: string, account: ServiceAccount): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', directory], { ...account, cwd: '/' }).status === 0;
}

function makeReachable(directory: string): void {
  if (existsSync(directory)) return;
  makeReachable(dirname(directory));
  try {
    mkdirSync(directory);
    chmodSync(directory, 0o711);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return;
    throw new StartupError(
      `Das Datenverzeichnis ${directory} lässt sich nicht anlegen (${errorCode(error)}): Wählen Sie mit DATA_DIR ein anderes.`,
      { cause: error },
    );
  }
}

/** Makes a directory that nobody but the account may look into. */
export function makePrivate(directory: string, account: ServiceAccount): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const found = lstatSync(directory);
  // A directory in /tmp may have been laid out by somebody else, who could then answer in the database's place.
  if (!found.isDirectory() || ![process.getuid?.(), account?.uid].includes(found.uid)) {
    throw new StartupError(`${directory} gehört einem anderen Benutzer: Bitte löschen.`);
  }
  chmodSync(directory, 0o700);
  if (account) chownSync(directory, account.uid, account.gid);
}

/** Writes a file that nobody but the account may read. */
export function writeOwned(file: string, text: string, account: ServiceAccount): void {
  writeFileSync(file, text, { mode: 0o600 });
  if (account) chownSync(file, account.uid, account.gid);
}

function socketDirectory(baseDir: string): string {
  const near = join(baseDir, 'run');
  if (socketLength(near) <= LONGEST_SOCKET_PATH) return near;
  const name = `anlaufstelle-${createHash('sha256').update(baseDir).digest('hex').slice(0, 12)}`;
  const temporary = join(tmpdir(), name);
  return socketLength(temporary) <= LONGEST_SOCKET_PATH ? temporary : join('/tmp', name);
}

/** Tidies up after the last stop where the directory of the socket lies outside the cluster. */
export function removeSocketDirectory({ baseDir, runDir }: Cluster): void {
  if (!runDir.startsWith(join(baseDir, '/'))) rmSync(runDir, { recursive: true, force: true });
}

function socketLength(directory: string): number {
  return Buffer.byteLength(join(directory, `.s.PGSQL.${SOCKET_PORT}`));
}
