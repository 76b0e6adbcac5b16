import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Stations that join a running slip: what they were taken from, what to bring (they need not be on the slip's route) and why.
 * Somebody can be sent to an office again after it was settled, so a code may stand on a slip more than once.
 */
export class AddStationsLater1763971860000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table station
        -- When it joined the slip; null for those the slip was issued with.
        add column added_at timestamptz,
        -- Null: said by the route the slip was issued from.
        add column bring text[],
        add column note text check (length(note) between 1 and 280),
        add column origin_assessment_id uuid,
        add column origin_row_id uuid,
        add foreign key (origin_assessment_id, origin_row_id) references assessment_row (assessment_id, id),
        add check ((origin_assessment_id is null) = (origin_row_id is null)),
        drop constraint station_laufzettel_id_code_key;
      create index station_slip on station (laufzettel_id, code);
      create unique index station_origin on station (laufzettel_id, origin_row_id) where origin_row_id is not null;
      create index issued_document_slip on issued_document (laufzettel_id, issued_at);

      -- Of two stations with one code the last to settle frees those that wait. Their rows are the lock: two that settle at the
      -- same moment would each take the other for open.
      create or replace function app.station_tell_dependents() returns trigger
        language plpgsql security definer set search_path = public, pg_temp as $$
      declare
        was boolean := old.state in ('completed', 'dropped');
        is_now boolean := new.state in ('completed', 'dropped');
      begin
        if was = is_now then return null; end if;
        if is_now then
          if exists (select from station o where o.laufzettel_id = new.laufzettel_id and o.code = new.code and o.id <> new.id) then
            perform from station d where d.laufzettel_id = new.laufzettel_id
              and (new.code = any (d.requires_hard) or new.code = any (d.requires_soft)) order by d.id for update;
            if exists (select from station o where o.laufzettel_id = new.laufzettel_id and o.code = new.code and o.id <> new.id
                and o.state not in ('completed', 'dropped')) then return null; end if;
          end if;
          update station set missing_hard = array_remove(missing_hard, new.code), missing_soft = array_remove(missing_soft, new.code)
          where laufzettel_id = new.laufzettel_id and (new.code = any (missing_hard) or new.code = any (missing_soft));
        else
          update station set
            missing_hard = case when new.code = any (requires_hard) and not new.code = any (missing_hard)
              then array_append(missing_hard, new.code) else missing_hard end,
            missing_soft = case when new.code = any (requires_soft) and not new.code = any (missing_soft)
              then array_append(missing_soft, new.code) else missing_soft end
          where laufzettel_id = new.laufzettel_id and (new.code = any (requires_hard) or new.code = any (requires_soft));
        end if;
        return null;
      end $$;

      -- Which step of which assessment a station comes from, and the office's note, are not the institution's business.
      revoke select on station from app_agency;
      grant select (${SEEN_BY_INSTITUTIONS}) on station to app_agency;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function app.station_tell_dependents() returns trigger
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
      drop index issued_document_slip, station_slip;
      alter table station drop column added_at, drop column bring, drop column note, drop column origin_assessment_id,
        drop column origin_row_id, add constraint station_laufzettel_id_code_key unique (laufzettel_id, code);
      grant select on station to app_agency;`);
  }
}

const SEEN_BY_INSTITUTIONS = `id, laufzettel_id, case_id, person_id, institution_id, position, code, state, deadline_on, deadline_kind,
  deadline_basis, requires_hard, requires_soft, missing_hard, missing_soft, follow_up_on, last_stamp_id, settled_at, slip_active,
  bring, version, created_at`;
