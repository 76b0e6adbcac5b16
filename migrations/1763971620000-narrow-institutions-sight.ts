import type { MigrationInterface, QueryRunner } from 'typeorm';
import { counterText } from '@app/persons';

interface Named {
  id: string;
  familyName: string;
  givenNames: string | null;
  nativeScriptName: string | null;
}

const BATCH = 1000;

/**
 * What an institution sees ends when it should: 14 days after its station was settled (a correction renews nothing), for
 * changes as for reading, and at once for a slip of a closed case. At the counter it finds people by the name they
 * go by, not by birth name or further names.
 */
export class NarrowInstitutionsSight1763971620000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table station add column settled_at timestamptz;
      update station set settled_at = last_stamped_at where state in ('completed', 'dropped');

      create function app.station_settles() returns trigger language plpgsql as $$
      begin
        -- Only the office starts the 14 days anew: an institution that opens its station again goes on within them.
        new.settled_at := case
          when new.state in ('completed', 'dropped') then coalesce(old.settled_at, now())
          when current_user = 'app_agency' then old.settled_at end;
        return new;
      end $$;
      create trigger station_settles before update of state on station
        for each row when (old.state is distinct from new.state) execute function app.station_settles();

      -- Waits for whoever is closing the case at this moment; once a statement, not once a station.
      create function app.new_stations_ask_case() returns trigger
        language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        perform from case_file c where c.id in (select n.case_id from added n) order by c.id for share;
        update station s set slip_active = false from added n join case_file c on c.id = n.case_id
        where s.id = n.id and c.state = 'closed';
        return null;
      end $$;
      create trigger station_added after insert on station referencing new table as added
        for each statement execute function app.new_stations_ask_case();
      update station s set slip_active = false from case_file c where c.id = s.case_id and c.state = 'closed' and s.slip_active;

      drop policy station_agency_read on station;
      drop policy station_agency_stamp on station;
      ${agencyPolicies('settled_at')}
      ${stationsOnSheet('settled_at')}
      ${templateOfStation(visible('s.settled_at', 's.'))}
      alter table station drop column last_stamped_at;
      revoke insert on stamp from app_agency;
      grant insert (id, station_id, result, note, follow_up_on, valid_until, via, stamped_on, by_user, institution_id, corrects) on stamp to app_agency;

      alter table issued_document add column sheet_reference text references laufzettel_sheet;
      create unique index laufzettel_sheet_valid on laufzettel_sheet (laufzettel_id) where revoked_at is null;

      alter table person add column counter_text text not null default '';`);
    await fillCounterText(runner);
    await runner.query(`
      alter table person alter column counter_text drop default;
      revoke select (search_text) on person from app_agency;
      grant select (counter_text) on person to app_agency;
      grant insert (counter_text) on person to app_reception;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      revoke select (counter_text) on person from app_agency;
      grant select (search_text) on person to app_agency;
      alter table person drop column counter_text;

      alter table station add column last_stamped_at timestamptz;
      drop trigger station_settles on station;
      drop trigger station_added on station;
      update station set last_stamped_at = (select max(t.at) from stamp t where t.station_id = station.id);
      drop policy station_agency_read on station;
      drop policy station_agency_stamp on station;
      create policy station_agency_stamp on station for update to app_agency
        using (institution_id = (select app.institution_id())) with check (institution_id = (select app.institution_id()));
      create policy station_agency_read on station for select to app_agency using (${visible('last_stamped_at')});
      ${stationsOnSheet('last_stamped_at')}
      ${templateOfStation('s.slip_active and s.institution_id = app.institution_id()')}
      grant insert on stamp to app_agency;
      grant update (last_stamped_at) on station to app_agency;
      alter table issued_document drop column sheet_reference;
      drop index laufzettel_sheet_valid;
      drop function app.station_settles(), app.new_stations_ask_case();
      alter table station drop column settled_at;`);
  }
}

/** What has never been settled, and what was within the last 14 days. */
function visible(since: string, alias = ''): string {
  const settled = since.endsWith('settled_at')
    ? `${since} is null`
    : `state in ('open', 'inProgress', 'attention')`;
  return `${alias}institution_id = (select app.institution_id()) and ${alias}slip_active
    and (${settled} or ${since} > now() - interval '14 days')`;
}

function templateOfStation(condition: string): string {
  return `
    create or replace function app.template_of_station(station_id uuid) returns uuid
      language sql stable security definer set search_path = public, pg_temp as $$
      select l.template_id from station s join laufzettel l on l.id = s.laufzettel_id
      where s.id = station_id and ${condition} $$;`;
}

function agencyPolicies(since: string): string {
  return `
    create policy station_agency_read on station for select to app_agency using (${visible(since)});
    create policy station_agency_stamp on station for update to app_agency
      using (${visible(since)}) with check (institution_id = (select app.institution_id()));`;
}

function stationsOnSheet(since: string): string {
  return `
    create or replace function app.stations_on_sheet(sheet text) returns setof uuid
      language sql stable security definer set search_path = public, pg_temp as $$
      select s.id from laufzettel_sheet h join station s on s.laufzettel_id = h.laufzettel_id
      where (h.reference = sheet or h.short_code = sheet) and h.revoked_at is null and ${visible(`s.${since}`, 's.')}
      order by s.position $$;`;
}

/** In batches by id: folding names is the program's work, and a district's people need not fit into memory. */
async function fillCounterText(runner: QueryRunner): Promise<void> {
  let after: string | null = null;
  for (;;) {
    const people = (await runner.query(
      `select id, family_name as "familyName", given_names as "givenNames", native_script_name as "nativeScriptName"
       from person where $1::uuid is null or id > $1 order by id limit ${BATCH}`,
      [after],
    )) as Named[];
    if (people.length === 0) return;
    await runner.query(
      `update person p set counter_text = x.text from unnest($1::uuid[], $2::text[]) as x (id, text) where p.id = x.id`,
      [people.map((p) => p.id), people.map(counterText)],
    );
    after = people.at(-1)!.id;
  }
}
