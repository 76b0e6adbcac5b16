import { Injectable } from '@nestjs/common';
import { audit } from '@app/audit';
import { Database, loaded, type Tx, type UserActor } from '@app/platform';
import type { CaseResponse, FollowUpResponse } from './case.dto.js';

const CASE = `
  select c.id, c.number, c.state, c.concern, c.opened_on::text as "openedOn", c.closed_on::text as "closedOn",
    c.close_reason as "closeReason", c.responsible_worker_id as "responsibleWorkerId", u.display_name as "responsibleWorkerName",
    c.person_id as "personId", p.family_name as "familyName", p.given_names as "givenNames",
    p.native_script_name as "nativeScriptName", p.date_of_birth as "dateOfBirth", l.code as "preferredLanguage",
    p.interpreter_needed as "interpreterNeeded", c.version
  from case_file c join person p on p.id = c.person_id left join app_user u on u.id = c.responsible_worker_id
    left join person_language l on l.person_id = p.id and l.preferred
  where c.id = $1`;
const FOLLOW_UPS = `
  select f.id, f.due_on::text as "dueOn", f.reason, f.assigned_to as "assignedTo", a.display_name as "assignedToName",
    f.done_at as "doneAt", d.display_name as "doneByName", f.version
  from follow_up f join app_user a on a.id = f.assigned_to left join app_user d on d.id = f.done_by
  where f.case_id = $1 order by f.done_at is not null, f.due_on, f.id`;

@Injectable()
export class CaseQueries {
  constructor(private readonly database: Database) {}

  /** Opens a case; that it was opened is logged. */
  async open(actor: UserActor, id: string): Promise<CaseResponse> {
    return this.database.as(actor, async (tx) => {
      const found = await readCase(tx, id);
      await audit(tx, {
        action: 'view',
        objectType: 'case',
        objectId: id,
        caseId: id,
        personId: found.personId,
        fields: ['case', 'identity', 'preferredLanguage', 'followUps'],
      });
      return found;
    });
  }
}

/** A case with its Wiedervorlagen, the open ones first. */
export async function readCase(tx: Tx, id: string): Promise<CaseResponse> {
  const found = loaded(await tx.query<Omit<CaseResponse, 'followUps'>>(CASE, [id]));
  const followUps = await tx.query<Omit<FollowUpResponse, 'doneAt'> & { doneAt: Date | null }>(FOLLOW_UPS, [
    id,
  ]);
  return { ...found, followUps: followUps.map((f) => ({ ...f, doneAt: f.doneAt?.toISOString() ?? null })) };
}
