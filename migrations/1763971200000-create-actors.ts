import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ACTOR_ROLES } from './sql-helpers.js';

/** Database roles of the actors, and the functions that say within a transaction who acts. */
export class CreateActors1763971200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const role of ACTOR_ROLES) {
      // Roles belong to the whole server: another database may have made them, at this very moment too.
      await runner.query(`do $$ begin
        if not exists (select from pg_roles where rolname = '${role}') then create role ${role} nologin; end if;
      exception when duplicate_object or unique_violation then null; end $$`);
      await runner.query(`do $$ begin
        if not pg_has_role('anlaufstelle_app', '${role}', 'member') then grant ${role} to anlaufstelle_app; end if;
      end $$`);
    }
    const all = ACTOR_ROLES.join(', ');
    await runner.query(`
      create extension if not exists pg_trgm with schema public;
      create schema app;
      revoke all on schema public from public;
      grant usage on schema app, public to anlaufstelle_app, ${all};

      create function app.user_id() returns uuid language sql stable
        as $$ select nullif(current_setting('app.user_id', true), '')::uuid $$;
      create function app.institution_id() returns uuid language sql stable
        as $$ select nullif(current_setting('app.institution_id', true), '')::uuid $$;
      create function app.session_id() returns uuid language sql stable
        as $$ select nullif(current_setting('app.session_id', true), '')::uuid $$;
      create function app.actor_role() returns text language sql stable
        as $$ select nullif(current_setting('app.role', true), '') $$;

      create function app.refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
      end $$;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema app cascade');
  }
}
