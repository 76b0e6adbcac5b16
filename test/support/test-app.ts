import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import supertest from 'supertest';
import type { DataSource } from 'typeorm';
import { hashPassword, User } from '@app/identity';
import { Institution, type InstitutionType } from '@app/institutions';
import { publishTemplates } from '@app/laufzettel';
import { createDataSource, Database, loadConfig, type Config, type Role } from '@app/platform';
import { createApp } from '../../apps/api/src/create-app.js';
import { serveApiDocument } from '../../apps/api/src/api-document.js';
import { ENTITIES } from '../../apps/api/src/entities.js';
import { TIMEOUTS } from '../../apps/api/src/open-store.js';
import { runMigrations } from '../../migrations/index.js';
import { createTestDatabase, type TestDatabase } from './template-database.js';

export const PASSWORD = 'Nur-fuer-die-Tests-7';

/** One account of each role, two at the immigration authority, one at each of two other institutions. */
export const ACCOUNTS = {
  reception: { role: 'reception', institution: 'central' },
  intake: { role: 'intake', institution: 'central' },
  counselor: { role: 'counselor', institution: 'central' },
  supervisor: { role: 'supervisor', institution: 'central' },
  dpo: { role: 'dpo', institution: 'central' },
  admin: { role: 'admin', institution: 'central' },
  abh: { role: 'agency', institution: 'immigration' },
  abh2: { role: 'agency', institution: 'immigration' },
  registry: { role: 'agency', institution: 'registration' },
  social: { role: 'agency', institution: 'social' },
  jobcenter: { role: 'agency', institution: 'jobcenter' },
} as const satisfies Record<string, { role: Role; institution: string }>;
export type Account = keyof typeof ACCOUNTS;

export const INSTITUTIONS = {
  central: 'central_office',
  immigration: 'immigration_authority',
  registration: 'registration_office',
  social: 'social_authority',
  jobcenter: 'jobcenter',
  insurer: 'health_insurer',
  employment: 'employment_agency',
  recognition: 'recognition_counselling',
} as const satisfies Record<string, InstitutionType>;
export type InstitutionKey = keyof typeof INSTITUTIONS;

export interface TestApp {
  app: NestFastifyApplication;
  config: Config;
  database: Database;
  source: DataSource;
  db: TestDatabase;
  users: Record<Account, string>;
  institutions: Record<InstitutionKey, string>;
  /** A request with no log-in. */
  http: ReturnType<typeof supertest>;
  /** A client that sends this account's bearer token. */
  as(account: Account): Promise<Client>;
  /** Every line the program has logged. */
  logLines(): string[];
  close(): Promise<void>;
}

export interface Client {
  token: string;
  get(path: string): supertest.Test;
  post(path: string, body?: object, key?: string): supertest.Test;
  put(path: string, body?: object): supertest.Test;
  patch(path: string, body?: object): supertest.Test;
  delete(path: string): supertest.Test;
}

interface Options {
  env?: NodeJS.ProcessEnv;
  poolSize?: number;
  timeouts?: Partial<typeof TIMEOUTS>;
}

/** The whole program on a database of its own. */
export async function startTestApp(options: Options = {}): Promise<TestApp> {
  const db = await createTestDatabase(runMigrations);
  const dataDir = mkdtempSync(join(tmpdir(), 'anlaufstelle-app-'));
  const config = loadConfig({ DATA_DIR: dataDir, ...options.env });
  const source = createDataSource(db.app, {
    entities: ENTITIES,
    poolSize: options.poolSize ?? 5,
    timeouts: { ...TIMEOUTS, ...options.timeouts },
  });
  await source.initialize();
  const database = new Database(source);
  await publishTemplates(database);
  const { users, institutions } = await arrangeDirectory(database);
  const lines: string[] = [];
  const sink = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  const app = await createApp({ config, source, log: pino({ level: 'trace' }, sink) });
  serveApiDocument(app, false);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const http = supertest(app.getHttpServer());
  const tokens = new Map<Account, { token: Promise<string>; until: number }>();
  const login = async (account: Account): Promise<string> => {
    const answer = await http
      .post('/api/auth/token')
      .send({ username: account, password: PASSWORD })
      .expect(200);
    return (answer.body as { accessToken: string }).accessToken;
  };
  return {
    app,
    config,
    database,
    source,
    db,
    users,
    institutions,
    http,
    as: async (account) => {
      // A token lives for five minutes, and some tests for longer.
      let known = tokens.get(account);
      if (!known || known.until < Date.now()) {
        known = { token: login(account), until: Date.now() + 4 * 60_000 };
        tokens.set(account, known);
      }
      return client(http, await known.token);
    },
    logLines: () => lines,
    close: async () => {
      await app.close();
      if (source.isInitialized) await source.destroy();
      await db.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export function client(http: ReturnType<typeof supertest>, token: string): Client {
  const authorised = (test: supertest.Test): supertest.Test => test.set('authorization', `Bearer ${token}`);
  return {
    token,
    get: (path) => authorised(http.get(path)),
    post: (path, body, key) => {
      const test = authorised(http.post(path));
      if (key) void test.set('idempotency-key', key);
      return test.send(body ?? {});
    },
    put: (path, body) => authorised(http.put(path)).send(body ?? {}),
    patch: (path, body) => authorised(http.patch(path)).send(body ?? {}),
    delete: (path) => authorised(http.delete(path)),
  };
}

async function arrangeDirectory(database: Database): Promise<Pick<TestApp, 'users' | 'institutions'>> {
  const ids = <K extends string>(keys: readonly K[]): Record<K, string> =>
    Object.fromEntries(keys.map((k) => [k, randomUUID()])) as Record<K, string>;
  const institutions = ids(Object.keys(INSTITUTIONS) as InstitutionKey[]);
  const users = ids(Object.keys(ACCOUNTS) as Account[]);
  const passwordHash = await hashPassword(PASSWORD);
  await database.as('system', async (tx) => {
    for (const [key, type] of Object.entries(INSTITUTIONS)) {
      await tx.manager.insert(Institution, {
        id: institutions[key as InstitutionKey],
        name: `Institution ${key}`,
        type,
        isPublicBody: true,
        isCentralOffice: type === 'central_office',
        agsList: [],
      });
    }
    for (const [username, { role, institution }] of Object.entries(ACCOUNTS)) {
      await tx.manager.insert(User, {
        id: users[username as Account],
        username,
        displayName: `Konto ${username}`,
        role,
        institutionId: institutions[institution],
        passwordHash,
      });
    }
  });
  return { users, institutions };
}
