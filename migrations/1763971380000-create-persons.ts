import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secured } from './sql-helpers.js';

/** Persons by category of data: identity, contact, languages, residence; so that grants can follow the categories. */
export class CreatePersons1763971380000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const team = 'app_intake, app_counselor';
    await runner.query(`
      create table household (
        id uuid primary key default gen_random_uuid(),
        created_at timestamptz not null default now()
      );
      create table person (
        id uuid primary key default gen_random_uuid(),
        family_name text not null check (length(family_name) between 1 and 200),
        given_names text,
        mononym boolean not null,
        native_script_name text,
        birth_name text,
        other_names text[] not null default '{}',
        date_of_birth text not null check (date_of_birth ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
        dob_uncertain boolean not null default false,
        gender text not null check (gender in ('m', 'w', 'd', 'x')),
        place_of_birth text,
        country_of_birth text,
        nationalities text[] not null default '{}',
        entry_date_germany text,
        arrived_district_on text,
        interpreter_needed boolean not null default false,
        household_id uuid references household,
        household_relation text,
        search_text text not null,
        match_keys text[] not null,
        key_version smallint not null,
        version int not null default 1,
        created_at timestamptz not null default now(),
        created_by uuid not null references app_user,
        updated_at timestamptz not null default now(),
        check (mononym = (given_names is null)),
        check ((household_id is null) = (household_relation is null))
      );
      create index person_match_keys on person using gin (match_keys) with (fastupdate = off);
      create index person_search on person using gin (search_text gin_trgm_ops);
      create index person_search_prefix on person (search_text text_pattern_ops, id);
      create index person_birth on person (date_of_birth);
      create index person_household on person (household_id) where household_id is not null;

      create table person_contact (
        person_id uuid primary key references person,
        street text, house_number text, postal_code text, place text, ags text,
        accommodation_type text,
        phone text, email text, preferred_contact text, safe_contact_note text
      );
      create table person_language (
        person_id uuid not null references person,
        position smallint not null,
        code text not null check (code ~ '^[a-z]{3}$'),
        preferred boolean not null,
        primary key (person_id, position)
      );
      create unique index person_language_preferred on person_language (person_id) where preferred;
      create table residence_status (
        id uuid primary key default gen_random_uuid(),
        person_id uuid not null references person,
        status text not null,
        document text,
        valid_until date,
        permit_condition_text text,
        recorded_at timestamptz not null default clock_timestamp(),
        recorded_by uuid not null references app_user
      );
      create index residence_status_person on residence_status (person_id, recorded_at desc);
      create index residence_status_expiry on residence_status (valid_until) where valid_until is not null;
      ${['household', 'person', 'person_contact', 'person_language', 'residence_status'].map(secured).join('')}

      grant select, insert, update on household, person, person_contact to ${team};
      grant select, insert, update, delete on person_language to ${team};
      grant select, insert on residence_status to ${team};
      create policy household_team on household to ${team} using (true) with check (true);
      create policy person_team on person to ${team} using (true) with check (true);
      create policy contact_team on person_contact to ${team} using (true) with check (true);
      create policy language_team on person_language to ${team} using (true) with check (true);
      create policy residence_team on residence_status to ${team} using (true) with check (true);

      -- Reception registers and recognises; everything else of a person is not its business.
      grant select (id, family_name, given_names, mononym, native_script_name, date_of_birth, gender, search_text, match_keys) on person to app_reception;
      grant insert (id, family_name, given_names, mononym, native_script_name, birth_name, other_names, date_of_birth, dob_uncertain,
        gender, search_text, match_keys, key_version, created_by) on person to app_reception;
      create policy person_reception_read on person for select to app_reception using (true);
      create policy person_reception_create on person for insert to app_reception with check (created_by = (select app.user_id()));`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table residence_status, person_language, person_contact, person, household');
  }
}
