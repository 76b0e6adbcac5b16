import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secured } from './sql-helpers.js';

/** Cases with their numbers, and Wiedervorlagen. */
export class CreateCases1763971440000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const team = 'app_intake, app_counselor';
    await runner.query(`
      create table case_file (
        id uuid primary key default gen_random_uuid(),
        number text not null unique,
        person_id uuid not null references person,
        state text not null default 'open' check (state in ('open', 'resting', 'closed')),
        concern text,
        opened_on date not null,
        closed_on date,
        close_reason text,
        responsible_worker_id uuid references app_user,
        version int not null default 1,
        created_at timestamptz not null default now(),
        created_by uuid not null references app_user,
        updated_at timestamptz not null default now(),
        check ((state = 'closed') = (closed_on is not null)),
        check ((closed_on is null) = (close_reason is null))
      );
      create index case_file_person on case_file (person_id);
      create index case_file_worker on case_file (responsible_worker_id, number desc) where state <> 'closed';
      create index case_file_unassigned on case_file (number) where responsible_worker_id is null and state <> 'closed';

      create table follow_up (
        id uuid primary key default gen_random_uuid(),
        case_id uuid not null references case_file,
        due_on date not null,
        reason text not null,
        assigned_to uuid not null references app_user,
        done_at timestamptz,
        done_by uuid references app_user,
        version int not null default 1,
        created_at timestamptz not null default now(),
        created_by uuid not null references app_user
      );
      create index follow_up_case on follow_up (case_id, due_on);
      create index follow_up_due on follow_up (assigned_to, due_on) where done_at is null;
      ${['case_file', 'follow_up'].map(secured).join('')}
      grant select, insert, update on case_file, follow_up to ${team};
      create policy case_team on case_file to ${team} using (true) with check (true);
      create policy follow_up_team on follow_up to ${team} using (true) with check (true);

      grant select (id, number, person_id, state, opened_on) on case_file to app_reception;
      grant insert (id, number, person_id, concern, opened_on, responsible_worker_id, created_by) on case_file to app_reception;
      create policy case_reception_read on case_file for select to app_reception using (true);
      create policy case_reception_create on case_file for insert to app_reception with check (created_by = (select app.user_id()));

      grant select (id, number) on case_file to app_supervisor, app_dpo;
      create policy case_oversight on case_file for select to app_supervisor, app_dpo using (true);

      -- One sequence a year: numbers are unique and rise, a rolled-back transaction leaves a gap, nobody waits.
      create function app.next_case_number(prefix text, year int) returns text
        language plpgsql security definer set search_path = app, pg_temp as $$
      declare
        seq text := format('case_number_%s', year);
      begin
        if year not between 2000 and 2999 then raise exception 'year out of range'; end if;
        if to_regclass('app.' || seq) is null then
          perform pg_advisory_xact_lock(4712002);
          execute format('create sequence if not exists app.%I', seq);
        end if;
        return format('%s-%s-%s', prefix, year, lpad(nextval('app.' || seq)::text, 6, '0'));
      end $$;
      revoke execute on function app.next_case_number(text, int) from public;
      grant execute on function app.next_case_number(text, int) to app_reception, ${team};`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function app.next_case_number(text, int); drop table follow_up, case_file');
  }
}
