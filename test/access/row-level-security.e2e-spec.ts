import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { withClient } from '@app/platform';
import { CATEGORY_MAP } from '@app/waivers';
import { arrangeCase, type Arranged } from '../support/arrange.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/** The second wall: what PostgreSQL gives to a role, whatever the program asks. */
describe('row-level security', () => {
  let test: TestApp;
  let someone: Arranged;
  let tables: string[];

  beforeAll(async () => {
    test = await startTestApp();
    someone = await arrangeCase(test, {}, ['REG', 'ABH', 'SOZ']);
    tables = await withClient(test.db.superuser, async (c) => {
      const { rows } = await c.query<{ name: string }>(
        `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'audit') and tablename <> 'schema_migration' order by 1`,
      );
      return rows.map((r) => r.name);
    });
  });
  afterAll(() => test.close());

  it('is on, and forced for the owner, on every table', async () => {
    const { rows } = await withClient(test.db.superuser, (c) =>
      c.query<{ name: string; secured: boolean }>(
        `select format('%I.%I', n.nspname, c.relname) as name, c.relrowsecurity and c.relforcerowsecurity as secured
       from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname in ('public', 'audit') and c.relname <> 'schema_migration'`,
      ),
    );
    expect(rows.length).toBeGreaterThan(15);
    expect(rows.filter((r) => !r.secured)).toEqual([]);
  });

  it('gives the application’s role without an actor no row of any table', async () => {
    await withClient(test.db.app, async (c) => {
      for (const table of tables) {
        const rows = await count(c, table);
        expect([table, rows]).toEqual([table, expect.stringMatching(/^(0|denied)$/)]);
      }
    });
  });

  it('connects as a role that owns nothing and cannot go past it', async () => {
    await withClient(test.db.app, async (c) => {
      const { rows } = await c.query(
        `select rolsuper, rolbypassrls, rolcreaterole, rolinherit, (select count(*)::int from pg_class where relowner = r.oid) as owns from pg_roles r where rolname = current_user`,
      );
      expect(rows).toEqual([
        { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolinherit: false, owns: 0 },
      ]);
    });
  });

  it('shows an institution the person of its own stations by name and birth date only', async () => {
    const abh = await sessionOf('abh');
    await asRole(abh, async (c) => {
      const { rows } = await c.query('select id, family_name, date_of_birth from person');
      expect(rows.map((r: { id: string }) => r.id)).toEqual([someone.personId]);
      for (const column of [
        'gender',
        'nationalities',
        'birth_name',
        'household_id',
        'arrived_district_on',
        'interpreter_needed',
      ]) {
        await denied(c, `select ${column} from person`);
      }
      // Open by column for what a waiver releases, and empty without one.
      for (const table of ['person_contact', 'person_language', 'residence_status']) {
        expect((await c.query(`select person_id from ${table}`)).rows).toEqual([]);
      }
      for (const column of ['safe_contact_note', 'email', 'ags', 'accommodation_type'])
        await denied(c, `select ${column} from person_contact`);
      await denied(c, 'select recorded_by from residence_status');
      for (const table of [
        'waiver',
        'waiver_recipient',
        'disclosure',
        'app.release_in_force',
        'household',
        'follow_up',
        'laufzettel_sheet',
        'issued_document',
        'audit.log',
        'session',
      ]) {
        await denied(c, `select 1 from ${table}`);
      }
      const stations = await c.query('select code from station');
      expect(stations.rows).toEqual([{ code: 'ABH' }]);
    });
  });

  it('opens to institutions the columns that the categories name, and no other of a person', async () => {
    const { rows } = await withClient(test.db.superuser, (c) =>
      c.query<{ place: string }>(
        `select table_name || '.' || column_name as place from information_schema.column_privileges
         where grantee = 'app_agency' and privilege_type = 'SELECT' and table_schema = 'public'
           and (table_name in ('person', 'person_contact', 'person_language', 'residence_status', 'household', 'follow_up')
             or (table_name like any ('{assessment%,recognition%}') and table_name <> 'assessment_field'))
         order by 1`,
      ),
    );
    const named = Object.values(CATEGORY_MAP).flatMap(({ tables: places }) =>
      Object.entries(places).flatMap(([table, columns]) => columns.map((column) => `${table}.${column}`)),
    );
    expect(rows.map((r) => r.place).toSorted()).toEqual([...new Set(named)].toSorted());
  });

  it('shows another institution nothing at all, and lets it change nothing', async () => {
    const jobcenter = await sessionOf('jobcenter');
    const station = await someone.station('ABH');
    await asRole(jobcenter, async (c) => {
      for (const sql of [
        'select id from person',
        'select id from case_file',
        'select id from station',
        'select id from stamp',
        'select id from laufzettel',
      ]) {
        expect((await c.query(sql)).rows).toEqual([]);
      }
      expect(
        (await c.query(`update station set state = 'completed' where id = '${station.id}'`)).rowCount,
      ).toBe(0);
      await denied(
        c,
        `insert into stamp (station_id, result, via, stamped_on, by_user, institution_id) values ('${station.id}', 'done', 'digital', now(), '${test.users.jobcenter}', '${test.institutions.jobcenter}')`,
      );
    });
  });

  it('lets nobody stamp in somebody else’s name or for another institution', async () => {
    const station = await someone.station('ABH');
    const abh = await sessionOf('abh');
    const row = (user: string, institution: string, via: string) =>
      `insert into stamp (station_id, result, via, stamped_on, by_user, institution_id) values ('${station.id}', 'done', '${via}', now(), '${user}', '${institution}')`;
    await asRole(abh, async (c) => {
      await denied(c, row(test.users.abh2, test.institutions.immigration, 'digital'));
      await denied(c, row(test.users.abh, test.institutions.jobcenter, 'digital'));
      await denied(c, row(test.users.abh, test.institutions.immigration, 'paper'));
      await denied(c, `update stamp set result = 'done'`);
      await denied(c, 'delete from stamp');
    });
  });

  it.each(['admin', 'supervisor', 'dpo'] as const)('shows %s nothing of a person', async (account) => {
    await asRole(await sessionOf(account), async (c) => {
      for (const table of [
        'person',
        'person_contact',
        'person_language',
        'residence_status',
        'follow_up',
        'station',
        'stamp',
        'laufzettel',
        'laufzettel_sheet',
      ]) {
        await denied(c, `select 1 from ${table}`);
      }
    });
  });

  it('shows reception name and birth date of a person, nothing more', async () => {
    await asRole(await sessionOf('reception'), async (c) => {
      expect((await c.query('select family_name, date_of_birth from person')).rowCount).toBe(1);
      await denied(c, 'select nationalities from person');
      await denied(c, 'select 1 from residence_status');
      await denied(c, 'select 1 from station');
      await denied(c, 'select concern from case_file');
    });
  });

  it('lets everybody see their own drafts only', async () => {
    const [intake, counselor] = [await test.as('intake'), await test.as('counselor')];
    await intake.put('/api/drafts/intake', { data: { familyName: 'Geheim' } }).expect(200);
    await counselor.get('/api/drafts/intake').expect(404);
    await asRole(await sessionOf('counselor'), async (c) => {
      expect((await c.query('select 1 from draft')).rows).toEqual([]);
    });
  });

  async function sessionOf(account: keyof TestApp['users']): Promise<string> {
    await test.as(account);
    return withClient(test.db.superuser, async (c) => {
      const { rows } = await c.query<{ id: string }>(
        'select id from session where user_id = $1 and revoked_at is null limit 1',
        [test.users[account]],
      );
      return rows[0]!.id;
    });
  }

  async function asRole(session: string, work: (c: pg.Client) => Promise<void>): Promise<void> {
    await withClient(test.db.app, async (c) => {
      await c.query('begin');
      await c.query(
        `select set_config('role', 'app_' || a.role, true), set_config('app.user_id', a.user_id::text, true), set_config('app.institution_id', a.institution_id::text, true) from app.session_actor($1) a`,
        [session],
      );
      await work(c);
      await c.query('rollback');
    });
  }

  async function denied(c: pg.Client, sql: string): Promise<void> {
    await c.query('savepoint attempt');
    await expect(c.query(sql)).rejects.toMatchObject({ code: '42501' });
    await c.query('rollback to attempt');
  }

  async function count(c: pg.Client, table: string): Promise<string> {
    try {
      return (await c.query<{ n: string }>(`select count(*)::text as n from ${table}`)).rows[0]!.n;
    } catch (error) {
      return (error as { code?: string }).code === '42501' ? 'denied' : String(error);
    }
  }
});
