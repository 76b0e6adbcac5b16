import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { startEmbeddedPostgres, withClient } from '@app/platform';

import { projectDir, startProgram, temporaryDirectory } from '../support/program.js';

/** The operator's commands, run as the operator runs them: on the built program and a real data directory. */
describe('operator’s commands', () => {
  const data = temporaryDirectory();
  const env = { DATA_DIR: data.path, NODE_ENV: 'production' };
  afterAll(() => data.remove());

  const cli = (args: string[], input = '', extra: NodeJS.ProcessEnv = {}) =>
    new Promise<{ code: number | null; output: string }>((resolve) => {
      const child = spawn(process.execPath, [join(projectDir, 'dist/apps/cli/src/main.js'), ...args], {
        env: { PATH: process.env['PATH'], ...env, ...extra },
      });
      let output = '';
      child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
      child.once('close', (code) => resolve({ code, output }));
      child.stdin.end(input);
    });

  /** On the files of the database itself, as somebody with access to the machine could. */
  const tamper = async (sql: string): Promise<void> => {
    const server = await startEmbeddedPostgres({ baseDir: join(data.path, 'postgres') });
    await withClient({ ...server.connection, database: 'anlaufstelle' }, async (client) => {
      await client.query('set session_replication_role = replica');
      await client.query(sql);
    });
    await server.stop();
  };

  beforeAll(async () => {
    const made = await cli(
      [
        'create-admin',
        '--username',
        'chefin',
        '--name',
        'Erste Verwaltung',
        '--office',
        'Zentralstelle Probe',
      ],
      'Ein langes Probewort\n',
    );
    expect(made).toEqual({ code: 0, output: expect.stringContaining('»chefin« angelegt') });
  });

  it('create-admin: a production start has this account and no demo data', async () => {
    const port = 21_000 + (process.pid % 9_000);
    const program = startProgram('dist/apps/api/src/main.js', [], {
      ...env,
      PORT: String(port),
      LOG_LEVEL: 'warn',
    });
    await program.until(/Anlaufstelle läuft/);
    expect(program.output()).not.toContain('Demo');
    const login = await fetch(`http://localhost:${port}/api/auth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'chefin', password: 'Ein langes Probewort' }),
    });
    expect(login.status).toBe(200);
    const { accessToken } = (await login.json()) as { accessToken: string };
    const get = async (path: string) =>
      (
        await fetch(`http://localhost:${port}${path}`, {
          headers: { authorization: `Bearer ${accessToken}` },
        })
      ).json();
    expect(await get('/api/users')).toMatchObject({
      items: [{ username: 'chefin', role: 'admin', institutionName: 'Zentralstelle Probe' }],
    });
    // Nothing to try things out with where people's data may be.
    expect((await fetch(`http://localhost:${port}/api/docs`)).headers.get('content-type')).not.toMatch(
      /swagger/,
    );
    expect((await (await fetch(`http://localhost:${port}/api/docs`)).text()).includes('swagger')).toBe(false);
    await program.end('SIGTERM');
  });

  it('create-admin refuses a name that is taken, a weak password, a malformed name', async () => {
    const args = (name: string) => ['create-admin', '--username', name, '--name', 'x'];
    expect(await cli(args('chefin'), 'Ein langes Probewort\n')).toMatchObject({
      code: 1,
      output: expect.stringContaining('gibt es schon'),
    });
    expect(await cli(args('andere'), 'kurz\n')).toMatchObject({
      code: 1,
      output: expect.stringContaining('mindestens 12 Zeichen'),
    });
    expect((await cli(args('Groß'), 'Ein langes Probewort\n')).code).not.toBe(0);
  });

  it('verify-audit is green on what the program wrote and red after one changed byte', async () => {
    expect(await cli(['verify-audit'])).toEqual({
      code: 0,
      output: expect.stringContaining('Das Protokoll ist unverändert.'),
    });
    await tamper(
      `update audit.log set action = overlay(action placing 'x' from 1 for 1) where id = (select min(id) from audit.log)`,
    );
    const red = await cli(['verify-audit']);
    expect(red).toEqual({ code: 1, output: expect.stringContaining('FEHLER: Eintrag verändert') });
  });
});
