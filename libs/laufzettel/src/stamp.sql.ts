/**
 * One statement stamps a station: guarded by the version the clerk saw ($2), by the states the result may be given in
 * ($3: `{"open": "completed", …}`), by the hard prerequisites ($4) and, for a correction, by the stamp it replaces ($5).
 * No row back = nothing was written at all; a used idempotency key ($15) is a violation of that table's primary key. Row-level security decides whether the station is the actor's to stamp.
 */
export const STAMP_STATION = `
  with target as (
    update station s set state = $3::jsonb ->> s.state, follow_up_on = $9, last_stamp_id = $6, version = s.version + 1
    where s.id = $1 and s.version = $2 and s.slip_active and $3::jsonb ? s.state
      and (not $4::boolean or s.missing_hard = '{}') and ($5::uuid is null or s.last_stamp_id = $5)
    returning s.id, s.case_id, s.person_id, s.institution_id, s.state, s.version),
  stamped as (
    insert into stamp (id, station_id, result, note, follow_up_on, valid_until, via, stamped_on, by_user, institution_id, corrects)
    select $6, id, $7, $8, $9, $10, $11, $12, $13, institution_id, $5 from target),
  logged as (
    insert into audit.log (action, object_type, object_id, person_id, case_id, fields, detail)
    select $14, 'station', id, person_id, case_id, '{stamp}',
      jsonb_build_object('stamp', $6::uuid, 'result', $7::text, 'via', $11::text, 'state', state, 'corrects', $5::uuid) from target),
  remembered as (
    insert into idempotency_key (user_id, key, request_hash, object_id)
    select $13, $15, $16, $6 from target where $15::text is not null)
  select version, state from target`;
