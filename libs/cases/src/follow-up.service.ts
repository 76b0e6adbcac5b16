import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { audit } from '@app/audit';
import { isCaseWorker } from '@app/identity';
import { Database, guarded, InvalidField, loaded, once, requestHash, type UserActor } from '@app/platform';
import type {
  AddFollowUpRequest,
  CaseResponse,
  CompleteFollowUpRequest,
  CreatedFollowUp,
} from './case.dto.js';
import { readCase } from './case.queries.js';
import { FollowUp } from './follow-up.entity.js';

@Injectable()
export class FollowUpService {
  constructor(private readonly database: Database) {}

  /** @throws InvalidField when it is assigned to nobody of the case team */
  async add(
    actor: UserActor,
    caseId: string,
    request: AddFollowUpRequest,
    key: string | null,
  ): Promise<CreatedFollowUp> {
    return this.database.as(actor, async (tx) => {
      const found = loaded(
        await tx.query<{ worker: string | null; personId: string }>(
          'select responsible_worker_id as worker, person_id as "personId" from case_file where id = $1',
          [caseId],
        ),
      );
      const assignedTo = request.assignedTo ?? found.worker ?? actor.userId;
      if (!(await isCaseWorker(tx, assignedTo))) throw new InvalidField('/assignedTo', 'invalidChoice');
      const { dueOn, reason } = request;
      const made = await once(
        tx,
        key,
        () => requestHash(`followUp.add ${caseId}`, request),
        randomUUID(),
        async (id) => {
          await tx.manager.insert(FollowUp, {
            id,
            caseId,
            dueOn,
            reason,
            assignedTo,
            createdBy: actor.userId,
          });
          await audit(tx, {
            action: 'create',
            objectType: 'followUp',
            objectId: id,
            caseId,
            personId: found.personId,
            fields: ['dueOn', 'reason', 'assignedTo'],
          });
        },
      );
      return { id: made.id };
    });
  }

  /** @throws VersionConflict when somebody else has completed it */
  async complete(
    actor: UserActor,
    caseId: string,
    id: string,
    request: CompleteFollowUpRequest,
  ): Promise<CaseResponse> {
    return this.database.as(actor, async (tx) => {
      const result = await tx.manager
        .createQueryBuilder()
        .update(FollowUp)
        .set({ doneAt: () => 'now()', doneBy: actor.userId, version: () => 'version + 1' })
        .where('id = :id and case_id = :caseId and version = :version and done_at is null', {
          id,
          caseId,
          version: request.version,
        })
        .execute();
      await guarded(result.affected ? [true] : [], () =>
        tx.query('select version from follow_up where id = $1 and case_id = $2', [id, caseId]),
      );
      const found = await readCase(tx, caseId);
      await audit(tx, {
        action: 'change',
        objectType: 'followUp',
        objectId: id,
        caseId,
        personId: found.personId,
        fields: ['doneAt'],
      });
      return found;
    });
  }
}
