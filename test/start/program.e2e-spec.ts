import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { provideDatabase, withClient } from '@app/platform';
import {
  eventually,
  isGone,
  type Program,
  projectDir,
  startProgram,
  temporaryDirectory,
} from '../support/program.js';

// The first start may have to build.
jest.setTimeout(180_000);

const directory = temporaryDirectory();
const dataDir = join(directory.path, 'data');
const running: Program[] = [];
let port: number;

beforeAll(async () => {
  port = await freePort();
  const build = startProgram('scripts/build.mjs', []);
  if ((await build.end()) !== 0) throw new Error(build.output());
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((program) => program.end('SIGKILL')));
});
afterAll(directory.remove);

function start(env: NodeJS.ProcessEnv = {}): Program {
  const program = startProgram('scripts/start.mjs', [], { PORT: String(port), DATA_DIR: dataDir, ...env });
  running.push(program);
  return program;
}

async function ready(program: Program): Promise<void> {
  await program.until(new RegExp(`http://localhost:${port}`), 60_000);
  const health = await fetch(`http://localhost:${port}/health/ready`);
  expect(health.status).toBe(200);
}

/** Works in the database of the running program, as the owner of its tables. */
async function inDatabase(statement: string): Promise<unknown[]> {
  const database = await provideDatabase({ dataDir, production: false, attach: true });
  const { rows } = await withClient(database.owner, (client) => client.query(statement));
  return rows as unknown[];
}

const postmasterFile = join(dataDir, 'postgres', 'data', 'postmaster.pid');
const postmaster = (): number => Number.parseInt(readFileSync(postmasterFile, 'utf8'), 10);

async function expectRefusal(program: Program, sentence: RegExp): Promise<void> {
  expect(await program.end()).toBe(1);
  expect(program.output()).toMatch(sentence);
  expect(program.output()).not.toMatch(/^\s+at .*\(?.*:\d+:\d+\)?$/m);
}

describe('npm start', () => {
  it('starts, stops the database cleanly on Ctrl-C, and starts again at once with the same data', async () => {
    const first = start();
    await ready(first);
    await inDatabase('create table public.kept_by_test as select 42 as answer');
    const pid = postmaster();
    expect(await first.end('SIGINT')).toBe(0);
    expect(isGone(pid)).toBe(true);
    expect(existsSync(postmasterFile)).toBe(false);

    const begun = Date.now();
    const second = start();
    await ready(second);
    expect(Date.now() - begun).toBeLessThan(15_000);
    expect(second.output()).not.toContain('Baue');
    expect(await inDatabase('select answer from public.kept_by_test')).toEqual([{ answer: 42 }]);
    expect(await second.end('SIGTERM')).toBe(0);
    expect(existsSync(postmasterFile)).toBe(false);
  });

  it('takes its database down with it on kill -9, and the next start recovers by itself', async () => {
    const killed = start();
    await ready(killed);
    const pid = postmaster();
    await killed.end('SIGKILL');
    expect(await eventually(() => isGone(pid))).toBe(true);

    const next = start();
    await ready(next);
    expect(await inDatabase('select answer from public.kept_by_test')).toEqual([{ answer: 42 }]);
    await next.end('SIGTERM');
  });

  it('refuses production on a directory that was seeded with accounts everybody knows', async () => {
    await expectRefusal(start({ NODE_ENV: 'production' }), /enthält den Demo-Landkreis/);
    const again = start();
    await ready(again);
    await inDatabase("update app_user set disabled_at = now() where username = 'aufnahme'");
    await again.end('SIGTERM');
    await expectRefusal(start({ NODE_ENV: 'production' }), /enthält den Demo-Landkreis/);
  });

  it('says in one sentence that the port is taken', async () => {
    const other = await listen(port);
    try {
      await expectRefusal(start(), new RegExp(`Port ${port} ist schon belegt`));
    } finally {
      other.close();
    }
  });

  it('says in one sentence that DATABASE_URL is not reachable, and repeats no password', async () => {
    const program = start({ DATABASE_URL: 'postgres://u:geheim@127.0.0.1:1/d' });
    await expectRefusal(program, /127\.0\.0\.1:1 ist nicht erreichbar/);
    expect(program.output()).not.toContain('geheim');
  });

  it('says in one sentence that the data directory is of another version', async () => {
    const file = join(dataDir, 'postgres', 'data', 'PG_VERSION');
    writeFileSync(file, '17\n');
    try {
      await expectRefusal(start(), /stammt von PostgreSQL 17/);
    } finally {
      writeFileSync(file, '18\n');
    }
  });

  it('says in one sentence that the program is running already', async () => {
    const first = start();
    await ready(first);
    const other = start({ PORT: String(await freePort()) });
    await expectRefusal(other, new RegExp(`läuft schon: Prozess ${first.child.pid}`));
    await first.end('SIGTERM');
  });
});

it('is started by the scripts of package.json', () => {
  const { scripts } = JSON.parse(readFileSync(join(projectDir, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  expect(scripts).toMatchObject({ start: 'node scripts/start.mjs', test: 'node scripts/test.mjs' });
});

async function listen(wanted: number): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(wanted, resolve));
  return server;
}

async function freePort(): Promise<number> {
  const server = await listen(0);
  const { port: free } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return free;
}
