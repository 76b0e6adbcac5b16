import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import type { PostgresBinaries, ServiceAccount } from './embedded-binaries.js';
import { type Cluster, makePrivate, writeOwned } from './embedded-location.js';
import { StartupError } from './startup.errors.js';

/** Settings of postgresql.conf, by name; the values are quoted here. */
export type PostgresSettings = Readonly<Record<string, string>>;

/**
 * Makes the cluster if there is none yet and writes its settings.
 *
 * @returns true on the first start
 * @throws StartupError when the data were written by another major version
 */
export async function prepareCluster(
  cluster: Cluster,
  binaries: PostgresBinaries,
  settings: PostgresSettings,
  report: (line: string) => void,
): Promise<boolean> {
  const versionFile = join(cluster.dataDir, 'PG_VERSION');
  const firstStart = !existsSync(versionFile);
  if (firstStart) {
    report('Lege die Datenbank an …');
    await initialise(cluster, binaries);
  } else {
    const found = readFileSync(versionFile, 'utf8').trim();
    if (found !== String(binaries.major)) {
      throw new StartupError(
        `Das Datenverzeichnis ${cluster.dataDir} stammt von PostgreSQL ${found}, mitgeliefert ist Version ${binaries.major}: Starten Sie mit der passenden Programmversion oder übertragen Sie die Daten, siehe docs/operating/start.md.`,
      );
    }
  }
  const lines = Object.entries({ ...defaultSettings(cluster.runDir), ...settings }).map(
    ([key, value]) => `${key} = '${value.replaceAll("'", "''")}'`,
  );
  writeOwned(join(cluster.dataDir, 'embedded.conf'), `${lines.join('\n')}\n`, cluster.account);
  return firstStart;
}

async function initialise(cluster: Cluster, binaries: PostgresBinaries): Promise<void> {
  for (const name of readdirSync(cluster.baseDir)) {
    if (name.startsWith('data.init')) rmSync(join(cluster.baseDir, name), { recursive: true, force: true });
  }
  const unfinished = `${cluster.dataDir}.init${process.pid}`;
  makePrivate(unfinished, cluster.account);
  const password = randomBytes(24).toString('base64url');
  const handover = join(cluster.runDir, 'initial-password');
  writeOwned(handover, `${password}\n`, cluster.account);
  // "builtin" sorts by code point in every version of every system: an index can never silently go stale.
  const locale =
    binaries.major >= 17
      ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
      : ['--locale=C.UTF-8', '--data-checksums'];
  try {
    const arguments_ = ['-D', unfinished, '-U', 'postgres', '--pwfile', handover, '-A', 'scram-sha-256'];
    await run(
      binaries.initdb,
      [...arguments_, '-E', 'UTF8', '--no-instructions', ...locale],
      cluster.account,
    );
  } finally {
    rmSync(handover, { force: true });
  }
  writeFileSync(cluster.passwordFile, password, { mode: 0o600 });
  appendFileSync(join(unfinished, 'postgresql.conf'), "\ninclude_if_exists = 'embedded.conf'\n");
  renameSync(unfinished, cluster.dataDir);
}

function run(command: string, arguments_: string[], account: ServiceAccount): Promise<void> {
  return new Promise((resolvePromise, reject) => {
    const child = spawn(command, arguments_, {
      ...account,
      cwd: '/',
      env: postgresEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolvePromise();
      else reject(new StartupError(`Die Datenbank konnte nicht angelegt werden: ${lastLine(output)}`));
    });
  });
}

/** The environment PostgreSQL runs in: nothing of ours, so that no PG* variable changes what it does. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}

/** The last line that says something, for a message of one sentence. */
export function lastLine(output: string): string {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return lines.findLast((line) => /\b(FATAL|PANIC|error):/.test(line)) ?? lines.at(-1) ?? 'ohne Meldung';
}

function defaultSettings(runDir: string): PostgresSettings {
  const constrained = process.constrainedMemory();
  const megabytes = Math.min(totalmem(), constrained > 0 ? constrained : Number.MAX_SAFE_INTEGER) / 2 ** 20;
  const sharedBuffers = Math.round(Math.min(Math.max(megabytes / 8, 64), 1024));
  return {
    listen_addresses: '',
    unix_socket_directories: runDir,
    unix_socket_permissions: '0700',
    max_connections: '100',
    shared_buffers: `${sharedBuffers}MB`,
    effective_cache_size: `${Math.round(Math.max(megabytes / 2, 128))}MB`,
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    max_wal_size: '1GB',
    random_page_cost: '1.1',
    timezone: 'UTC',
    log_timezone: 'UTC',
    logging_collector: 'on',
    log_directory: 'log',
    log_filename: 'pg-%a.log',
    log_truncate_on_rotation: 'on',
    log_rotation_age: '1d',
    // Statements and the DETAIL of a unique violation hold names and birth dates: they stay out of the log.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
  };
}
