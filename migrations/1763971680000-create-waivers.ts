import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, secured } from './sql-helpers.js';

/**
 * Waivers with recipients, signatures and documents, and disclosures on a statute. What has been put before somebody to
 * sign never changes again, and nothing becomes active with a signature missing: the database itself sees to both.
 */
export class CreateWaivers1763971680000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const team = 'app_intake, app_counselor';
    const oversight = 'app_supervisor, app_dpo';
    await runner.query(`
      do $$ begin
        if not exists (select from pg_roles where rolname = 'app_signing') then create role app_signing nologin; end if;
      exception when duplicate_object or unique_violation then null; end $$;
      do $$ begin
        if not pg_has_role('anlaufstelle_app', 'app_signing', 'member') then grant app_signing to anlaufstelle_app; end if;
      end $$;
      grant usage on schema app, public, audit to app_signing;

      create function app.today() returns date language sql stable
        as $$ select (now() at time zone 'Europe/Berlin')::date $$;

      create unique index case_file_of_person on case_file (id, person_id);
      create table waiver (
        id uuid primary key default gen_random_uuid(),
        case_id uuid not null references case_file,
        person_id uuid not null references person,
        reference text not null unique check (length(reference) = 22),
        state text not null default 'draft' check (state in ('draft', 'awaiting', 'active', 'revoked', 'superseded', 'discarded')),
        supersedes uuid references waiver,
        -- Names and addresses as they stood when it was put before somebody: what is read is what is signed and sealed.
        snapshot jsonb,
        language text not null,
        template_version int not null,
        purposes text[] not null check (cardinality(purposes) > 0),
        purpose_text text,
        other_text text,
        valid_until date not null,
        custody text not null default 'none' check (custody in ('none', 'joint', 'sole', 'guardianship', 'legal_support')),
        guardians jsonb not null default '[]',
        exception text check (exception in ('daily', 'insight')),
        exception_reason text,
        explained_language text not null,
        interpreter jsonb,
        identity_document text,
        way text check (way in ('screen', 'paper')),
        signed_on date,
        activated_at timestamptz,
        ended_at timestamptz,
        ended_by uuid references app_user,
        copy_handed_on date,
        -- False once a corrected birth date asks for others to sign than have (app.birth_corrected); the gate asks it each time.
        suffices boolean not null default true,
        version int not null default 1,
        created_at timestamptz not null default now(),
        created_by uuid not null references app_user,
        updated_at timestamptz not null default now(),
        foreign key (case_id, person_id) references case_file (id, person_id),
        check ((exception is null) = (exception_reason is null)),
        check (state not in ('active', 'revoked', 'superseded') or way is not null),
        check ((state in ('active', 'revoked', 'superseded')) = (activated_at is not null)),
        check ((state in ('revoked', 'superseded')) = (ended_at is not null))
      );
      create index waiver_case on waiver (case_id, created_at desc);
      create index waiver_person on waiver (person_id) where state = 'active';
      create index waiver_ending on waiver (valid_until) where state = 'active';
      create table waiver_recipient (
        id uuid primary key default gen_random_uuid(),
        waiver_id uuid not null references waiver,
        institution_id uuid not null references institution,
        -- Its kind at that time: an Ausländerbehörde stays one for this waiver.
        institution_type text not null default '',
        position smallint not null,
        direction text not null check (direction in ('to_recipient', 'from_recipient', 'both')),
        categories text[] not null check (cardinality(categories) > 0),
        revoked_at timestamptz,
        revoked_by uuid references app_user,
        unique (waiver_id, institution_id)
      );
      create index waiver_recipient_institution on waiver_recipient (institution_id, waiver_id) where revoked_at is null;
      create table waiver_signature (
        id uuid primary key default gen_random_uuid(),
        waiver_id uuid not null references waiver,
        position smallint not null,
        role text not null,
        name text not null,
        -- Interpreter and worker declare what they did; they do not agree to anything in the person's place (DECLARING_ROLES).
        consents boolean not null generated always as (role not in ('interpreter', 'worker')) stored,
        -- The worker signs for themselves: nobody else of the team can.
        user_id uuid references app_user,
        signed_at timestamptz,
        drawing text,
        health boolean not null default false,
        health_drawing text,
        immigration boolean not null default false,
        unique (waiver_id, position),
        check ((health_drawing is null) or health),
        check ((role = 'worker') = (user_id is not null)),
        check (consents or not (health or immigration))
      );
      -- The sealed form, and the scan of one signed with ink. Bytes are kept as they were handed out.
      create table waiver_document (
        id uuid primary key default gen_random_uuid(),
        waiver_id uuid not null references waiver,
        kind text not null check (kind in ('sealed', 'scan')),
        media_type text not null,
        sha256 bytea not null,
        content bytea not null,
        check (sha256 = sha256(content)),
        check (media_type in ('application/pdf', 'image/jpeg', 'image/png') and (kind <> 'sealed' or media_type = 'application/pdf')),
        stored_at timestamptz not null default clock_timestamp(),
        stored_by uuid references app_user
      );
      create unique index waiver_document_sealed on waiver_document (waiver_id) where kind = 'sealed';
      create index waiver_document_waiver on waiver_document (waiver_id);
      create index waiver_document_hash on waiver_document (sha256);
      -- One signature is asked for by a link that opens nothing else; only its hash is kept.
      create table signing_link (
        token_hash bytea primary key,
        signature_id uuid not null references waiver_signature,
        expires_at timestamptz not null,
        closed_at timestamptz,
        created_at timestamptz not null default now(),
        created_by uuid not null references app_user,
        check (expires_at <= created_at + interval '31 minutes')
      );
      create index signing_link_signature on signing_link (signature_id);
      create table disclosure (
        id uuid primary key default gen_random_uuid(),
        case_id uuid not null references case_file,
        person_id uuid not null references person,
        institution_id uuid not null references institution,
        categories text[] not null check (cardinality(categories) > 0),
        basis text not null,
        reason text not null,
        needs_second boolean not null,
        person_informed_on date,
        not_informed_reason text,
        valid_until date not null,
        confirmed_at timestamptz,
        confirmed_by uuid references app_user,
        ended_at timestamptz,
        ended_by uuid references app_user,
        version int not null default 1,
        created_at timestamptz not null default now(),
        created_by uuid not null references app_user,
        foreign key (case_id, person_id) references case_file (id, person_id),
        check (needs_second or not (basis in ('kkg_4', 'stgb_138', 'stgb_34', 'aufenthg_87') or 'health' = any (categories))),
        check (valid_until <= created_at::date + 91),
        check (confirmed_by <> created_by),
        check ((confirmed_at is null) = (confirmed_by is null)),
        check ((person_informed_on is null) <> (not_informed_reason is null))
      );
      create index disclosure_case on disclosure (case_id, created_at desc);
      create index disclosure_institution on disclosure (institution_id, person_id) where ended_at is null;
      ${['waiver', 'waiver_recipient', 'waiver_signature', 'waiver_document', 'signing_link', 'disclosure'].map(secured).join('')}
      ${appendOnly('waiver_document')}

      -- From "awaiting" on the content is what people read and sign: only what happens to it afterwards may be written.
      create function app.waiver_stands() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then raise exception 'a waiver is never deleted here' using errcode = 'restrict_violation'; end if;
        if new.supersedes is not null and not exists (select from waiver w where w.id = new.supersedes and w.case_id = new.case_id) then
          raise exception 'a waiver replaces one of its own case' using errcode = 'restrict_violation'; end if;
        if tg_op = 'INSERT' then
          if new.state <> 'draft' or num_nonnulls(new.way, new.signed_on, new.activated_at, new.ended_at, new.ended_by, new.copy_handed_on, new.snapshot) > 0
          then raise exception 'a waiver begins as a draft' using errcode = 'restrict_violation'; end if;
          return new;
        end if;
        if old.state <> 'draft' and (
          (new.case_id, new.person_id, new.reference, new.supersedes, new.language, new.template_version, new.purposes,
           new.purpose_text, new.other_text, new.custody, new.guardians, new.exception, new.exception_reason,
           new.explained_language, new.interpreter, new.identity_document, new.created_by)
          is distinct from
          (old.case_id, old.person_id, old.reference, old.supersedes, old.language, old.template_version, old.purposes,
           old.purpose_text, old.other_text, old.custody, old.guardians, old.exception, old.exception_reason,
           old.explained_language, old.interpreter, old.identity_document, old.created_by)
          -- It may end earlier, with its case; never later.
          or new.valid_until > old.valid_until or (new.snapshot is distinct from old.snapshot and new.state <> 'draft'))
        then raise exception 'a waiver does not change once it is put before somebody' using errcode = 'restrict_violation'; end if;
        if old.activated_at is not null and (new.way, new.signed_on, new.activated_at) is distinct from (old.way, old.signed_on, old.activated_at)
          or old.ended_at is not null and (new.ended_at, new.ended_by) is distinct from (old.ended_at, old.ended_by)
        then raise exception 'what has happened to a waiver stays' using errcode = 'restrict_violation'; end if;
        if new.state <> old.state then
          if not (case old.state
            when 'draft' then new.state in ('awaiting', 'discarded')
            when 'awaiting' then new.state in ('draft', 'active', 'discarded')
            when 'active' then new.state in ('revoked', 'superseded') else false end)
          then raise exception 'waiver: % does not follow %', new.state, old.state using errcode = 'restrict_violation'; end if;
          if new.state = 'awaiting' and new.snapshot is null then
            raise exception 'what is put before somebody is kept as it is' using errcode = 'restrict_violation'; end if;
          if new.state = 'active' and (
            not exists (select from waiver_signature s where s.waiver_id = new.id)
            or exists (select from waiver_signature s where s.waiver_id = new.id and s.signed_at is null)
            or not exists (select from waiver_document d where d.waiver_id = new.id and d.kind = 'sealed')
            or (new.way = 'paper' and not exists (select from waiver_document d where d.waiver_id = new.id and d.kind = 'scan'
              and d.stored_by <> app.user_id())))
          then raise exception 'a waiver opens nothing before all have signed, it is sealed, and a second person has seen the paper' using errcode = 'restrict_violation'; end if;
          -- A scan shows what was signed: a draft made of it again could be changed under the signature.
          if new.state = 'draft' and (exists (select from waiver_signature s where s.waiver_id = new.id and s.signed_at is not null)
            or exists (select from waiver_document d where d.waiver_id = new.id))
          then raise exception 'somebody has signed already' using errcode = 'restrict_violation'; end if;
          if new.state in ('revoked', 'superseded') then
            new.ended_at := clock_timestamp();
            new.ended_by := app.user_id();
          end if;
        end if;
        return new;
      end $$;
      create trigger waiver_stands before insert or update or delete on waiver for each row execute function app.waiver_stands();

      create function app.waiver_part_stands() returns trigger language plpgsql as $$
      declare
        whole waiver;
      begin
        select * into whole from waiver w where w.id = coalesce(new.waiver_id, old.waiver_id);
        if tg_op in ('INSERT', 'DELETE') then
          if whole.state is distinct from 'draft' then raise exception '% of a waiver that is no draft', tg_table_name using errcode = 'restrict_violation'; end if;
          if tg_op = 'INSERT' and tg_table_name = 'waiver_recipient' then
            new.institution_type := (select i.type from institution i where i.id = new.institution_id);
          end if;
          return coalesce(new, old);
        end if;
        if tg_table_name = 'waiver_recipient' then
          if (new.waiver_id, new.institution_id, new.institution_type, new.position, new.direction, new.categories)
             is distinct from (old.waiver_id, old.institution_id, old.institution_type, old.position, old.direction, old.categories)
             or old.revoked_at is not null
          then raise exception 'a recipient is only ever revoked' using errcode = 'restrict_violation'; end if;
          new.revoked_at := clock_timestamp();
          new.revoked_by := app.user_id();
        else
          if (new.waiver_id, new.position, new.role, new.name, new.user_id) is distinct from (old.waiver_id, old.position, old.role, old.name, old.user_id)
             or old.signed_at is not null or whole.state <> 'awaiting'
          then raise exception 'a signature is given once' using errcode = 'restrict_violation'; end if;
        end if;
        return new;
      end $$;
      create trigger recipient_stands before insert or update or delete on waiver_recipient for each row execute function app.waiver_part_stands();
      create trigger signature_stands before insert or update or delete on waiver_signature for each row execute function app.waiver_part_stands();

      create function app.scan_belongs() returns trigger language plpgsql as $$
      begin
        if new.kind = 'scan' and not exists (select from waiver w where w.id = new.waiver_id and w.state = 'awaiting') then
          raise exception 'a scan is of a waiver that waits for signatures' using errcode = 'restrict_violation'; end if;
        return new;
      end $$;
      create trigger scan_belongs before insert on waiver_document for each row execute function app.scan_belongs();

      create function app.disclosure_stands() returns trigger language plpgsql as $$
      begin
        if (new.case_id, new.person_id, new.institution_id, new.categories, new.basis, new.reason, new.needs_second,
            new.valid_until, new.created_by)
           is distinct from (old.case_id, old.person_id, old.institution_id, old.categories, old.basis, old.reason,
            old.needs_second, old.valid_until, old.created_by)
           or (new.person_informed_on, new.not_informed_reason, new.created_at) is distinct from (old.person_informed_on, old.not_informed_reason, old.created_at)
           or old.ended_at is not null
           or (old.confirmed_at is not null and (new.confirmed_at, new.confirmed_by) is distinct from (old.confirmed_at, old.confirmed_by))
           or (new.confirmed_by is distinct from old.confirmed_by and new.confirmed_by is distinct from app.user_id())
        then raise exception 'a disclosure is only confirmed or ended' using errcode = 'restrict_violation'; end if;
        return new;
      end $$;
      create trigger disclosure_stands before update on disclosure for each row execute function app.disclosure_stands();

      -- No way to a signature, a seal or an active waiver but through the functions below.
      grant select on waiver, waiver_recipient, waiver_signature, waiver_document, signing_link, disclosure to ${team};
      grant insert (id, case_id, person_id, reference, language, template_version, purposes, purpose_text, other_text, valid_until, custody,
        guardians, exception, exception_reason, explained_language, interpreter, identity_document, supersedes, created_by) on waiver to ${team};
      grant update (state, reference, snapshot, language, purposes, purpose_text, other_text, valid_until, custody, guardians, exception,
        exception_reason, explained_language, interpreter, identity_document, supersedes, copy_handed_on, version, updated_at) on waiver to ${team};
      grant insert (waiver_id, position, institution_id, direction, categories), update (revoked_at), delete on waiver_recipient to ${team};
      grant insert (waiver_id, position, role, name, user_id), delete on waiver_signature to ${team};
      grant insert (waiver_id, kind, media_type, sha256, content, stored_by) on waiver_document to ${team};
      grant insert (token_hash, signature_id, expires_at, created_by), update (closed_at), delete on signing_link to ${team};
      grant insert (id, case_id, person_id, institution_id, categories, basis, reason, needs_second, person_informed_on, not_informed_reason,
        valid_until, created_by), update (confirmed_at, confirmed_by, ended_at, ended_by, version) on disclosure to ${team};
      create policy waiver_team on waiver for select to ${team} using (true);
      create policy waiver_team_create on waiver for insert to ${team} with check (created_by = (select app.user_id()));
      create policy waiver_team_change on waiver for update to ${team} using (true) with check (true);
      create policy recipient_team on waiver_recipient to ${team} using (true) with check (true);
      create policy signature_team on waiver_signature to ${team} using (true) with check (user_id is null or user_id = (select app.user_id()));
      create policy waiver_document_team on waiver_document to ${team} using (true) with check (kind = 'scan' and stored_by = (select app.user_id()));
      create policy signing_link_team on signing_link to ${team} using (true) with check (true);
      create policy disclosure_team on disclosure for select to ${team} using (true);
      create policy disclosure_team_create on disclosure for insert to ${team} with check (created_by = (select app.user_id()));
      create policy disclosure_team_change on disclosure for update to ${team} using (true) with check (true);
      grant select on disclosure to ${oversight};
      create policy disclosure_oversight on disclosure for select to ${oversight} using (true);
      grant select, delete on signing_link to app_system;
      create policy signing_link_clean on signing_link for all to app_system using (true);

      -- Who signs on the screen is nobody of the program: what they may read and write is what their link leads to.
      grant insert (action, object_type, object_id, person_id, case_id, fields, detail) on audit.log to app_signing;
      grant execute on function audit.digest_of(audit.log) to app_signing;
      create policy log_write_signing on audit.log for insert to app_signing
        with check (object_type = 'waiver' and action in ('sign', 'decline'));`);
    await runner.query(GATE);
    await runner.query(SIGNING);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger case_reopened on case_file;
      drop policy person_release on person;
      drop policy contact_release on person_contact;
      drop policy language_release on person_language;
      drop policy residence_release on residence_status;
      drop policy case_release on case_file;
      revoke all on person_contact, person_language, residence_status from app_agency;
      drop trigger birth_corrected on person;
      drop function app.birth_corrected(), app.required_roles(int, text, jsonb, text), app.age_at_least(text, date);
      drop function app.case_reopened(), app.confirm_paper(uuid, bytea, date, boolean, boolean, bytea, bytea), app.supersede(uuid), app.cannot_begin(waiver),
        app.signatories_fit(waiver, date), app.waiver_snapshot(uuid), app.could_see(waiver_recipient);
      drop function app.verify_waiver(text), app.close_link(bytea), app.signing_form(bytea), app.waiver_form(uuid), app.give_signature(bytea, text, boolean, text, boolean, bytea, bytea);
      drop function app.person_releases(uuid), app.ended_releases(), app.released_persons(), app.released_facts(uuid), app.released(uuid, text), app.released_ids(text), app.released_cases(), app.current_residence(uuid);
      drop view app.release_in_force;
      drop policy log_write_signing on audit.log;
      revoke all on audit.log from app_signing;
      drop table disclosure, signing_link, waiver_document, waiver_signature, waiver_recipient, waiver;
      drop function app.waiver_stands(), app.waiver_part_stands(), app.disclosure_stands(), app.scan_belongs(), app.ends_with_case(date), app.today();
      drop index case_file_of_person`);
  }
}

/**
 * The gate: which institution may see which category of whose data today, and why. Row-level security, the program's
 * queries and the matrix on the person's page all ask this one view, through the functions below; nobody reads it directly.
 */
const GATE = `
  -- A waiver outlives its case by three months, to settle what is under way (as MONTHS_AFTER_CASE in waiver.rules.ts); null while the case runs.
  create function app.ends_with_case(closed_on date) returns date language sql immutable
    as $$ select (closed_on + interval '3 months')::date $$;

  create view app.release_in_force as
  select r.institution_id, w.person_id, w.case_id, c.category, 'waiver' as basis, w.id as basis_id, w.activated_at as since,
    least(w.valid_until, app.ends_with_case(k.closed_on)) as until
  from waiver w join waiver_recipient r on r.waiver_id = w.id join case_file k on k.id = w.case_id
    join institution i on i.id = r.institution_id, unnest(r.categories) as c (category)
  where w.state = 'active' and w.suffices and exists (select from waiver_signature s where s.waiver_id = w.id)
    and r.revoked_at is null and r.direction in ('to_recipient', 'both')
    and app.today() <= least(w.valid_until, app.ends_with_case(k.closed_on))
    and (c.category <> 'health' or not exists (select from waiver_signature s where s.waiver_id = w.id and s.consents and not s.health))
    and ('immigration_authority' not in (i.type, r.institution_type)
      or not exists (select from waiver_signature s where s.waiver_id = w.id and s.consents and not s.immigration))
  union all
  select d.institution_id, d.person_id, d.case_id, c.category, 'law', d.id, coalesce(d.confirmed_at, d.created_at), d.valid_until
  from disclosure d, unnest(d.categories) as c (category)
  where d.ended_at is null and app.today() <= d.valid_until and (not d.needs_second or d.confirmed_at is not null);

  -- May the acting institution see this category of this person now? Asked by every policy below.
  create function app.released(person uuid, wanted text) returns boolean
    language sql stable security definer set search_path = app, pg_temp as $$
    select exists (select from release_in_force f
      where f.institution_id = app.institution_id() and f.person_id = person and f.category = wanted) $$;

  -- The set is asked for once a statement, not once a row, and only when no station of one's own shows the row already.
  create function app.released_ids(wanted text) returns setof uuid
    language sql stable security definer set search_path = app, pg_temp as $$
    select f.person_id from release_in_force f where f.institution_id = app.institution_id() and f.category = wanted $$;
  create function app.released_cases() returns setof uuid
    language sql stable security definer set search_path = app, pg_temp as $$
    select f.case_id from release_in_force f where f.institution_id = app.institution_id() $$;
  create policy person_release on person for select to app_agency using (id in (select app.released_ids('identity')));
  create policy case_release on case_file for select to app_agency using (id in (select app.released_cases()));
  grant select (person_id, street, house_number, postal_code, place, phone) on person_contact to app_agency;
  create policy contact_release on person_contact for select to app_agency using (app.released(person_id, 'identity'));
  grant select (person_id, position, code, preferred) on person_language to app_agency;
  create policy language_release on person_language for select to app_agency using (app.released(person_id, 'language_school'));
  grant select (person_id, status, document, valid_until, permit_condition_text, recorded_at) on residence_status to app_agency;
  -- The status as it is; what it was before is nobody's business.
  create function app.current_residence(person uuid) returns uuid
    language sql stable security definer set search_path = public, pg_temp as $$
    select r.id from residence_status r where r.person_id = person order by r.recorded_at desc limit 1 $$;
  create policy residence_release on residence_status for select to app_agency
    using (app.released(person_id, 'residence') and id = app.current_residence(person_id));

  -- Everybody of whom the acting institution may see anything, with what and until when.
  create function app.released_persons() returns table (person_id uuid, case_id uuid, category text, basis text, basis_id uuid, until date)
    language sql stable security definer set search_path = app, pg_temp as $$
    select f.person_id, f.case_id, f.category, f.basis, f.basis_id, f.until from release_in_force f
    where f.institution_id = app.institution_id() $$;

  -- Facts that stand in tables with data of several categories, each only where its category is released.
  create function app.released_facts(person uuid) returns jsonb
    language sql stable security definer set search_path = app, public, pg_temp as $$
    select jsonb_strip_nulls(jsonb_build_object(
      'interpreterNeeded', case when app.released(p.id, 'language_school') then p.interpreter_needed end,
      -- The note itself may tell of violence: an institution learns that it must ask before it gets in touch.
      'askBeforeContact', case when app.released(p.id, 'identity') then c.safe_contact_note is not null end,
      'householdRelation', case when app.released(p.id, 'family') then p.household_relation end,
      'appointments', case when app.released(p.id, 'appointments') then (
        select coalesce(jsonb_agg(jsonb_build_object('code', s.code, 'state', s.state, 'deadlineOn', s.deadline_on,
          'followUpOn', s.follow_up_on, 'institutionName', i.name) order by l.created_at, s.position), '[]')
        from station s join laufzettel l on l.id = s.laufzettel_id left join institution i on i.id = s.institution_id
        where s.slip_active and s.case_id in (select f.case_id from release_in_force f
          where f.institution_id = app.institution_id() and f.person_id = p.id and f.category = 'appointments')) end,
      -- What the waivers in force allow the use for; a statute speaks for itself.
      'purposes', (select jsonb_agg(distinct coalesce(case when x.purpose = 'other' then w.purpose_text end, x.purpose))
        from waiver w, unnest(w.purposes) as x (purpose)
        where w.id in (select f.basis_id from release_in_force f
          where f.institution_id = app.institution_id() and f.person_id = p.id and f.basis = 'waiver')),
      'other', case when app.released(p.id, 'other') then (
        select string_agg(distinct w.other_text, E'\\n') from waiver w join release_in_force f on f.basis_id = w.id
        where f.institution_id = app.institution_id() and f.person_id = p.id and f.category = 'other') end))
    from person p left join person_contact c on c.person_id = p.id where p.id = person $$;

  -- Whether a recipient ever saw anything: not with data flowing the other way, a tick or a signature missing.
  create function app.could_see(r waiver_recipient) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
    select r.direction in ('to_recipient', 'both')
      and (r.institution_type <> 'immigration_authority' or not exists (select from waiver_signature s where s.waiver_id = r.waiver_id and s.consents and not s.immigration))
      and (r.categories <> '{health}' or not exists (select from waiver_signature s where s.waiver_id = r.waiver_id and s.consents and not s.health)) $$;

  -- What the acting institution could see until lately and no longer may: no name, no content.
  create function app.ended_releases() returns table (case_number text, ended_on date, why text)
    language sql stable security definer set search_path = public, pg_temp as $$
    select k.number, max(x.on_day), (array_agg(x.why order by x.on_day desc))[1]
    from (
      select w.case_id, (r.revoked_at at time zone 'Europe/Berlin')::date as on_day, 'revoked' as why
      from waiver_recipient r join waiver w on w.id = r.waiver_id
      where r.institution_id = app.institution_id() and r.revoked_at is not null and w.activated_at is not null and app.could_see(r)
      union all
      select w.case_id, w.valid_until + 1, 'expired' from waiver_recipient r join waiver w on w.id = r.waiver_id
      where r.institution_id = app.institution_id() and r.revoked_at is null and w.state = 'active' and w.valid_until < app.today() and app.could_see(r)
    ) x join case_file k on k.id = x.case_id
    where x.on_day > app.today() - 30
      and not exists (select from app.release_in_force f where f.case_id = x.case_id and f.institution_id = app.institution_id())
    group by k.number $$;

  -- For the case team: who may see what of a person today, and when that institution last looked.
  create function app.person_releases(person uuid)
    returns table (institution_id uuid, case_id uuid, category text, basis text, basis_id uuid, since timestamptz, until date, last_seen timestamptz)
    language sql stable security definer set search_path = app, pg_temp as $$
    select f.institution_id, f.case_id, f.category, f.basis, f.basis_id, f.since, f.until,
      (select max(l.at) from audit.log l where l.person_id = person and l.institution_id = f.institution_id
        and l.action = 'view' and l.object_type = 'release' and f.category = any (l.fields))
    from release_in_force f where f.person_id = person $$;

  revoke execute on function app.released(uuid, text), app.released_ids(text), app.released_cases(), app.released_persons(), app.released_facts(uuid),
    app.ended_releases(), app.person_releases(uuid), app.current_residence(uuid), app.could_see(waiver_recipient) from public;
  grant execute on function app.released(uuid, text), app.released_ids(text), app.released_cases(), app.released_persons(), app.released_facts(uuid),
    app.ended_releases(), app.current_residence(uuid) to app_agency;
  grant execute on function app.person_releases(uuid) to app_intake, app_counselor;
  grant execute on function app.today() to app_agency, app_intake, app_counselor, app_supervisor, app_dpo, app_signing, app_system;`;

/** What a signing link leads to, and the one thing that can be done with it. */
const SIGNING = `
  -- Everything the form of a waiver says, for the case team and for whoever is to sign it.
  create function app.waiver_form(waiver uuid) returns jsonb
    language sql stable security definer set search_path = public, pg_temp as $$
    select jsonb_build_object(
      'id', w.id, 'caseId', w.case_id, 'personId', w.person_id, 'version', w.version, 'reference', w.reference, 'state', w.state,
      'supersedes', w.supersedes, 'language', w.language, 'templateVersion', w.template_version, 'purposes', w.purposes,
      'purposeText', w.purpose_text, 'otherText', w.other_text, 'validUntil', w.valid_until, 'custody', w.custody,
      'guardians', w.guardians, 'exception', w.exception, 'exceptionReason', w.exception_reason,
      'explainedLanguage', w.explained_language, 'interpreter', w.interpreter, 'identityDocument', w.identity_document,
      'way', w.way, 'suffices', w.suffices, 'bornOn', p.date_of_birth, 'signedOn', w.signed_on, 'activatedAt', w.activated_at, 'endedAt', w.ended_at, 'copyHandedOn', w.copy_handed_on,
      'createdAt', w.created_at, 'workerName', u.display_name, 'caseNumber', k.number, 'caseClosedOn', k.closed_on,
      'person', jsonb_build_object('familyName', p.family_name, 'givenNames', p.given_names, 'nativeScriptName', p.native_script_name,
        'dateOfBirth', p.date_of_birth, 'street', c.street, 'houseNumber', c.house_number, 'postalCode', c.postal_code, 'place', c.place),
      'office', jsonb_build_object('name', o.name, 'street', o.street, 'postalCode', o.postal_code, 'place', o.place, 'phone', o.phone, 'email', o.email),
      'recipients', (select jsonb_agg(jsonb_build_object('id', r.id, 'institutionId', r.institution_id, 'name', i.name, 'unit', i.unit,
        'type', i.type, 'street', i.street, 'postalCode', i.postal_code, 'place', i.place, 'direction', r.direction,
        'categories', r.categories, 'revokedAt', r.revoked_at) || coalesce(w.snapshot -> 'institutions' -> r.institution_id::text, '{}') order by r.position)
        from waiver_recipient r join institution i on i.id = r.institution_id where r.waiver_id = w.id),
      'signatures', coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'position', s.position, 'role', s.role, 'name', s.name, 'userId', s.user_id,
        'signedAt', s.signed_at, 'drawing', s.drawing, 'health', s.health, 'healthDrawing', s.health_drawing,
        'immigration', s.immigration) order by s.position) from waiver_signature s where s.waiver_id = w.id), '[]'),
      'documents', coalesce((select jsonb_agg(jsonb_build_object('kind', d.kind, 'sha256', encode(d.sha256, 'hex'),
        'mediaType', d.media_type, 'storedAt', d.stored_at, 'storedBy', d.stored_by) order by d.stored_at)
        from waiver_document d where d.waiver_id = w.id), '[]')) || coalesce(w.snapshot - 'institutions', '{}')
    from waiver w join case_file k on k.id = w.case_id join person p on p.id = w.person_id join institution o on o.is_central_office
      join app_user u on u.id = w.created_by left join person_contact c on c.person_id = p.id
    where w.id = $1 $$;

  -- Names and addresses of a form, to be kept from the moment it is put before somebody.
  create function app.waiver_snapshot(waiver uuid) returns jsonb
    language sql stable security definer set search_path = public, pg_temp as $$
    select jsonb_build_object('person', f -> 'person', 'office', f -> 'office', 'workerName', f -> 'workerName',
      'institutions', (select jsonb_object_agg(r ->> 'institutionId', jsonb_build_object('name', r -> 'name', 'unit', r -> 'unit',
        'type', r -> 'type', 'street', r -> 'street', 'postalCode', r -> 'postalCode', 'place', r -> 'place'))
        from jsonb_array_elements(f -> 'recipients') r))
    from app.waiver_form($1) f $$;

  -- The form whose signature this link asks for. Nothing for a link that is over.
  create function app.signing_form(link bytea) returns table (form jsonb, signature_id uuid, remaining int)
    language sql stable security definer set search_path = public, pg_temp as $$
    select app.waiver_form(s.waiver_id), s.id,
      (select count(*) from waiver_signature o where o.waiver_id = s.waiver_id and o.signed_at is null)::int
    from signing_link l join waiver_signature s on s.id = l.signature_id join waiver w on w.id = s.waiver_id
    where l.token_hash = link and l.closed_at is null and l.expires_at > now() and s.signed_at is null and w.state = 'awaiting'
      and exists (select from case_file c where c.id = w.case_id and c.state <> 'closed') $$;

  -- A closed case begins nothing, and what a waiver was to replace must still be there.
  create function app.cannot_begin(w waiver) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from case_file c where c.id = w.case_id and c.state = 'closed')
      or (w.supersedes is not null and not exists (select from waiver o where o.id = w.supersedes and o.state = 'active')) $$;
  create function app.supersede(former uuid) returns void
    language sql security definer set search_path = public, pg_temp as $$
    update waiver w set state = 'superseded', version = w.version + 1, updated_at = now() where w.id = former and w.state = 'active' $$;

  -- Completed years on a day, the lower bound where the birth date is not exact (as ageAtLeast in partial-date.rules.ts).
  create function app.age_at_least(birth text, on_day date) returns int language sql immutable as $$
    select floor((extract(year from on_day) * 10000 + extract(month from on_day) * 100 + extract(day from on_day) - case length(birth)
      when 4 then birth::int * 10000 + 1231
      when 7 then replace(birth, '-', '')::int * 100
        + extract(day from make_date(left(birth, 4)::int, right(birth, 2)::int, 1) + interval '1 month' - interval '1 day')
      else replace(birth, '-', '')::int end) / 10000)::int $$;

  -- Who must sign at this age, in the order of the lines, as requiredSignatories in signatory.rules.ts (a test compares the two);
  -- null where custody or exception do not go with the age.
  create function app.required_roles(age int, custody text, guardians jsonb, exception text) returns text[] language sql immutable as $$
    select case
      when age >= 18 then case when exception is null and custody in ('none', 'legal_support') then array['person'] || g.roles end
      when custody in ('none', 'legal_support') then null
      when exception = 'insight' then case when age >= 15 then array['person'] end
      when age >= 14 then g.roles || array['person'] else g.roles end
    from (select coalesce(array_agg(x ->> 'role' order by n), '{}') from jsonb_array_elements(guardians) with ordinality as e (x, n)) as g (roles) $$;

  -- A waiver that counts was signed by those who had to on that day. With another birth date these may be others: then it opens
  -- nothing, until the date is put right or a new one is signed. Growing older changes nothing: the day of signing counts.
  create function app.birth_corrected() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    update waiver w set suffices = coalesce(app.required_roles(app.age_at_least(new.date_of_birth, w.signed_on), w.custody, w.guardians, w.exception)
        <@ (select array_agg(s.role) from waiver_signature s where s.waiver_id = w.id), false)
      where w.person_id = new.id and w.state = 'active';
    return null;
  end $$;
  create trigger birth_corrected after update of date_of_birth on person
    for each row when (old.date_of_birth is distinct from new.date_of_birth) execute function app.birth_corrected();

  -- Whether those who are to sign are still the ones who must. The person is locked: a birth date is put right before or after.
  create function app.signatories_fit(w waiver, on_day date) returns boolean
    language plpgsql security definer set search_path = public, pg_temp as $$
  declare
    birth text;
  begin
    select p.date_of_birth into birth from person p where p.id = w.person_id for share;
    return app.required_roles(app.age_at_least(birth, on_day), w.custody, w.guardians, w.exception)
      is not distinct from (select array_agg(s.role order by s.position) from waiver_signature s where s.waiver_id = w.id and s.consents);
  end $$;

  -- A second person has compared the newest scan: all signatures count as given, in ink. Nothing for whoever stored the scan;
  -- null when others had to sign on that day.
  create function app.confirm_paper(waiver uuid, scan_hash bytea, on_day date, agrees_health boolean, agrees_immigration boolean,
      sealed bytea, sealed_hash bytea) returns boolean
    language plpgsql security definer set search_path = public, pg_temp as $$
  declare
    whole waiver; scan waiver_document;
  begin
    select * into whole from waiver w where w.id = $1 for update;
    select * into scan from waiver_document d where d.waiver_id = $1 and d.kind = 'scan' order by d.stored_at desc limit 1;
    if whole.state is distinct from 'awaiting' or app.cannot_begin(whole) or scan.sha256 is distinct from scan_hash
      or scan.stored_by = app.user_id() or on_day > app.today() or on_day < whole.created_at::date
      or exists (select from waiver_signature s where s.waiver_id = $1 and s.signed_at is not null)
    then return false; end if;
    if not app.signatories_fit(whole, on_day) then return null; end if;
    update waiver_signature s set signed_at = clock_timestamp(), health = agrees_health and s.consents, immigration = agrees_immigration and s.consents
      where s.waiver_id = $1;
    insert into waiver_document (waiver_id, kind, media_type, sha256, content, stored_by)
      values ($1, 'sealed', 'application/pdf', sealed_hash, sealed, app.user_id());
    update waiver w set state = 'active', way = 'paper', signed_on = on_day, activated_at = clock_timestamp(),
      version = w.version + 1, updated_at = now() where w.id = $1;
    perform app.supersede(whole.supersedes);
    return true;
  end $$;

  -- A case reopened after its waivers had ended with it does not bring them back.
  create function app.case_reopened() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    update waiver w set valid_until = least(w.valid_until, app.ends_with_case(old.closed_on)), version = w.version + 1
      where w.case_id = new.id and w.state = 'active' and app.ends_with_case(old.closed_on) < app.today();
    return null;
  end $$;
  create trigger case_reopened after update of state on case_file
    for each row when (old.state = 'closed' and new.state <> 'closed') execute function app.case_reopened();

  -- Gives the signature; with the last one, the sealed form makes the waiver active and the one it replaces end. All or nothing:
  -- no row when the link is over, a row without a state when others must sign by now.
  create function app.give_signature(link bytea, line text, agrees_health boolean, health_line text, agrees_immigration boolean,
      sealed bytea, sealed_hash bytea)
    returns table (state text) language plpgsql security definer set search_path = public, pg_temp as $$
  declare
    asked signing_link; own waiver_signature; whole waiver; missing int;
  begin
    -- The waiver first, as everybody else locks it.
    select w.* into whole from waiver w join waiver_signature s on s.waiver_id = w.id join signing_link l on l.signature_id = s.id
      where l.token_hash = link for update of w;
    if not found then return; end if;
    select * into asked from signing_link l where l.token_hash = link for update;
    if not found or asked.closed_at is not null or asked.expires_at <= now() then return; end if;
    select * into own from waiver_signature s where s.id = asked.signature_id for update;
    if whole.state <> 'awaiting' or own.signed_at is not null or app.cannot_begin(whole)
      or (own.user_id is not null and own.user_id <> asked.created_by) then return; end if;
    if not app.signatories_fit(whole, app.today()) then return query select null::text; return; end if;
    if line is null or (agrees_health and health_line is null) then
      raise exception 'a signature is a line' using errcode = 'check_violation'; end if;
    update waiver_signature s set signed_at = clock_timestamp(), drawing = line, health = agrees_health,
      health_drawing = health_line, immigration = agrees_immigration where s.id = own.id;
    update signing_link l set closed_at = now() where l.signature_id = own.id and l.closed_at is null;
    select count(*) into missing from waiver_signature s where s.waiver_id = whole.id and s.signed_at is null;
    if (missing = 0) <> (sealed is not null) then
      raise exception 'the last signature, and it alone, brings the sealed form' using errcode = 'serialization_failure';
    end if;
    if missing = 0 then
      insert into waiver_document (waiver_id, kind, media_type, sha256, content) values (whole.id, 'sealed', 'application/pdf', sealed_hash, sealed);
      update waiver w set state = 'active', way = 'screen', signed_on = app.today(), activated_at = clock_timestamp(), version = w.version + 1,
        updated_at = now() where w.id = whole.id;
      perform app.supersede(whole.supersedes);
    end if;
    return query select w.state from waiver w where w.id = whole.id;
  end $$;

  create function app.close_link(link bytea) returns void
    language sql security definer set search_path = public, pg_temp as $$
    update signing_link l set closed_at = now() where l.token_hash = link and l.closed_at is null $$;

  -- For anybody who holds the paper: genuine or not, in force or not, by whom. No name, no content.
  create function app.verify_waiver(code text) returns table (in_force boolean, issued_by text, signed_on date, valid_until date, ended_on date)
    language sql stable security definer set search_path = public, pg_temp as $$
    select w.state = 'active' and w.suffices and app.today() <= least(w.valid_until, app.ends_with_case(k.closed_on))
        and exists (select from waiver_recipient r where r.waiver_id = w.id and r.revoked_at is null), i.name, w.signed_on, w.valid_until,
      (w.ended_at at time zone 'Europe/Berlin')::date
    from waiver w join institution i on i.is_central_office join case_file k on k.id = w.case_id
    where w.reference = code and w.activated_at is not null $$;
  revoke execute on function app.waiver_snapshot(uuid), app.cannot_begin(waiver), app.signatories_fit(waiver, date), app.supersede(uuid),
    app.confirm_paper(uuid, bytea, date, boolean, boolean, bytea, bytea), app.waiver_form(uuid), app.signing_form(bytea), app.give_signature(bytea, text, boolean, text, boolean, bytea, bytea),
    app.close_link(bytea), app.verify_waiver(text) from public;
  grant execute on function app.signing_form(bytea), app.give_signature(bytea, text, boolean, text, boolean, bytea, bytea),
    app.close_link(bytea), app.verify_waiver(text) to app_signing;
  grant execute on function app.waiver_form(uuid), app.waiver_snapshot(uuid),
    app.confirm_paper(uuid, bytea, date, boolean, boolean, bytea, bytea) to app_intake, app_counselor;`;
