import { Injectable } from '@nestjs/common';
import { Database, loaded, type Tx, type UserActor } from '@app/platform';
import type { NamedOrCoded } from './answer.rules.js';
import { logRecognition } from './recognition.log.js';
import type { RecognitionList, RecognitionResponse } from './recognition-response.dto.js';
import { isThere, type RecognitionDocument } from './recognition.rules.js';
import { readRecognitions } from './recognition.sql.js';

/** A procedure by the keys of the table of fields, section `recognition`: what the form and its paper show of it. */
export interface ProcedureRow extends Pick<
  RecognitionResponse,
  | 'regulation'
  | 'competentBody'
  | 'stage'
  | 'applicationDate'
  | 'completeOn'
  | 'languageRequirement'
  | 'fundingSource'
> {
  readonly occupation: NamedOrCoded;
  readonly receiptDueOn: string | null;
  readonly decisionDueOn: string | null;
  /** What is there of the checklist. */
  readonly documents: RecognitionDocument[];
}

/** For the case team's form and its paper. The role of institutions may not read all of it: {@link releasedProceduresOf}. */
export async function proceduresOf(tx: Tx, caseId: string): Promise<ProcedureRow[]> {
  const procedures = await readRecognitions(tx, caseId);
  return procedures.map((procedure) => ({
    occupation: {
      ...(procedure.occupationCode !== null && { code: procedure.occupationCode }),
      text: procedure.occupationText,
    },
    regulation: procedure.regulation,
    competentBody: procedure.competentBody,
    stage: procedure.stage,
    applicationDate: procedure.applicationDate,
    receiptDueOn: procedure.receiptDue?.dueOn ?? null,
    completeOn: procedure.completeOn,
    decisionDueOn: procedure.decisionDue?.dueOn ?? null,
    documents: procedure.documents.filter(({ state }) => isThere(state)).map(({ kind }) => kind),
    languageRequirement: procedure.languageRequirement,
    fundingSource: procedure.fundingSource,
  }));
}

/** What row-level security shows an institution of a procedure: occupation, stage and dates. */
export type ReleasedProcedureRow = Omit<
  ProcedureRow,
  'competentBody' | 'documents' | 'languageRequirement' | 'fundingSource'
>;

const RELEASED = `
  select jsonb_strip_nulls(jsonb_build_object('code', r.occupation_code, 'text', r.occupation_text)) as occupation, r.regulation, r.stage,
    r.application_date::text as "applicationDate", r.receipt_due_on::text as "receiptDueOn", r.complete_on::text as "completeOn",
    r.decision_due_on::text as "decisionDueOn"
  from recognition_procedure r where r.case_id = $1 order by r.created_at, r.id`;

/** The same as far as an institution may see it; nothing where the category is not released for this case. */
export function releasedProceduresOf(tx: Tx, caseId: string): Promise<ReleasedProcedureRow[]> {
  return tx.query<ReleasedProcedureRow>(RELEASED, [caseId]);
}

@Injectable()
export class RecognitionQueries {
  constructor(private readonly database: Database) {}

  /** The procedures of a case, the oldest first. */
  async ofCase(actor: UserActor, caseId: string): Promise<RecognitionList> {
    return this.database.as(actor, async (tx) => {
      const { personId } = loaded(
        await tx.query<{ personId: string }>('select person_id as "personId" from case_file where id = $1', [
          caseId,
        ]),
      );
      const items = await readRecognitions(tx, caseId);
      await logRecognition(tx, { id: null, caseId, personId }, 'view', { fields: ['recognitions'] });
      return { items };
    });
  }
}
