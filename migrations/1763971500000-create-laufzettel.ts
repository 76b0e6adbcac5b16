import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, secured } from './sql-helpers.js';

/** Routes as versioned data, Laufzettel with their stations, stamps and sheets; and what of it an institution may see. */
export class CreateLaufzettel1763971500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const team = 'app_intake, app_counselor';
    await runner.query(`
      create table laufzettel_template (
        id uuid primary key default gen_random_uuid(),
        code text not null,
        version int not null,
        content jsonb not null,
        content_sha256 bytea not null,
        published_at timestamptz not null default now(),
        unique (code, version)
      );
      create table laufzettel (
        id uuid primary key default gen_random_uuid(),
        case_id uuid not null references case_file,
        person_id uuid not null references person,
        template_id uuid not null references laufzettel_template,
        route_code text not null,
        language text not null,
        state text not null default 'active' check (state in ('active', 'completed', 'withdrawn')),
        issued_on date not null,
        issued_by uuid not null references app_user,
        version int not null default 1,
        created_at timestamptz not null default now()
      );
      create index laufzettel_case on laufzettel (case_id);
      create table laufzettel_sheet (
        reference text primary key check (length(reference) = 22),
        short_code text not null unique,
        laufzettel_id uuid not null references laufzettel,
        created_at timestamptz not null default now(),
        revoked_at timestamptz
      );
      create index laufzettel_sheet_laufzettel on laufzettel_sheet (laufzettel_id);
      -- case_id and person_id never change and slip_active follows the states of slip and case by trigger: they stand here so
      -- that a work list and its policy need no detour.
      create table station (
        id uuid primary key default gen_random_uuid(),
        laufzettel_id uuid not null references laufzettel,
        case_id uuid not null references case_file,
        person_id uuid not null references person,
        institution_id uuid references institution,
        position smallint not null,
        code text not null,
        state text not null default 'open' check (state in ('open', 'inProgress', 'attention', 'completed', 'dropped')),
        deadline_on date,
        deadline_kind text check (deadline_kind in ('legal', 'agreed', 'practice')),
        deadline_basis text,
        requires_hard text[] not null default '{}',
        requires_soft text[] not null default '{}',
        missing_hard text[] not null default '{}',
        missing_soft text[] not null default '{}',
        follow_up_on date,
        last_stamp_id uuid,
        last_stamped_at timestamptz,
        slip_active boolean not null default true,
        version int not null default 1,
        created_at timestamptz not null default now(),
        unique (laufzettel_id, code),
        check ((deadline_on is null) = (deadline_kind is null))
      );
      create index station_due on station (institution_id, (coalesce(deadline_on, 'infinity'::date)), id)
        where slip_active and state in ('open', 'inProgress', 'attention');
      create index station_person on station (person_id, institution_id);
      create index station_case on station (case_id, deadline_on) where state in ('open', 'inProgress', 'attention');
      create statistics station_open (mcv) on slip_active, state from station;
      create table stamp (
        id uuid primary key default gen_random_uuid(),
        station_id uuid not null references station,
        result text not null,
        note text check (length(note) <= 280),
        follow_up_on date,
        valid_until date,
        via text not null check (via in ('digital', 'paper', 'phone')),
        stamped_on date not null,
        at timestamptz not null default clock_timestamp(),
        by_user uuid not null references app_user,
        institution_id uuid references institution,
        corrects uuid unique references stamp
      );
      create index stamp_station on stamp (station_id, at);
      create table issued_document (
        id uuid primary key default gen_random_uuid(),
        kind text not null,
        laufzettel_id uuid not null references laufzettel,
        language text not null,
        sha256 bytea not null,
        issued_at timestamptz not null default clock_timestamp(),
        issued_by uuid not null references app_user
      );
      create index issued_document_hash on issued_document (sha256);
      ${['laufzettel_template', 'laufzettel', 'laufzettel_sheet', 'station', 'stamp', 'issued_document'].map(secured).join('')}
      ${['laufzettel_template', 'stamp', 'issued_document'].map(appendOnly).join('')}

      -- A station that settles, or opens again by a correction, tells the stations that wait for it.
      create function app.station_tell_dependents() returns trigger
        language plpgsql security definer set search_path = public, pg_temp as $$
      declare
        was boolean := old.state in ('completed', 'dropped');
        is_now boolean := new.state in ('completed', 'dropped');
      begin
        if was = is_now then return null; end if;
        if is_now then
          update station set missing_hard = array_remove(missing_hard, new.code), missing_soft = array_remove(missing_soft, new.code)
          where laufzettel_id = new.laufzettel_id and (new.code = any (missing_hard) or new.code = any (missing_soft));
        else
          update station set
            missing_hard = case when new.code = any (requires_hard) then array_append(missing_hard, new.code) else missing_hard end,
            missing_soft = case when new.code = any (requires_soft) then array_append(missing_soft, new.code) else missing_soft end
          where laufzettel_id = new.laufzettel_id and (new.code = any (requires_hard) or new.code = any (requires_soft));
        end if;
        return null;
      end $$;
      create trigger station_settled after update of state on station
        for each row when (old.state is distinct from new.state) execute function app.station_tell_dependents();

      -- A slip counts while it is active and its case is not closed; a case or slip that ends closes the
      -- institutions' sight in the same transaction, one that opens again opens it.
      create function app.case_or_slip_tells_stations() returns trigger
        language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        update station s set slip_active = (l.state = 'active' and c.state <> 'closed')
        from laufzettel l join case_file c on c.id = l.case_id
        where s.laufzettel_id = l.id
          and case tg_table_name when 'case_file' then l.case_id = new.id else l.id = new.id end;
        return null;
      end $$;
      create trigger laufzettel_state after update of state on laufzettel
        for each row when (old.state is distinct from new.state) execute function app.case_or_slip_tells_stations();
      create trigger case_state after update of state on case_file
        for each row when (old.state is distinct from new.state) execute function app.case_or_slip_tells_stations();

      grant select on laufzettel_template to ${team}, app_agency;
      grant select, insert on laufzettel_template to app_system;
      create policy template_read on laufzettel_template for select to ${team}, app_agency, app_system using (true);
      create policy template_publish on laufzettel_template for insert to app_system with check (true);

      grant select, insert, update on laufzettel, laufzettel_sheet, station to ${team};
      grant select, insert on stamp, issued_document to ${team};
      create policy laufzettel_team on laufzettel to ${team} using (true) with check (true);
      create policy sheet_team on laufzettel_sheet to ${team} using (true) with check (true);
      create policy station_team on station to ${team} using (true) with check (true);
      create policy stamp_team_read on stamp for select to ${team} using (true);
      create policy stamp_team_write on stamp for insert to ${team} with check (
        by_user = (select app.user_id()) and (via <> 'digital' or institution_id = (select app.institution_id())));
      create policy document_team on issued_document to ${team} using (true) with check (issued_by = (select app.user_id()));

      -- An institution: its own stations while there is something to do at them (and for the correction window of
      -- 14 days after), of the person the name and the birth date, of the case the number. Nothing else.
      grant select on station, stamp to app_agency;
      grant update (state, follow_up_on, last_stamp_id, last_stamped_at, version) on station to app_agency;
      grant insert on stamp to app_agency;
      grant select (id, family_name, given_names, mononym, native_script_name, date_of_birth, search_text) on person to app_agency;
      grant select (id, number, responsible_worker_id) on case_file to app_agency;
      grant select (id, issued_on, state) on laufzettel to app_agency;
      create policy station_agency_read on station for select to app_agency using (
        institution_id = (select app.institution_id())
        and slip_active
        and (state in ('open', 'inProgress', 'attention') or last_stamped_at > now() - interval '14 days'));
      create policy station_agency_stamp on station for update to app_agency
        using (institution_id = (select app.institution_id())) with check (institution_id = (select app.institution_id()));
      create policy stamp_agency_read on stamp for select to app_agency using (
        exists (select from station s where s.id = station_id and s.institution_id = (select app.institution_id())));
      create policy stamp_agency_write on stamp for insert to app_agency with check (
        by_user = (select app.user_id()) and institution_id = (select app.institution_id()) and via = 'digital'
        and exists (select from station s where s.id = station_id and s.institution_id = (select app.institution_id())));
      create policy person_agency on person for select to app_agency using (
        exists (select from station s where s.person_id = person.id and s.institution_id = (select app.institution_id())));
      create policy case_agency on case_file for select to app_agency using (
        exists (select from station s where s.person_id = case_file.person_id and s.case_id = case_file.id
                and s.institution_id = (select app.institution_id())));
      create policy laufzettel_agency on laufzettel for select to app_agency using (
        exists (select from station s where s.laufzettel_id = laufzettel.id and s.institution_id = (select app.institution_id())));

      -- What a scanned sheet leads to for the asking institution: its own stations there, or nothing at all.
      create function app.stations_on_sheet(sheet text) returns setof uuid
        language sql stable security definer set search_path = public, pg_temp as $$
        select s.id from laufzettel_sheet h join station s on s.laufzettel_id = h.laufzettel_id
        where (h.reference = sheet or h.short_code = sheet) and h.revoked_at is null and s.slip_active and s.institution_id = app.institution_id()
          and (s.state in ('open', 'inProgress', 'attention') or s.last_stamped_at > now() - interval '14 days')
        order by s.position $$;
      -- Which documents to bring is written in the template; which template it was tells a residence status and is
      -- therefore looked up for the own station only.
      create function app.template_of_station(station_id uuid) returns uuid
        language sql stable security definer set search_path = public, pg_temp as $$
        select l.template_id from station s join laufzettel l on l.id = s.laufzettel_id
        where s.id = station_id and s.slip_active and s.institution_id = app.institution_id() $$;
      revoke execute on function app.stations_on_sheet(text), app.template_of_station(uuid) from public;
      grant execute on function app.stations_on_sheet(text), app.template_of_station(uuid) to app_agency;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function app.stations_on_sheet(text), app.template_of_station(uuid);
      drop trigger case_state on case_file;
      drop policy person_agency on person;
      drop policy case_agency on case_file;
      revoke all on person, case_file from app_agency;
      drop table issued_document, stamp, station, laufzettel_sheet, laufzettel, laufzettel_template;
      drop function app.station_tell_dependents(), app.case_or_slip_tells_stations()`);
  }
}
