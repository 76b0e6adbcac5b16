import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { hashPassword } from '@app/identity';
import { INSTITUTION_TYPES } from '@app/institutions';
import type { LaufzettelTemplate } from '@app/laufzettel';
import { withClient } from '@app/platform';
import type { BenchDatabase } from './database.js';
import { slipPatterns } from './fill-patterns.js';
import type { PersonsOrder } from './fill-persons.js';
import { AUDIT_ROWS, DEPENDENT_ROWS, PLAN_SLIPS, SECONDARY_INDEXES } from './fill.sql.js';
import { benchModule, HOOK } from './processes.js';

/** Of every account the benchmark makes. */
export const PASSWORD = 'Nur-fuer-die-Messung-7';
const INSTITUTIONS = 40;
const INTAKE_WORKERS = 10;

/** Fills the empty database with `persons` synthetic people and three stations each on average. */
export async function fill(database: BenchDatabase, persons: number): Promise<void> {
  await withClient(database.superuser, async (client) => {
    // Foreign keys hold by construction; checking each row's would take longer than everything else together.
    await client.query('set session_replication_role = replica; set synchronous_commit = off');
    await client.query('create schema bench');
    const worker = await directory(client);
    const { rows: indexes } = await client.query<{ name: string; definition: string }>(SECONDARY_INDEXES);
    await client.query(`drop index ${indexes.map((i) => i.name).join(', ')}`);
    await makePersons(database, persons, worker);
    await client.query(PLAN_SLIPS);
    await inParallel(database, DEPENDENT_ROWS);
    await client.query('set session_replication_role = origin');
    await client.query(
      `select set_config('app.user_id', $1, false), set_config('app.role', 'intake', false)`,
      [worker],
    );
    await client.query(AUDIT_ROWS);
    const definitions = indexes.map((i) => i.definition);
    await inParallel(database, [even(definitions), even(definitions.slice(1))]);
    await client.query('drop schema bench cascade');
    await client.query('vacuum (analyze)');
  });
  await database.sealAudit();
  await withClient(database.superuser, (client) => client.query('checkpoint'));
}

/** Institutions of all kinds that routes lead to, a clerk for each, and the office's intake workers. */
async function directory(client: pg.Client): Promise<string> {
  const { rows: templates } = await client.query<Pick<LaufzettelTemplate, 'id' | 'content'>>(
    'select id, content from laufzettel_template order by code',
  );
  const patterns = slipPatterns(templates);
  const kinds = INSTITUTION_TYPES.filter((type) => patterns.some((p) => p.type === type));
  const institutions = Array.from({ length: INSTITUTIONS - 1 }, (_, i) => ({
    id: randomUUID(),
    type: kinds[i % kinds.length]!,
    number: Math.floor(i / kinds.length),
    of_kind: Math.floor((INSTITUTIONS - 2 - (i % kinds.length)) / kinds.length) + 1,
    clerk: randomUUID(),
    username: `clerk-${i + 1}`,
  }));
  const office = randomUUID();
  const workers = Array.from({ length: INTAKE_WORKERS }, (_, n) => ({
    n,
    id: randomUUID(),
    username: `intake-${n + 1}`,
  }));
  await client.query(`
    create unlogged table bench.institution (id uuid, type text, number int, of_kind int, clerk uuid, username text);
    create unlogged table bench.worker (n int, id uuid, username text);
    create unlogged table bench.pattern (pattern int, template uuid, route text, stations int, position int, code text,
      type text, deadline_kind text, requires_hard text[], requires_soft text[], hard_at int[], soft_at int[]);`);
  for (const [table, rows] of Object.entries({
    institution: institutions,
    worker: workers,
    pattern: patterns,
  })) {
    await client.query(
      `insert into bench.${table} select * from json_populate_recordset(null::bench.${table}, $1::json)`,
      [JSON.stringify(rows)],
    );
  }
  await client.query(
    `insert into institution (id, name, type, is_public_body, is_central_office)
     select id, format('Institution %s', username), type, true, false from bench.institution
     union all select $1, 'Zentralstelle', 'central_office', true, true`,
    [office],
  );
  await client.query(
    `insert into app_user (id, username, display_name, role, institution_id, password_hash)
     select clerk, username, username, 'agency', id, $2 from bench.institution
     union all select id, username, username, 'intake', $1, $2 from bench.worker`,
    [office, await hashPassword(PASSWORD)],
  );
  return workers[0]!.id;
}

/** In two processes: the keys are computed by the program, not by PostgreSQL. */
async function makePersons(database: BenchDatabase, persons: number, createdBy: string): Promise<void> {
  const half = Math.ceil(persons / 20) * 10;
  await Promise.all(
    [
      [0, half],
      [half, persons],
    ].map(
      ([from, to]) =>
        new Promise<void>((resolve, reject) => {
          const child = fork(benchModule('fill-persons.ts'), { execArgv: HOOK });
          child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error('Filling failed.'))));
          const order: PersonsOrder = { connection: database.superuser, from: from!, to: to!, createdBy };
          child.send(order);
        }),
    ),
  );
}

/** Each group on a connection of its own, its statements one after the other. */
async function inParallel(database: BenchDatabase, groups: readonly (readonly string[])[]): Promise<void> {
  await Promise.all(
    groups.map((statements) =>
      withClient(database.superuser, async (client) => {
        await client.query(
          `set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '256MB'`,
        );
        for (const statement of statements) await client.query(statement);
      }),
    ),
  );
}

const even = (items: string[]): string[] => items.filter((_, i) => i % 2 === 0);
