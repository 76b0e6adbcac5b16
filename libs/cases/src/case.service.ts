import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { audit, givenFields } from '@app/audit';
import { isCaseWorker } from '@app/identity';
import {
  Clock,
  CONFIG,
  Database,
  guarded,
  InvalidField,
  loaded,
  once,
  requestHash,
  type Config,
  type Tx,
  type UserActor,
} from '@app/platform';
import type { CaseResponse, CreatedCase, OpenCaseRequest, UpdateCaseRequest } from './case.dto.js';
import { CaseTransitionNotAllowed } from './case.errors.js';
import { readCase } from './case.queries.js';
import { mayChangeCase, type CaseState } from './case.rules.js';

/** Opens a case ($1) with the next number. */
export const OPEN_CASE = `
  with c as (
    insert into case_file (id, number, person_id, concern, opened_on, responsible_worker_id, created_by)
    values ($1, app.next_case_number($2, $3), $4, $5, $6, $7, $8) returning number),
  a as (
    insert into audit.log (action, object_type, object_id, person_id, case_id, fields)
    values ('create', 'case', $1, $4, $1, '{number,state,responsibleWorker,concern}'))
  select number from c`;

@Injectable()
export class CaseService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Opens a case for a person already registered. */
  async open(
    actor: UserActor,
    personId: string,
    request: OpenCaseRequest,
    key: string | null,
  ): Promise<CreatedCase> {
    return this.database.as(actor, async (tx) => {
      loaded(await tx.query('select 1 from person where id = $1', [personId]));
      const made = await once(
        tx,
        key,
        () => requestHash(`case.open ${personId}`, request),
        randomUUID(),
        async (id) => {
          await this.openWithin(tx, id, personId, request, '');
        },
      );
      const { number } = loaded(
        await tx.query<{ number: string }>('select number from case_file where id = $1', [made.id]),
      );
      return { id: made.id, number };
    });
  }

  /**
   * Opens a case within the caller's transaction and gives it its number.
   *
   * @throws InvalidField when the responsible worker is no active member of the case team
   */
  async openWithin(
    tx: Tx,
    id: string,
    personId: string,
    request: OpenCaseRequest,
    prefix: string,
  ): Promise<string> {
    const actor = tx.actor as UserActor;
    const worker = request.responsibleWorkerId ?? (actor.role === 'reception' ? null : actor.userId);
    if (worker !== null && worker !== actor.userId) await assertCaseWorker(tx, worker, prefix);
    const today = this.clock.today();
    const year = Number(today.slice(0, 4));
    const rows = await tx.query<{ number: string }>(OPEN_CASE, [
      id,
      this.config.caseNumberPrefix,
      year,
      personId,
      request.concern ?? null,
      today,
      worker,
      actor.userId,
    ]);
    return loaded(rows).number;
  }

  /**
   * Changes state, responsible worker or concern.
   *
   * @throws VersionConflict, CaseTransitionNotAllowed
   * @throws InvalidField when a case is closed without a reason
   */
  async update(actor: UserActor, id: string, request: UpdateCaseRequest): Promise<CaseResponse> {
    return this.database.as(actor, async (tx) => {
      const before = loaded(
        await tx.query<{ state: CaseState; personId: string; version: number }>(
          'select state, person_id as "personId", version from case_file where id = $1 for update',
          [id],
        ),
      );
      await guarded(before.version === request.version ? [before] : [], async () => [before]);
      const state = request.state ?? before.state;
      if (state !== before.state && !mayChangeCase(before.state, state))
        throw new CaseTransitionNotAllowed(before.state, state);
      const closes = state === 'closed' && before.state !== 'closed';
      if (closes && request.closeReason === undefined) throw new InvalidField('/closeReason', 'required');
      if (request.responsibleWorkerId !== undefined)
        await assertCaseWorker(tx, request.responsibleWorkerId, '');
      await tx.query(
        `update case_file set state = $2,
           closed_on = case when $2 = 'closed' then coalesce(closed_on, $3::date) end,
           close_reason = case when $2 = 'closed' then coalesce($4, close_reason) end,
           responsible_worker_id = coalesce($5, responsible_worker_id), concern = coalesce($6, concern),
           version = version + 1, updated_at = now() where id = $1`,
        [
          id,
          state,
          this.clock.today(),
          closes ? (request.closeReason ?? null) : null,
          request.responsibleWorkerId ?? null,
          request.concern ?? null,
        ],
      );
      await audit(tx, {
        action: 'change',
        objectType: 'case',
        objectId: id,
        caseId: id,
        personId: before.personId,
        fields: givenFields(request),
        detail: { from: before.state, to: state },
      });
      return readCase(tx, id);
    });
  }
}

async function assertCaseWorker(tx: Tx, userId: string, prefix: string): Promise<void> {
  if (!(await isCaseWorker(tx, userId)))
    throw new InvalidField(`${prefix}/responsibleWorkerId`, 'invalidChoice');
}
