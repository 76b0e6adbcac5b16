import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ConnectionOptions } from '@app/platform';
import type { BenchDatabase } from './database.js';

export interface Application {
  readonly pid: number;
  readonly port: number;
  /** Holds it still while something else is measured: it would go on sealing the audit log. */
  pause(): void;
  resume(): void;
  stop(): Promise<void>;
}

const ENTRY = join(import.meta.dirname, '..', '..', 'dist', 'apps', 'api', 'src', 'main.js');
const START_SECONDS = 60;

/** Starts the program as an operator would in production, its log going to a file. */
export async function startApplication(
  database: BenchDatabase,
  directory: string,
  profile: string | undefined,
): Promise<Application> {
  const port = await freePort();
  const log = join(directory, 'application.log');
  const said = join(directory, 'application.said');
  const files = [openSync(log, 'a'), openSync(said, 'a')];
  const child = spawn(
    process.execPath,
    [...(profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []), ENTRY],
    {
      cwd: directory,
      stdio: ['ignore', ...files],
      env: {
        PATH: process.env['PATH'],
        NODE_ENV: 'production',
        HOST: '127.0.0.1',
        PORT: String(port),
        DATA_DIR: database.dataDir,
        DATABASE_URL: url(database.app),
        DATABASE_MIGRATION_URL: url(database.owner),
      },
    },
  );
  files.forEach(closeSync);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const application: Application = {
    pid: child.pid!,
    port,
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    stop: async () => {
      child.kill('SIGCONT');
      child.kill('SIGTERM');
      await Promise.race([ended, sleep(10_000, undefined, { ref: false })]);
      child.kill('SIGKILL');
      await ended;
    },
  };
  for (let tenths = 0; tenths < START_SECONDS * 10; tenths++) {
    if (child.exitCode !== null) break;
    if (await isReady(port)) return application;
    await sleep(100);
  }
  await application.stop();
  throw new Error(`The application did not start:\n${readFileSync(said, 'utf8')}`);
}

async function isReady(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/health/ready`)).ok;
  } catch {
    return false;
  }
}

function url({ host, port, user, password, database }: ConnectionOptions): string {
  return `postgres://${user}:${password}@${encodeURIComponent(host)}:${port}/${database}`;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
