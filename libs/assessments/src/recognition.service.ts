import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CaseClosed } from '@app/cases';
import {
  Clock,
  Database,
  guarded,
  InvalidField,
  InvalidInput,
  loaded,
  once,
  requestHash,
  type Tx,
  type UserActor,
} from '@app/platform';
import type {
  AddRecognitionRequest,
  SaveRecognitionRequest,
  SetRecognitionDocumentRequest,
  StepRecognitionRequest,
} from './recognition.dto.js';
import { RecognitionStepNotAllowed } from './recognition.errors.js';
import { logRecognition } from './recognition.log.js';
import type { CreatedRecognition, RecognitionResponse } from './recognition-response.dto.js';
import {
  dateProblems,
  datesAfter,
  mayStepRecognition,
  RECOGNITION_DOCUMENTS,
  type RecognitionStage,
} from './recognition.rules.js';
import { datesOf, FACT_COLUMNS, factsOf } from './recognition-input.js';
import { duesOf } from './recognition-deadline.rules.js';
import { readRecognition } from './recognition.sql.js';

const OWN = ['id', 'case_id', 'person_id', 'created_by', 'stage', 'stage_since'];
const ADD = `
  insert into recognition_procedure (${[...OWN, ...FACT_COLUMNS].join(', ')})
  values (${[...OWN, ...FACT_COLUMNS].map((_, n) => `$${n + 1}`).join(', ')})`;
const SAVE = `
  update recognition_procedure set ${FACT_COLUMNS.map((column, n) => `${column} = $${n + 3}`).join(', ')},
    version = version + 1, updated_at = clock_timestamp()
  where id = $1 and version = $2 returning version`;
const STEP = `
  update recognition_procedure set stage = $3, stage_since = $4, application_date = $5, receipt_confirmed_on = $6, complete_on = $7,
    decided_on = $8, receipt_due_on = $9, decision_due_on = $10, version = version + 1, updated_at = clock_timestamp()
  where id = $1 and version = $2 returning version`;
const EVENT =
  'insert into recognition_event (procedure_id, from_stage, to_stage, on_day, note, by_user) values ($1, $2, $3, $4, $5, $6)';

/** Recognition procedures: begun, kept up to date, led from stage to stage. */
@Injectable()
export class RecognitionService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws CaseClosed, InvalidInput when dates contradict one another or a rule does not fit */
  async add(
    actor: UserActor,
    caseId: string,
    request: AddRecognitionRequest,
    key: string | null,
  ): Promise<CreatedRecognition> {
    const today = this.clock.today();
    const since = request.stageSince ?? today;
    if (since > today) throw new InvalidField('/stageSince', 'inFuture');
    return this.database.as(actor, async (tx) => {
      const { personId, closed } = loaded(
        await tx.query<{ personId: string; closed: boolean }>(
          `select person_id as "personId", state = 'closed' as closed from case_file where id = $1`,
          [caseId],
        ),
      );
      const hash = () => requestHash(`recognition.add ${caseId}`, request);
      const made = await once(tx, key, hash, randomUUID(), async (id) => {
        if (closed) throw new CaseClosed();
        const facts = await factsOf(tx, request, request.stage, datesOf(request), today);
        await tx.query(ADD, [id, caseId, personId, actor.userId, request.stage, since, ...facts]);
        await tx.query(
          'insert into recognition_document (procedure_id, kind, updated_by) select $1, kind, $3 from unnest($2::text[]) as kind',
          [id, RECOGNITION_DOCUMENTS, actor.userId],
        );
        await tx.query(EVENT, [id, null, request.stage, since, null, actor.userId]);
        await logRecognition(tx, { id, caseId, personId }, 'create', {
          fields: Object.keys(request),
          detail: { stage: request.stage },
        });
      });
      return { id: made.id };
    });
  }

  /** Puts the facts anew; the stage stays. @throws CaseClosed, InvalidInput, VersionConflict */
  async save(
    actor: UserActor,
    caseId: string,
    id: string,
    { version, ...input }: SaveRecognitionRequest,
  ): Promise<RecognitionResponse> {
    return this.database.as(actor, async (tx) => {
      const found = await locked(tx, caseId, id);
      const facts = await factsOf(tx, input, found.stage, datesOf(input), this.clock.today());
      const rows = await tx.query(SAVE, [id, version, ...facts]);
      await guarded(rows, async () => [found]);
      await logRecognition(tx, found, 'change', { fields: Object.keys(input) });
      return readRecognition(tx, caseId, id);
    });
  }

  /** @throws CaseClosed, RecognitionStepNotAllowed, InvalidField when the day lies ahead or before the last step, VersionConflict */
  async step(
    actor: UserActor,
    caseId: string,
    id: string,
    { version, stage, onDay, completeOn, note }: StepRecognitionRequest,
  ): Promise<RecognitionResponse> {
    const today = this.clock.today();
    return this.database.as(actor, async (tx) => {
      const found = await locked(tx, caseId, id);
      await guarded(found.version === version ? [found] : [], async () => [found]);
      if (!mayStepRecognition(found.stage, stage)) throw new RecognitionStepNotAllowed(found.stage, stage);
      if (onDay > today) throw new InvalidField('/onDay', 'inFuture');
      const former = await readRecognition(tx, caseId, id);
      if (onDay < former.stageSince) throw new InvalidField('/onDay', 'beforeLastStep');
      const dates = datesAfter({ ...former, completeOn: completeOn ?? former.completeOn }, stage, onDay);
      const problems = dateProblems(dates, today);
      if (problems.length > 0)
        throw new InvalidInput(
          problems.map(({ pointer, code }) => ({
            pointer: pointer === '/completeOn' ? pointer : '/onDay',
            code,
          })),
        );
      const { applicationDate, receiptConfirmedOn, decidedOn } = dates;
      const { receipt, decision } = duesOf({ ...former, ...dates, stage });
      const rows = await tx.query(STEP, [
        id,
        version,
        stage,
        onDay,
        applicationDate,
        receiptConfirmedOn,
        dates.completeOn,
        decidedOn,
        receipt?.dueOn ?? null,
        decision?.dueOn ?? null,
      ]);
      await guarded(rows, async () => [found]);
      await tx.query(EVENT, [id, found.stage, stage, onDay, note ?? null, actor.userId]);
      await logRecognition(tx, found, 'change', { fields: ['stage'], detail: { stage } });
      return readRecognition(tx, caseId, id);
    });
  }

  /** How it stands with one document of the checklist. @throws CaseClosed, InvalidField, VersionConflict */
  async setDocument(
    actor: UserActor,
    caseId: string,
    id: string,
    { kind, state, onDay, version }: SetRecognitionDocumentRequest,
  ): Promise<RecognitionResponse> {
    const today = this.clock.today();
    if (onDay !== undefined && onDay > today) throw new InvalidField('/onDay', 'inFuture');
    const day = state === 'missing' ? null : (onDay ?? today);
    return this.database.as(actor, async (tx) => {
      const found = await locked(tx, caseId, id);
      const rows = await tx.query(
        `update recognition_document set state = $4, on_day = $5, version = version + 1, updated_at = clock_timestamp(), updated_by = $6
         where procedure_id = $1 and kind = $2 and version = $3 returning version`,
        [id, kind, version, state, day, actor.userId],
      );
      await guarded(rows, () =>
        tx.query('select version from recognition_document where procedure_id = $1 and kind = $2', [
          id,
          kind,
        ]),
      );
      await logRecognition(tx, found, 'change', { fields: ['documents'], detail: { kind, state } });
      return readRecognition(tx, caseId, id);
    });
  }
}

interface Locked {
  id: string;
  caseId: string;
  personId: string;
  stage: RecognitionStage;
  version: number;
}

/** One at a time works on a procedure; a closed case gets nothing new. */
async function locked(tx: Tx, caseId: string, id: string): Promise<Locked> {
  const found = loaded(
    await tx.query<Locked & { closed: boolean }>(
      `select r.id, r.case_id as "caseId", r.person_id as "personId", r.stage, r.version, c.state = 'closed' as closed
       from recognition_procedure r join case_file c on c.id = r.case_id where r.case_id = $1 and r.id = $2 for update of r`,
      [caseId, id],
    ),
  );
  if (found.closed) throw new CaseClosed();
  return found;
}
