import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ConnectionOptions, withClient } from './connection-options.js';
import { prepareBinaries } from './embedded-binaries.js';
import { type PostgresSettings, prepareCluster } from './embedded-cluster.js';
import { findCluster, locateCluster, removeSocketDirectory, SOCKET_PORT } from './embedded-location.js';
import { lockHolder, takeLock } from './embedded-lock.js';
import { errorCode } from './startup.errors.js';
import { type Postmaster, startPostmaster, stopPostmaster } from './embedded-postmaster.js';

/** A PostgreSQL that this program started and supervises. */
export interface EmbeddedPostgres {
  /** As superuser, on the database `postgres`. */
  readonly connection: ConnectionOptions;
  /** The directory all its files lie in. */
  readonly baseDir: string;
  /** True when the cluster was made just now. */
  readonly firstStart: boolean;
  /** Ends it cleanly and lets the next program in; call it after the last connection was closed. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Where its files go; see {@link locateCluster} for the case that they cannot. */
  readonly baseDir: string;
  /** Overrides of postgresql.conf; `fsync = off` is for throw-away data only. */
  readonly settings?: PostgresSettings;
  /** Receives German lines for the operator. */
  readonly report?: (line: string) => void;
}

const RESTARTS = 10;

/**
 * Starts the PostgreSQL that npm ships, on a Unix socket only, and makes its data directory on the first call.
 *
 * It recovers from whatever ended the run before. While it runs, a server that dies is started again. When this
 * process ends without {@link EmbeddedPostgres.stop}, even by `kill -9`, the server is stopped too.
 *
 * @throws StartupError when another program uses the directory, when the data come from another major version,
 *   when the platform has no binaries or when the server does not come up
 */
export async function startEmbeddedPostgres({
  baseDir,
  settings = {},
  report = () => undefined,
}: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const cluster = locateCluster(baseDir, report);
  const releaseLock = takeLock(cluster.lockFile);
  try {
    const binaries = prepareBinaries(cluster.baseDir, cluster.account);
    const firstStart = await prepareCluster(cluster, binaries, settings, report);
    const connection = superuser(cluster.runDir, cluster.passwordFile);
    const state = {
      stopping: false,
      postmaster: await startPostmaster(cluster, binaries, connection, report),
      restarting: Promise.resolve(),
    };

    const supervise = (postmaster: Postmaster): void => {
      postmaster.process.once('exit', () => {
        postmaster.watchdog.kill('SIGKILL');
        if (!state.stopping) state.restarting = restart();
      });
    };
    const restart = async (): Promise<void> => {
      report('Die Datenbank wurde unerwartet beendet und wird neu gestartet …');
      for (let attempt = 1; attempt <= RESTARTS && !state.stopping; attempt++) {
        try {
          state.postmaster = await startPostmaster(cluster, binaries, connection, report);
          supervise(state.postmaster);
          report('Die Datenbank läuft wieder.');
          return;
        } catch {
          // Orphaned backends hold the shared memory for a moment, a full disk for longer.
          await sleep(200 * attempt);
        }
      }
      report(
        'Die Datenbank lässt sich nicht wieder starten; Einzelheiten stehen in ihrem Protokoll (data/log).',
      );
    };
    supervise(state.postmaster);

    const stop = async (): Promise<void> => {
      state.stopping = true;
      await state.restarting;
      await stopPostmaster(state.postmaster);
      removeSocketDirectory(cluster);
      releaseLock();
    };
    let stopped: Promise<void> | undefined;
    return { connection, baseDir: cluster.baseDir, firstStart, stop: () => (stopped ??= stop()) };
  } catch (error) {
    releaseLock();
    throw error;
  }
}

/**
 * Connects to the embedded PostgreSQL that another process of this program runs in `baseDir`, as superuser.
 *
 * @returns undefined when none runs there
 */
export async function findEmbeddedPostgres(baseDir: string): Promise<ConnectionOptions | undefined> {
  const cluster = findCluster(baseDir);
  // The other process may be starting right now.
  for (let attempt = 0; attempt < 100; attempt++) {
    if (lockHolder(cluster.lockFile) === undefined) return undefined;
    try {
      const runDir = readFileSync(join(cluster.dataDir, 'postmaster.pid'), 'utf8').split('\n')[4] as string;
      const connection = superuser(runDir, cluster.passwordFile);
      await withClient(connection, (client) => client.query('select 1'));
      return connection;
    } catch (error) {
      // The lock is taken, so asking again as this user would not help; starting will be refused by name.
      if (['EACCES', 'EPERM'].includes(errorCode(error))) return undefined;
      await sleep(100);
    }
  }
  return undefined;
}

function superuser(runDir: string, passwordFile: string): ConnectionOptions {
  return {
    host: runDir,
    port: SOCKET_PORT,
    user: 'postgres',
    password: readFileSync(passwordFile, 'utf8').trim(),
    database: 'postgres',
  };
}
