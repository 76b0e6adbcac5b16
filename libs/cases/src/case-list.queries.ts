import { Injectable } from '@nestjs/common';
import { audit } from '@app/audit';
import { Clock, Database, decodeCursor, page, PAGE_SIZE, type UserActor } from '@app/platform';
import type {
  CaseList,
  CaseListItem,
  CaseWorkItem,
  CaseWorkList,
  CaseWorkListRequest,
  ListCasesRequest,
} from './case.dto.js';

const LIST = `
  select c.id, c.number, c.state, c.person_id as "personId", p.family_name as "familyName", p.given_names as "givenNames",
    c.opened_on::text as "openedOn", u.display_name as "responsibleWorkerName",
    (select count(*) from station s where s.case_id = c.id and s.state in ('completed', 'dropped'))::int as "stationsDone",
    (select count(*) from station s where s.case_id = c.id)::int as "stationsTotal"
  from case_file c join person p on p.id = c.person_id left join app_user u on u.id = c.responsible_worker_id
  where ($1::uuid is null or c.responsible_worker_id = $1)
    and (case when $2::text is null then c.state <> 'closed' else c.state = $2 end)
    and ($3::text is null or c.number < $3)
  order by c.number desc limit $4`;

const MOST = 200;
/**
 * Documents that end within 8 weeks, stations overdue or waiting for the office, waivers that end within 30 days, deadlines of
 * recognition from 14 days before and papers for it missing for 30 days (as REMIND_DAYS_BEFORE and PAPERS_DAYS in
 * recognition.rules.ts), and what waits for a second person, whoever but the one ($3) who did the first part.
 */
const WORK = `
  select * from (
    select 'followUp' as kind, f.id, c.id as "caseId", c.number as "caseNumber", p.id as "personId", p.family_name as "familyName",
      p.given_names as "givenNames", f.due_on::text as "dueOn", f.reason as text, f.version
    from follow_up f join case_file c on c.id = f.case_id join person p on p.id = c.person_id
    where f.done_at is null and ($1::uuid is null or f.assigned_to = $1)
    union all
    select 'document', p.id, c.id, c.number, p.id, p.family_name, p.given_names, r.valid_until::text, r.status, null
    from case_file c join person p on p.id = c.person_id
      join lateral (select status, valid_until from residence_status where person_id = p.id order by recorded_at desc limit 1) r
        on r.valid_until <= $2::date + 56
    where c.state <> 'closed' and ($1::uuid is null or c.responsible_worker_id = $1)
    union all
    select 'station', s.id, c.id, c.number, p.id, p.family_name, p.given_names, s.deadline_on::text, s.code, null
    from station s join case_file c on c.id = s.case_id join person p on p.id = s.person_id
    where s.slip_active and s.state in ('open', 'inProgress', 'attention') and (s.state = 'attention' or s.deadline_on < $2)
      and c.state <> 'closed' and ($1::uuid is null or c.responsible_worker_id = $1)
    union all
    select 'waiver', w.id, c.id, c.number, p.id, p.family_name, p.given_names, w.valid_until::text, '', null
    from waiver w join case_file c on c.id = w.case_id join person p on p.id = w.person_id
    where w.state = 'active' and w.valid_until between $2 and $2::date + 30 and c.state <> 'closed'
      and ($1::uuid is null or c.responsible_worker_id = $1)
    union all
    select 'waiverSignatories', w.id, c.id, c.number, p.id, p.family_name, p.given_names, $2::text, '', null
    from waiver w join case_file c on c.id = w.case_id join person p on p.id = w.person_id
    where w.state = 'active' and not w.suffices and w.valid_until >= $2 and c.state <> 'closed'
      and ($1::uuid is null or c.responsible_worker_id = $1)
    union all
    select 'waiverAge', w.id, c.id, c.number, p.id, p.family_name, p.given_names, a.day::text, a.years::text, null
    from waiver w join case_file c on c.id = w.case_id join person p on p.id = w.person_id, lateral (
      select years, (p.date_of_birth::date + make_interval(years => years))::date as day
      from unnest(array[18, 14]) as years where length(p.date_of_birth) = 10) a
    where w.state = 'active' and w.suffices and w.valid_until >= $2 and a.day > w.signed_on and a.day <= $2 and c.state <> 'closed'
      and ($1::uuid is null or c.responsible_worker_id = $1)
    union all
    select d.kind, r.id, c.id, c.number, p.id, p.family_name, p.given_names, d.due_on::text, r.occupation_text, null
    from recognition_procedure r join case_file c on c.id = r.case_id join person p on p.id = r.person_id, lateral (
      select 'recognitionReceipt' as kind, r.receipt_due_on as due_on where r.stage = 'applied' and r.receipt_confirmed_on is null
      union all
      select 'recognitionDecision', r.decision_due_on where r.stage in ('applied', 'receipt_confirmed') and r.decided_on is null
    ) d
    where d.due_on <= $2::date + 14 and c.state <> 'closed' and ($1::uuid is null or c.responsible_worker_id = $1)
    union all
    select 'recognitionPapers', r.id, c.id, c.number, p.id, p.family_name, p.given_names, (r.stage_since + 30)::text, r.occupation_text, null
    from recognition_procedure r join case_file c on c.id = r.case_id join person p on p.id = r.person_id
    where r.stage = 'documents_collecting' and r.stage_since + 30 < $2::date and c.state <> 'closed'
      and ($1::uuid is null or c.responsible_worker_id = $1)
      and exists (select from recognition_document d where d.procedure_id = r.id and d.state in ('missing', 'requested'))
    union all
    select 'secondPerson', x.id, c.id, c.number, p.id, p.family_name, p.given_names, x.since::text, '', null
    from (
      select w.id, w.case_id, max(d.stored_at at time zone 'Europe/Berlin')::date as since, (array_agg(d.stored_by order by d.stored_at desc))[1] as first
      from waiver w join waiver_document d on d.waiver_id = w.id and d.kind = 'scan' where w.state = 'awaiting' group by w.id
      union all
      select id, case_id, (created_at at time zone 'Europe/Berlin')::date, created_by from disclosure
      where needs_second and confirmed_at is null and ended_at is null and valid_until >= $2
    ) x join case_file c on c.id = x.case_id join person p on p.id = c.person_id
    where x.first <> $3 and c.state <> 'closed'
    union all
    select 'case', c.id, c.id, c.number, p.id, p.family_name, p.given_names, c.opened_on::text, '', null
    from case_file c join person p on p.id = c.person_id
    where c.responsible_worker_id is null and c.state <> 'closed'
  ) w order by "dueOn" nulls last, "caseNumber", kind limit ${MOST + 1}`;

@Injectable()
export class CaseListQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Cases, newest first; closed ones only when asked for. That so many were listed is logged. */
  async list(actor: UserActor, request: ListCasesRequest): Promise<CaseList> {
    const before = decodeCursor(request.cursor, 'text');
    const worker = request.scope === 'mine' ? actor.userId : null;
    return this.database.as(actor, async (tx) => {
      const rows = await tx.query<CaseListItem>(LIST, [
        worker,
        request.state ?? null,
        before?.[0] ?? null,
        PAGE_SIZE + 1,
      ]);
      const list = page(rows, PAGE_SIZE, (last) => [last.number]);
      await audit(tx, {
        action: 'search',
        objectType: 'case',
        fields: [request.scope],
        detail: { shown: list.items.length, persons: list.items.map((i) => i.personId) },
      });
      return list;
    });
  }

  /** What waits for the case team, the most urgent first; whom it showed is logged. */
  async workList(actor: UserActor, request: CaseWorkListRequest): Promise<CaseWorkList> {
    const worker = request.scope === 'mine' ? actor.userId : null;
    return this.database.as(actor, async (tx) => {
      const rows = await tx.query<CaseWorkItem>(WORK, [worker, this.clock.today(), actor.userId]);
      const items = rows.slice(0, MOST);
      await audit(tx, {
        action: 'search',
        objectType: 'case',
        fields: ['workList', request.scope],
        detail: { shown: items.length, persons: [...new Set(items.map((i) => i.personId))] },
      });
      return { items, more: rows.length > MOST };
    });
  }
}
