import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, secured } from './sql-helpers.js';

/**
 * Recognition procedures of a case with the checklist of § 5 BQFG and the history of their stages. Institutions see occupation,
 * stage and dates where the category is released to them for this case; competent body, papers and notes never.
 */
export class CreateRecognition1763971800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const team = 'app_intake, app_counselor';
    const stages = `('interest', 'counselling_done', 'documents_collecting', 'translation', 'applied', 'receipt_confirmed',
      'documents_requested', 'decision_full', 'decision_partial', 'decision_compensation', 'rejected', 'measure_running', 'recognised', 'withdrawn')`;
    await runner.query(`
      create table recognition_procedure (
        id uuid primary key default gen_random_uuid(),
        case_id uuid not null references case_file,
        person_id uuid not null references person,
        occupation_code text check (length(occupation_code) between 1 and 80),
        -- In the person's words, or what the code is called.
        occupation_text text not null check (length(occupation_text) between 1 and 200),
        regulation text not null check (regulation in ('regulated', 'non_regulated_dual', 'non_regulated_academic', 'unknown')),
        rule text not null,
        competent_body_id uuid references institution,
        competent_body_text text check (length(competent_body_text) between 1 and 200),
        stage text not null check (stage in ${stages}),
        stage_since date not null,
        application_date date,
        receipt_confirmed_on date,
        complete_on date,
        decided_on date,
        extended_months smallint not null default 0 check (extended_months between 0 and 3),
        extension_reason text check (length(extension_reason) between 1 and 500),
        -- What follows from dates and rule, written by the program with every change, so that work lists can ask for it.
        receipt_due_on date,
        decision_due_on date,
        language_requirement text check (length(language_requirement) between 1 and 200),
        funding text check (funding in ('recognition_grant', 'jobcenter', 'employment_agency', 'self', 'none')),
        version int not null default 1,
        created_at timestamptz not null default clock_timestamp(),
        created_by uuid not null references app_user,
        updated_at timestamptz not null default clock_timestamp(),
        foreign key (case_id, person_id) references case_file (id, person_id),
        check (num_nonnulls(competent_body_id, competent_body_text) <= 1),
        check ((extended_months > 0) = (extension_reason is not null))
      );
      create index recognition_case on recognition_procedure (case_id, created_at);
      create index recognition_person on recognition_procedure (person_id);
      create index recognition_running on recognition_procedure (case_id)
        where stage in ('documents_collecting', 'applied', 'receipt_confirmed');
      create table recognition_document (
        procedure_id uuid not null references recognition_procedure,
        kind text not null check (kind in ('cv', 'identity', 'certificates', 'experience', 'no_earlier_application', 'intention_to_work', 'certified_translations')),
        state text not null default 'missing' check (state in ('missing', 'requested', 'there', 'translated')),
        on_day date,
        version int not null default 1,
        updated_at timestamptz not null default clock_timestamp(),
        updated_by uuid not null references app_user,
        primary key (procedure_id, kind)
      );
      create table recognition_event (
        id uuid primary key default gen_random_uuid(),
        procedure_id uuid not null references recognition_procedure,
        from_stage text check (from_stage in ${stages}),
        to_stage text not null check (to_stage in ${stages}),
        on_day date not null,
        note text check (length(note) between 1 and 500),
        at timestamptz not null default clock_timestamp(),
        by_user uuid not null references app_user
      );
      create index recognition_event_of on recognition_event (procedure_id, at);
      ${['recognition_procedure', 'recognition_document', 'recognition_event'].map(secured).join('')}
      ${appendOnly('recognition_event')}

      create function app.recognition_stands() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then raise exception 'a recognition procedure is withdrawn, never deleted' using errcode = 'restrict_violation'; end if;
        if (new.case_id, new.person_id, new.created_by, new.created_at) is distinct from (old.case_id, old.person_id, old.created_by, old.created_at)
        then raise exception 'whose a recognition procedure is does not change' using errcode = 'restrict_violation'; end if;
        return new;
      end $$;
      create trigger recognition_stands before update or delete on recognition_procedure for each row execute function app.recognition_stands();

      grant select on recognition_procedure, recognition_document, recognition_event to ${team};
      grant insert (id, case_id, person_id, occupation_code, occupation_text, regulation, rule, competent_body_id, competent_body_text, stage,
          stage_since, application_date, receipt_confirmed_on, complete_on, decided_on, extended_months, extension_reason, receipt_due_on,
          decision_due_on, language_requirement, funding, created_by),
        update (occupation_code, occupation_text, regulation, rule, competent_body_id, competent_body_text, stage, stage_since,
          application_date, receipt_confirmed_on, complete_on, decided_on, extended_months, extension_reason, receipt_due_on,
          decision_due_on, language_requirement, funding, version, updated_at) on recognition_procedure to ${team};
      grant insert (procedure_id, kind, updated_by), update (state, on_day, version, updated_at, updated_by) on recognition_document to ${team};
      grant insert (procedure_id, from_stage, to_stage, on_day, note, by_user) on recognition_event to ${team};
      create policy recognition_team on recognition_procedure for select to ${team} using (true);
      create policy recognition_team_create on recognition_procedure for insert to ${team} with check (created_by = (select app.user_id()));
      create policy recognition_team_change on recognition_procedure for update to ${team} using (true) with check (true);
      create policy recognition_document_team on recognition_document to ${team} using (true) with check (updated_by = (select app.user_id()));
      create policy recognition_event_team on recognition_event to ${team} using (true) with check (by_user = (select app.user_id()));

      -- Institutions: of the case for which the gate releases the category to them, and of no other case of the person.
      create function app.cases_releasing(wanted text) returns table (case_id uuid, person_id uuid)
        language sql stable security definer set search_path = app, pg_temp as $$
        select f.case_id, f.person_id from release_in_force f where f.institution_id = app.institution_id() and f.category = wanted $$;
      revoke execute on function app.cases_releasing(text) from public;
      grant execute on function app.cases_releasing(text) to app_agency;
      grant select (id, case_id, person_id, occupation_code, occupation_text, regulation, stage, stage_since, application_date,
        receipt_confirmed_on, complete_on, decided_on, receipt_due_on, decision_due_on, created_at) on recognition_procedure to app_agency;
      create policy recognition_release on recognition_procedure for select to app_agency
        using ((case_id, person_id) in (select r.case_id, r.person_id from app.cases_releasing('work_recognition') r));`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table recognition_event, recognition_document, recognition_procedure;
      drop function app.recognition_stands(), app.cases_releasing(text)`);
  }
}
