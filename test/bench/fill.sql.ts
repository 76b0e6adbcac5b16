/**
 * Everything that hangs on the persons, made by PostgreSQL itself. `bench.*` are the benchmark's own tables:
 * `institution` (with a clerk and a number within its kind), `pattern` (see `fill-patterns.ts`), `worker`.
 * Rows are put in slip by slip: in which order they lie on disk decides what PostgreSQL thinks an index is worth.
 */
export const PLAN_SLIPS = `
  create unlogged table bench.slip as
    select p.n, person_id, gen_random_uuid() as case_id, gen_random_uuid() as slip_id, w.id as worker_id, x.*,
      case when settled then x.stations else floor(random() * x.stations)::int end as done
    from (select row_number() over () as n, id as person_id, random() < 0.7 as settled,
            floor(random() * (select count(distinct pattern) from bench.pattern))::int as number from person) p
      join (select distinct on (pattern) pattern, template, route, stations from bench.pattern) x on x.pattern = p.number
      join bench.worker w on w.n = p.n % (select count(*) from bench.worker)
    order by p.n;
  alter table bench.slip add settled boolean;
  update bench.slip set settled = done = stations;
  create index on bench.slip (pattern);
  analyze bench.slip`;

/** In two groups: each is one connection's work, one after the other. */
export const DEPENDENT_ROWS = [
  [
    `insert into household (id) select distinct household_id from person where household_id is not null`,
    `insert into person_contact (person_id, street, house_number, postal_code, place, ags, accommodation_type, phone,
       preferred_contact, safe_contact_note)
     select person_id, 'Beispielweg', (n % 200)::text, '38350', 'Helmstedt', '03154028', 'shared_accommodation',
       '+4915' || lpad(n::text, 9, '0'), 'phone', case when n % 20 = 0 then 'Nur vormittags anrufen' end from bench.slip`,
    `insert into person_language (person_id, position, code, preferred)
     select person_id, l.position, case l.position when 1 then (array['ara', 'ukr', 'prs', 'tur'])[1 + n % 4] else 'deu' end,
       l.position = 1 from bench.slip, generate_series(1, case when n % 3 = 0 then 1 else 2 end) as l (position)`,
    `insert into residence_status (person_id, status, document, valid_until, recorded_by, recorded_at)
     select person_id, 'GESTATTUNG', 'asylum_permission', current_date + (n % 400)::int - 60, worker_id,
       now() - interval '100 days' from bench.slip`,
    `insert into case_file (id, number, person_id, state, opened_on, closed_on, close_reason, responsible_worker_id, created_by)
     select case_id, format('HE-%s-%s', extract(year from now())::int - 1 - n % 8, lpad((n / 8 + 1)::text, 6, '0')), person_id,
       case when shut then 'closed' else 'open' end, current_date - 200, case when shut then current_date - 20 end,
       case when shut then 'completed' end, worker_id, worker_id
     from (select *, settled and n % 2 = 0 as shut from bench.slip) s`,
    `insert into laufzettel (id, case_id, person_id, template_id, route_code, language, state, issued_on, issued_by)
     select slip_id, case_id, person_id, template, route, (array['de', 'en', 'uk', 'tr', 'ar', 'fa-AF'])[1 + n % 6],
       case when settled then 'completed' else 'active' end, current_date - 100, worker_id from bench.slip`,
    `insert into laufzettel_sheet (reference, short_code, laufzettel_id)
     select translate(encode(uuid_send(gen_random_uuid()), 'base64'), '+/=', '-_'), lpad(n::text, 10, '0'), slip_id
     from bench.slip`,
  ],
  [
    `insert into station (laufzettel_id, case_id, person_id, institution_id, position, code, state, deadline_on,
       deadline_kind, requires_hard, requires_soft, missing_hard, missing_soft, last_stamp_id, settled_at, slip_active, version)
     select s.slip_id, s.case_id, s.person_id, i.id, x.position, x.code, case when stamped then 'completed' else 'open' end,
       case when x.deadline_kind is not null then current_date + ((s.n * 7 + x.position * 11) % 60)::int - 20 end,
       x.deadline_kind, x.requires_hard, x.requires_soft,
       array(select u.code from unnest(x.requires_hard, x.hard_at) as u (code, at) where u.at > s.done),
       array(select u.code from unnest(x.requires_soft, x.soft_at) as u (code, at) where u.at > s.done),
       case when stamped then gen_random_uuid() end, case when stamped then now() - (15 + s.n % 80) * interval '1 day' end,
       not s.settled, case when stamped then 2 else 1 end
     from bench.slip s join bench.pattern x on x.pattern = s.pattern
       join bench.institution i on i.type = x.type and i.number = s.n % i.of_kind,
       lateral (select x.position <= s.done as stamped) d
     order by s.n, x.position`,
    `insert into stamp (id, station_id, result, via, stamped_on, at, by_user, institution_id)
     select s.last_stamp_id, s.id, 'done', 'digital', s.settled_at::date, s.settled_at, i.clerk, s.institution_id
     from station s join bench.institution i on i.id = s.institution_id where s.last_stamp_id is not null`,
  ],
] as const;

/** As it would be there from the intake; this one goes through the log's own triggers. */
export const AUDIT_ROWS = `
  insert into audit.log (action, object_type, object_id, person_id, fields)
  select 'create', 'person', id, id, '{identity,contact,languages,residenceStatus}' from person`;

/** Definitions of all indexes that only make reading faster: filling is several times quicker without them. */
export const SECONDARY_INDEXES = `
  select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
  from pg_index i join pg_class t on t.oid = i.indrelid join pg_namespace n on n.oid = t.relnamespace
  where n.nspname in ('public', 'audit') and not i.indisunique
    and t.relname in ('person', 'residence_status', 'case_file', 'laufzettel', 'laufzettel_sheet', 'station', 'stamp', 'log')
  order by pg_relation_size(t.oid)`;

/** What has been stamped since a moment is open again, so that each measurement finds the same stock. */
export const REOPEN = `
  update station set state = 'open', version = 1, last_stamp_id = null, settled_at = null
  where settled_at >= $1 and state = 'completed' and slip_active`;
