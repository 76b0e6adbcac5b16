import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PostgresBinaries } from './embedded-binaries.js';
import { lastLine, postgresEnvironment } from './embedded-cluster.js';
import { type Cluster, SOCKET_PORT } from './embedded-location.js';
import { commandLine, isAlive } from './embedded-lock.js';
import { errorCode, StartupError } from './startup.errors.js';
import { type ConnectionOptions, withClient } from './connection-options.js';

const READY_LIMIT_MS = 120_000;
const STOP_LIMIT_MS = 60_000;

/** A running PostgreSQL that is a child of this process. */
export interface Postmaster {
  readonly process: ChildProcess;
  readonly pid: number;
  /** Ends the server when this process ends, however it ends. */
  readonly watchdog: ChildProcess;
}

/** Starts the server and waits until it answers a query; crash recovery may take its time. */
export async function startPostmaster(
  cluster: Cluster,
  binaries: PostgresBinaries,
  connection: ConnectionOptions,
  report: (line: string) => void,
): Promise<Postmaster> {
  await clearRemains(cluster, report);
  // Detached: Ctrl-C goes to every process of the terminal's group, but the database has to outlive the
  // requests that are still being answered.
  const child = spawn(binaries.postgres, ['-D', cluster.dataDir, '-p', String(SOCKET_PORT)], {
    ...cluster.account,
    cwd: '/',
    detached: true,
    env: postgresEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const collect = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-20_000);
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
  const pid = child.pid as number;
  const watchdog = startWatchdog(cluster, pid);
  try {
    await untilReady(child, connection, report);
  } catch (error) {
    await stopPostmaster({ process: child, pid, watchdog });
    if (error instanceof StartupError) throw error;
    const reason = lastLine(`${output}\n${newestLog(cluster)}`);
    throw new StartupError(`Die eingebaute Datenbank startet nicht: ${reason}`, { cause: error });
  }
  // What is left running must not keep this process from ending.
  child.unref();
  for (const stream of [child.stdout, child.stderr]) if ('unref' in stream) (stream.unref as () => void)();
  return { process: child, pid, watchdog };
}

/** Ends the server: open transactions are rolled back, everything committed is on disk. */
export async function stopPostmaster(postmaster: Postmaster): Promise<void> {
  const ended = (): boolean => postmaster.process.exitCode !== null || postmaster.process.signalCode !== null;
  for (const [signal, limit] of [
    ['SIGINT', STOP_LIMIT_MS],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (!ended()) postmaster.process.kill(signal);
    if (await until(ended, limit)) break;
  }
  postmaster.watchdog.kill('SIGKILL');
}

/**
 * A shell that waits for our end of a pipe to close, which the kernel does even after `kill -9`, and then asks
 * the server to stop. It runs as the server's account and checks the id, so it can never hit anybody else.
 */
function startWatchdog(cluster: Cluster, pid: number): ChildProcess {
  const script =
    'cat >/dev/null; read -r pid <"$2/postmaster.pid" 2>/dev/null && [ "$pid" = "$1" ] && kill -INT "$1"';
  const watchdog = spawn('/bin/sh', ['-c', script, 'sh', String(pid), cluster.dataDir], {
    ...cluster.account,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watchdog.on('error', () => undefined);
  watchdog.unref();
  (watchdog.stdin as unknown as { unref?: () => void }).unref?.();
  return watchdog;
}

async function untilReady(
  child: ChildProcess,
  connection: ConnectionOptions,
  report: (line: string) => void,
): Promise<void> {
  const begun = Date.now();
  let told = false;
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('exited');
    try {
      await withClient(connection, (client) => client.query('select 1'));
      return;
    } catch (error) {
      if (errorCode(error) === '28P01') {
        throw new StartupError(
          'Das Passwort der eingebauten Datenbank passt nicht zu den Daten: Datei superuser.password und Ordner data gehören zusammen.',
          { cause: error },
        );
      }
      const elapsed = Date.now() - begun;
      if (elapsed > READY_LIMIT_MS) throw error;
      if (elapsed > 3_000 && !told) {
        told = true;
        report('Die Datenbank stellt sich nach einem Absturz wieder her …');
      }
    }
    await sleep(15);
  }
}

/** Removes what a killed predecessor left: an orphaned server, its socket, a stale postmaster.pid. */
async function clearRemains(cluster: Cluster, report: (line: string) => void): Promise<void> {
  const pidFile = join(cluster.dataDir, 'postmaster.pid');
  const pid = readPid(pidFile);
  const isOrphan = (): boolean =>
    pid > 0 && isAlive(pid) && (commandLine(pid)?.includes(`postgres -D ${cluster.dataDir}`) ?? false);
  if (isOrphan()) {
    // Its watchdog may be stopping it this very moment.
    await until(() => !isOrphan(), 1_000);
    for (const [signal, limit] of [
      ['SIGINT', 20_000],
      ['SIGQUIT', 10_000],
    ] as const) {
      if (!isOrphan()) break;
      report('Beende die Datenbank, die ein abgebrochener Lauf zurückgelassen hat …');
      process.kill(pid, signal);
      await until(() => !isOrphan(), limit);
    }
  }
  if (await accepts(join(cluster.runDir, `.s.PGSQL.${SOCKET_PORT}`))) {
    throw new StartupError(
      `Das Datenverzeichnis ${cluster.dataDir} wird schon benutzt, vermutlich aus einem anderen Container: Beenden Sie das andere Programm.`,
    );
  }
  // Socket and socket lock: the directory belongs to this cluster alone, and nobody listens.
  for (const name of readdirSync(cluster.runDir)) rmSync(join(cluster.runDir, name), { force: true });
  if (pid > 0 && pid !== process.pid && readPid(pidFile) === pid) {
    // The id may belong to somebody else by now, and PostgreSQL would refuse. It ignores the id of its own parent,
    // but still checks the shared memory for survivors.
    const lines = readFileSync(pidFile, 'utf8').split('\n');
    lines[0] = String(process.pid);
    writeFileSync(pidFile, lines.join('\n'));
  }
}

function readPid(pidFile: string): number {
  try {
    return Number.parseInt(readFileSync(pidFile, 'utf8'), 10) || 0;
  } catch {
    return 0;
  }
}

function accepts(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(socketPath);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function newestLog(cluster: Cluster): string {
  try {
    const directory = join(cluster.dataDir, 'log');
    const day = new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: 'UTC' }).format(new Date());
    return readFileSync(join(directory, `pg-${day}.log`), 'utf8').slice(-20_000);
  } catch {
    return '';
  }
}

async function until(condition: () => boolean, limitMs: number): Promise<boolean> {
  for (const deadline = Date.now() + limitMs; Date.now() < deadline; await sleep(10)) {
    if (condition()) return true;
  }
  return condition();
}
