import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type ConnectionOptions,
  type EmbeddedPostgres,
  provideDatabase,
  startEmbeddedPostgres,
  StartupError,
  withClient,
} from '@app/platform';
import { oldServer } from '../support/old-server.js';
import { temporaryDirectory } from '../support/program.js';

const directory = temporaryDirectory();
/** Stands for a server that somebody else runs: durable, and with roles of its own. */
let server: EmbeddedPostgres;

beforeAll(async () => {
  server = await startEmbeddedPostgres({ baseDir: join(directory.path, 'server') });
});
afterAll(async () => {
  await server.stop();
  directory.remove();
});

function url(user: string, database: string, password = 'geheim'): string {
  const { host, port } = server.connection;
  return `postgres://${user}:${password}@${encodeURIComponent(host)}:${port}/${database}`;
}

/** Makes roles and a database of the first role: `[name, attributes]`. */
async function arrange(...roles: [string, string][]): Promise<string> {
  const database = `amt_${randomBytes(4).toString('hex')}`;
  await withClient(server.connection, async (client) => {
    for (const [name, attributes] of roles) {
      await client.query(`create role ${name} login password 'geheim' ${attributes}`);
    }
    await client.query(`create database ${database} owner ${roles[0]?.[0]}`);
  });
  return database;
}

/** What an administrator does once where the owner may not. */
async function allow(user: string): Promise<void> {
  await withClient(server.connection, async (client) => {
    await client.query(
      `do $$ begin create role anlaufstelle_app noinherit; exception when duplicate_object then null; end $$`,
    );
    await client.query(`grant anlaufstelle_app to ${user}`);
  });
}

async function who(connection: ConnectionOptions): Promise<unknown> {
  const { rows } = await withClient(connection, (client) =>
    client.query('select session_user as login, current_user as role, current_database() as database'),
  );
  return rows[0];
}

const external = (databaseUrl: string, migrationUrl?: string, production = false) => ({
  databaseUrl,
  migrationUrl,
  production,
  dataDir: directory.path,
});

async function refusal(attempt: Promise<unknown>): Promise<string> {
  const error = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StartupError);
  const { message } = error as Error;
  expect(message).not.toContain('geheim');
  expect(message).not.toContain('\n');
  return message;
}

describe('without DATABASE_URL', () => {
  it('provides the embedded database to an owner and to an application that bypasses nothing, twice', async () => {
    const config = { dataDir: join(directory.path, 'data'), production: true };
    const first = await provideDatabase(config);
    try {
      expect(first.kind).toBe('embedded');
      await withClient(first.owner, (client) =>
        client.query('create table t (n int); create role app_test; grant app_test to anlaufstelle_app'),
      );
      await expect(withClient(first.app, (client) => client.query('select from t'))).rejects.toThrow(
        /permission denied/,
      );
      await expect(withClient(first.app, (client) => client.query('create table u ()'))).rejects.toThrow(
        /permission denied/,
      );
      const { rows } = await withClient(first.app, (client) =>
        client.query(
          'select rolsuper, rolbypassrls, rolinherit, rolcreaterole from pg_roles where rolname = current_user',
        ),
      );
      expect(rows).toEqual([
        { rolsuper: false, rolbypassrls: false, rolinherit: false, rolcreaterole: false },
      ]);

      const beside = await provideDatabase({ ...config, attach: true });
      expect(await who(beside.owner)).toEqual(await who(first.owner));
      await beside.stop();
      expect(await refusal(provideDatabase(config))).toContain('läuft schon');
    } finally {
      await first.stop();
    }
    // The passwords can be lost: they are made anew.
    rmSync(join(directory.path, 'data', 'postgres', 'roles.json'));
    const second = await provideDatabase({ ...config, attach: true });
    try {
      expect(await who(second.app)).toEqual({
        login: 'anlaufstelle_app',
        role: 'anlaufstelle_app',
        database: 'anlaufstelle',
      });
      await withClient(second.owner, (client) => client.query('select from t'));
    } finally {
      await second.stop();
    }
  });

  it('refuses a migration URL alone', async () => {
    const config = { migrationUrl: 'postgres://u@h/d', dataDir: directory.path, production: false };
    expect(await refusal(provideDatabase(config))).toContain('DATABASE_URL aber nicht');
  });
});

describe('with a server of somebody else', () => {
  it('takes one URL of the owner and lets requests run as the application role', async () => {
    const database = await arrange(['landkreis', 'createrole']);
    const provided = await provideDatabase(external(url('landkreis', database)));
    expect(provided.kind).toBe('external');
    expect(await who(provided.owner)).toMatchObject({ login: 'landkreis', role: 'landkreis', database });
    expect(await who(provided.app)).toMatchObject({ login: 'landkreis', role: 'anlaufstelle_app', database });
    // A stray RESET ROLE does not lead back to the owner.
    const { rows } = await withClient(provided.app, async (client) => {
      await client.query('reset role');
      return client.query('select current_user as role');
    });
    expect(rows).toEqual([{ role: 'anlaufstelle_app' }]);
    await provided.stop();
  });

  it('takes two URLs and is content a second time', async () => {
    const database = await arrange(['besitzer', 'createrole'], ['dienst', '']);
    await allow('dienst');
    for (let time = 0; time < 2; time++) {
      const provided = await provideDatabase(
        external(url('dienst', database), url('besitzer', database), true),
      );
      expect(await who(provided.app)).toMatchObject({ login: 'dienst', role: 'anlaufstelle_app' });
      expect(await who(provided.owner)).toMatchObject({ role: 'besitzer' });
    }
  });

  it('hints at two roles when production uses one', async () => {
    const database = await arrange(['allein', 'createrole']);
    await allow('allein');
    const reports: string[] = [];
    await provideDatabase(external(url('allein', database), undefined, true), (line) => reports.push(line));
    expect(reports).toHaveLength(1);
    expect(reports[0]).toContain('Sicherer sind zwei');
  });

  it('refuses an application that is a superuser in production', async () => {
    const database = await arrange(['allmacht', 'superuser']);
    await provideDatabase(external(url('allmacht', database)));
    expect(await refusal(provideDatabase(external(url('allmacht', database), undefined, true)))).toContain(
      'umgeht die Zugriffsregeln',
    );
  });

  it('refuses an application role that bypasses row-level security', async () => {
    const database = await arrange(['eigner', 'createrole']);
    await allow('eigner');
    await withClient(server.connection, (client) => client.query('alter role anlaufstelle_app bypassrls'));
    try {
      expect(await refusal(provideDatabase(external(url('eigner', database))))).toContain('BYPASSRLS');
    } finally {
      await withClient(server.connection, (client) =>
        client.query('alter role anlaufstelle_app nobypassrls'),
      );
    }
  });

  it('refuses an application role that can become the owner', async () => {
    const database = await arrange(['inhaber', 'createrole']);
    await allow('postgres');
    await withClient(server.connection, (client) => client.query('grant inhaber to anlaufstelle_app'));
    try {
      const { user, password } = server.connection;
      expect(
        await refusal(provideDatabase(external(url(user, database, password), url('inhaber', database)))),
      ).toContain('ihr Besitzer werden');
    } finally {
      await withClient(server.connection, (client) => client.query('revoke inhaber from anlaufstelle_app'));
    }
  });

  it('says which statement an administrator has to run when the owner may not', async () => {
    const database = await arrange(['machtlos', 'nocreaterole'], ['anderer', '']);
    await allow('anderer');
    expect(await refusal(provideDatabase(external(url('machtlos', database))))).toContain(
      'grant anlaufstelle_app to "machtlos"',
    );
  });

  it('refuses an owner who cannot make tables', async () => {
    const database = await arrange(['herr', ''], ['gast', 'createrole']);
    expect(await refusal(provideDatabase(external(url('gast', database))))).toContain(
      'keine Tabellen anlegen',
    );
  });

  it('refuses a database that is not in UTF-8', async () => {
    await arrange(['latein', 'createrole']);
    await withClient(server.connection, (client) =>
      client.query(
        "create database alt owner latein template template0 encoding 'LATIN1' locale_provider libc locale 'C'",
      ),
    );
    expect(await refusal(provideDatabase(external(url('latein', 'alt'))))).toContain('LATIN1');
  });

  it.each(['fsync', 'full_page_writes'])('refuses a server with %s off', async (setting) => {
    const database = await arrange([`eilig_${setting}`, 'createrole']);
    await allow(`eilig_${setting}`);
    await alterSystem(`set ${setting} = off`);
    try {
      expect(await refusal(provideDatabase(external(url(`eilig_${setting}`, database))))).toContain(
        `ausgeschaltet ist: ${setting}`,
      );
    } finally {
      await alterSystem(`reset ${setting}`);
    }
  });

  it('refuses a role whose commits are not waited for', async () => {
    const database = await arrange(['fluechtig', 'createrole']);
    await allow('fluechtig');
    await withClient(server.connection, (client) =>
      client.query('alter role fluechtig set synchronous_commit = off'),
    );
    expect(await refusal(provideDatabase(external(url('fluechtig', database))))).toContain(
      'synchronous_commit',
    );
  });

  it('says in one sentence that log-in, database or server are not there', async () => {
    const database = await arrange(['echt', 'createrole']);
    expect(await refusal(provideDatabase(external(url('echt', database, 'geheim2'))))).toContain(
      'lehnt die Anmeldung',
    );
    expect(await refusal(provideDatabase(external(url('echt', 'nirgends'))))).toContain(
      'gibt es die Datenbank',
    );
    expect(await refusal(provideDatabase(external('postgres://u:geheim@127.0.0.1:1/d')))).toContain(
      '127.0.0.1:1 ist nicht erreichbar (ECONNREFUSED)',
    );
    expect(await refusal(provideDatabase(external('postgres://u:geheim@nirgends.invalid/d')))).toContain(
      'nirgends.invalid:5432 ist nicht erreichbar',
    );
  });

  it('refuses a server that is too old', async () => {
    const old = await oldServer(140_011);
    try {
      const { port } = old.address() as AddressInfo;
      expect(await refusal(provideDatabase(external(`postgres://u:geheim@127.0.0.1:${port}/d`)))).toBe(
        'Der Datenbankserver ist PostgreSQL 14, gebraucht wird mindestens Version 15.',
      );
    } finally {
      old.close();
    }
  });
});

async function alterSystem(change: string): Promise<void> {
  await withClient(server.connection, async (client) => {
    await client.query(`alter system ${change}`);
    await client.query('select pg_reload_conf()');
    const name = change.split(' ')[1];
    const wanted = change.startsWith('set') ? 'off' : 'on';
    for (let waited = 0; waited < 100; waited++) {
      // A session learns of the new setting with the next statement after the signal.
      const { rows } = await client.query(`select current_setting('${name}') as value`);
      if ((rows[0] as { value: string }).value === wanted) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`${change} had no effect`);
  });
}
