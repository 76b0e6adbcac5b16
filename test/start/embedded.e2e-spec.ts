import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { type EmbeddedPostgres, startEmbeddedPostgres, StartupError, withClient } from '@app/platform';
import { eventually, isGone, type Program, startProgram, temporaryDirectory } from '../support/program.js';

const directory = temporaryDirectory();
afterAll(directory.remove);

const LAUNCHER = 'test/support/launcher.mjs';
const running: Program[] = [];

function launch(name: string, ...args: string[]): Program {
  const program = startProgram(LAUNCHER, [join(directory.path, name), ...args]);
  running.push(program);
  return program;
}

async function postmasterOf(program: Program): Promise<number> {
  return Number((await program.until(/"postmaster":(\d+)/))[1]);
}

async function rowsWritten(server: EmbeddedPostgres): Promise<number[]> {
  const { rows } = await withClient(server.connection, (client) =>
    client.query<{ n: number }>('select n from written order by n'),
  );
  return rows.map(({ n }) => n);
}

/** Only numbers whose line was complete: the last one may be half printed. */
function acknowledged(program: Program): number {
  const numbers = [...program.output().matchAll(/"acknowledged":(\d+)}\n/g)].map((match) => Number(match[1]));
  return Math.max(...numbers);
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((program) => program.end('SIGTERM')));
});

describe('the embedded PostgreSQL', () => {
  it('is made on the first start and keeps its data on the second', async () => {
    const baseDir = join(directory.path, 'twice');
    const first = await startEmbeddedPostgres({ baseDir });
    expect(first.firstStart).toBe(true);
    await withClient(first.connection, (client) => client.query('create table kept as select 42 as answer'));
    await first.stop();

    const second = await startEmbeddedPostgres({ baseDir });
    try {
      expect(second.firstStart).toBe(false);
      const { rows } = await withClient(second.connection, (client) =>
        client.query('select answer from kept'),
      );
      expect(rows).toEqual([{ answer: 42 }]);
    } finally {
      await second.stop();
    }
  });

  it('listens on no port, compares by code point, checks pages and keeps statements out of its log', async () => {
    const server = await startEmbeddedPostgres({ baseDir: join(directory.path, 'settings') });
    try {
      const { rows } = await withClient(server.connection, (client) =>
        client.query(
          `select current_setting('listen_addresses') as addresses, current_setting('data_checksums') as checksums,
                  datlocprovider as provider, datlocale as locale, current_setting('fsync') as fsync
             from pg_database where datname = current_database()`,
        ),
      );
      expect(rows).toEqual([
        { addresses: '', checksums: 'on', provider: 'b', locale: 'C.UTF-8', fsync: 'on' },
      ]);
      await withClient(server.connection, async (client) => {
        await client.query('create table secret (name text unique)');
        await client.query("insert into secret values ('Geheimname')");
        await expect(client.query("insert into secret values ('Geheimname')")).rejects.toThrow(
          /duplicate key/,
        );
      });
      const day = new Date().toLocaleDateString('en', { weekday: 'short', timeZone: 'UTC' });
      const log = (): string => readFileSync(join(server.baseDir, 'data', 'log', `pg-${day}.log`), 'utf8');
      expect(await eventually(() => log().includes('duplicate key'))).toBe(true);
      expect(log()).not.toContain('Geheimname');
    } finally {
      await server.stop();
    }
  });

  it('stops with its program after kill -9, and no acknowledged row is lost', async () => {
    const program = launch('killed', 'write');
    const postmaster = await postmasterOf(program);
    await program.until(/"acknowledged":200}/);
    await program.end('SIGKILL');
    expect(await eventually(() => isGone(postmaster))).toBe(true);

    const server = await startEmbeddedPostgres({ baseDir: join(directory.path, 'killed') });
    try {
      const last = acknowledged(program);
      expect((await rowsWritten(server)).slice(0, last)).toEqual(
        Array.from({ length: last }, (_, i) => i + 1),
      );
    } finally {
      await server.stop();
    }
  });

  it('recovers when the program and the database were both killed', async () => {
    const program = launch('both', 'write');
    const postmaster = await postmasterOf(program);
    await program.until(/"acknowledged":100}/);
    process.kill(postmaster, 'SIGKILL');
    await program.end('SIGKILL');
    const last = acknowledged(program);

    const server = await startEmbeddedPostgres({ baseDir: join(directory.path, 'both') });
    try {
      expect((await rowsWritten(server)).length).toBeGreaterThanOrEqual(last);
    } finally {
      await server.stop();
    }
  });

  it('is started again when it dies under a running program', async () => {
    const reports: string[] = [];
    const server = await startEmbeddedPostgres({
      baseDir: join(directory.path, 'revived'),
      report: (line) => reports.push(line),
    });
    try {
      const pid = await withClient(server.connection, async (client) => {
        await client.query('create table survived as select 1 as n');
        const { rows } = await client.query<{ pid: string }>(
          "select split_part(pg_read_file('postmaster.pid'), E'\\n', 1) as pid",
        );
        return Number(rows[0]?.pid);
      });
      process.kill(pid, 'SIGKILL');
      expect(await eventually(() => reports.at(-1) === 'Die Datenbank läuft wieder.')).toBe(true);
      const { rows } = await withClient(server.connection, (client) =>
        client.query('select n from survived'),
      );
      expect(rows).toEqual([{ n: 1 }]);
    } finally {
      await server.stop();
    }
  });

  it('refuses a second program on the same directory, naming the first', async () => {
    const program = launch('shared');
    await postmasterOf(program);
    const second = launch('shared');
    expect(await second.end()).toBe(1);
    expect(second.output()).toContain(`läuft schon: Prozess ${program.child.pid}`);
    expect(second.output()).toContain('"error":"StartupError"');
  });

  it('starts in spite of a postmaster.pid that names a living stranger', async () => {
    const baseDir = join(directory.path, 'stranger');
    await (await startEmbeddedPostgres({ baseDir })).stop();
    const dataDir = join(baseDir, 'data');
    // PostgreSQL overlooks strangers of another user by itself.
    const { uid, gid } = statSync(dataDir);
    const stranger = spawn('sleep', ['60'], { uid, gid, cwd: '/' });
    try {
      writeFileSync(
        join(dataDir, 'postmaster.pid'),
        `${stranger.pid}\n${dataDir}\n1700000000\n5432\n${baseDir}/run\n`,
      );
      await (await startEmbeddedPostgres({ baseDir })).stop();
      expect(isGone(stranger.pid as number)).toBe(false);
    } finally {
      stranger.kill();
    }
  });

  it('ends a server that a killed program left without its watchdog', async () => {
    const program = launch('orphan');
    const postmaster = await postmasterOf(program);
    // Stopped, the watchdog cannot act; the orphan has to be found.
    const watchdogs = childrenNamed(program.child.pid as number, 'sh');
    expect(watchdogs).toHaveLength(1);
    for (const pid of watchdogs) process.kill(pid, 'SIGKILL');
    await program.end('SIGKILL');
    expect(isGone(postmaster)).toBe(false);

    const server = await startEmbeddedPostgres({ baseDir: join(directory.path, 'orphan') });
    expect(isGone(postmaster)).toBe(true);
    await server.stop();
  });

  it('refuses the data of another major version in one sentence', async () => {
    const baseDir = join(directory.path, 'version');
    await (await startEmbeddedPostgres({ baseDir })).stop();
    writeFileSync(join(baseDir, 'data', 'PG_VERSION'), '16\n');
    const attempt = startEmbeddedPostgres({ baseDir });
    await expect(attempt).rejects.toThrow(StartupError);
    await expect(attempt).rejects.toThrow(/stammt von PostgreSQL 16, mitgeliefert ist Version 18/);
    // Nobody holds the directory after the refusal.
    writeFileSync(join(baseDir, 'data', 'PG_VERSION'), '18\n');
    await (await startEmbeddedPostgres({ baseDir })).stop();
  });

  it('refuses a directory whose socket is answered by a process that is not to be seen, as in another container', async () => {
    const baseDir = join(directory.path, 'container');
    await (await startEmbeddedPostgres({ baseDir })).stop();
    const other = createServer().listen(join(baseDir, 'run', '.s.PGSQL.5432'));
    await once(other, 'listening');
    try {
      await expect(startEmbeddedPostgres({ baseDir })).rejects.toThrow(
        /schon benutzt, vermutlich aus einem anderen/,
      );
    } finally {
      other.close();
    }
  });

  it('refuses an EMBEDDED_PG_BIN without PostgreSQL in it', async () => {
    process.env['EMBEDDED_PG_BIN'] = directory.path;
    try {
      const attempt = startEmbeddedPostgres({ baseDir: join(directory.path, 'elsewhere') });
      await expect(attempt).rejects.toThrow(`EMBEDDED_PG_BIN zeigt auf ${directory.path}`);
    } finally {
      delete process.env['EMBEDDED_PG_BIN'];
    }
  });

  it('finds a short place for its socket when the directory has a long name', async () => {
    const server = await startEmbeddedPostgres({ baseDir: join(directory.path, 'long-'.repeat(24)) });
    try {
      expect(Buffer.byteLength(server.connection.host)).toBeLessThan(90);
      await withClient(server.connection, (client) => client.query('select 1'));
    } finally {
      await server.stop();
    }
  });
});

if (process.getuid?.() === 0) {
  describe('the embedded PostgreSQL under root', () => {
    it('lies in /var/lib/anlaufstelle when its own user cannot reach the wanted place, and stays there', async () => {
      const closed = mkdtempSync(join(directory.path, 'closed-'));
      const reports: string[] = [];
      const report = (line: string): void => void reports.push(line);
      const first = await startEmbeddedPostgres({ baseDir: join(closed, 'postgres'), report });
      try {
        expect(first.baseDir).toMatch(/^\/var\/lib\/anlaufstelle\/[0-9a-f]{12}$/);
        expect(reports[0]).toContain(`Die Datenbank liegt in ${first.baseDir}`);
        await first.stop();
        // Found again after the project was moved.
        renameSync(closed, `${closed}-moved`);
        const second = await startEmbeddedPostgres({ baseDir: join(`${closed}-moved`, 'postgres') });
        await second.stop();
        expect(second).toMatchObject({ baseDir: first.baseDir, firstStart: false });
      } finally {
        await first.stop();
        rmSync(first.baseDir, { recursive: true, force: true });
      }
    });
  });
}

function childrenNamed(parent: number, name: string): number[] {
  const text = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8');
  return text
    .trim()
    .split(' ')
    .map(Number)
    .filter((pid) => readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === name);
}
