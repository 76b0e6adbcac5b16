import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, page, PAGE_SIZE, type UserActor } from '@app/platform';
import type { AuditEntryResponse, AuditSearchResult, SearchAuditRequest } from './audit.dto.js';
import { audit } from './audit.js';

const SEARCH = `
  select l.id::text, l.at, l.actor_id as "actorId", u.display_name as "actorName", l.actor_role as "actorRole",
    i.name as "institutionName", l.action, l.object_type as "objectType", l.object_id as "objectId",
    c.number as "caseNumber", l.fields, l.detail, s.log_id is not null as sealed
  from audit.log l
    left join app_user u on u.id = l.actor_id
    left join institution i on i.id = l.institution_id
    left join case_file c on c.id = l.case_id
    left join audit.seal_item s on s.log_id = l.id
  where ($1::date is null or l.at >= ($1::date)::timestamp at time zone 'Europe/Berlin')
    and ($2::date is null or l.at < ($2::date + 1)::timestamp at time zone 'Europe/Berlin')
    and ($3::uuid is null or l.actor_id = $3)
    and ($4::uuid is null or l.institution_id = $4)
    and ($5::text is null or l.action = $5)
    and ($6::text is null or l.object_type = $6)
    and ($7::text is null or l.case_id = (select id from case_file where number = upper($7)))
    and ($8::text is null or l.actor_id in (
      select id from app_user where strpos(lower(display_name), lower($8)) > 0))
    and ($9::bigint is null or l.id < $9)
  order by l.id desc limit $10`;

/** The supervisors' and the data-protection officer's view of the log. */
@Injectable()
export class AuditQueries {
  constructor(private readonly database: Database) {}

  /** Newest first; the search itself is an event too. */
  async search(actor: UserActor, request: SearchAuditRequest): Promise<AuditSearchResult> {
    const before = decodeCursor(request.cursor, 'id');
    return this.database.as(actor, async (tx) => {
      const rows = await tx.query<AuditEntryResponse>(SEARCH, [
        request.from ?? null,
        request.to ?? null,
        request.actorId ?? null,
        request.institutionId ?? null,
        request.action ?? null,
        request.objectType ?? null,
        request.caseNumber?.trim() || null,
        request.actorName?.trim() || null,
        before?.[0] ?? null,
        PAGE_SIZE + 1,
      ]);
      const filters = Object.keys(request).filter((k) => k !== 'cursor');
      await audit(tx, { action: 'search', objectType: 'audit', fields: filters });
      return page(rows, PAGE_SIZE, (last) => [last.id]);
    });
  }
}
