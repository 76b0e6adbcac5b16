import { loaded, type Tx } from '@app/platform';
import { duesOf } from './recognition-deadline.rules.js';
import type { RecognitionResponse } from './recognition-response.dto.js';
import { RECOGNITION_DOCUMENTS } from './recognition.rules.js';

const OF_CASE = `
  select r.id, r.case_id as "caseId", r.occupation_code as "occupationCode", r.occupation_text as "occupationText", r.regulation, r.rule,
    r.competent_body_id as "competentBodyId", coalesce(concat_ws(', ', i.name, i.unit), '') as "bodyName",
    r.competent_body_text as "bodyText", r.stage, r.stage_since::text as "stageSince",
    r.application_date::text as "applicationDate", r.receipt_confirmed_on::text as "receiptConfirmedOn",
    r.complete_on::text as "completeOn", r.decided_on::text as "decidedOn", r.extended_months::int as "extendedMonths",
    r.extension_reason as "extensionReason", r.language_requirement as "languageRequirement", r.funding as "fundingSource",
    (select jsonb_agg(jsonb_build_object('kind', d.kind, 'state', d.state, 'onDay', d.on_day, 'version', d.version))
       from recognition_document d where d.procedure_id = r.id) as documents,
    (select jsonb_agg(jsonb_build_object('from', e.from_stage, 'to', e.to_stage, 'onDay', e.on_day, 'note', e.note, 'at', e.at,
       'byName', u.display_name) order by e.at, e.id)
       from recognition_event e join app_user u on u.id = e.by_user where e.procedure_id = r.id) as events,
    r.version
  from recognition_procedure r left join institution i on i.id = r.competent_body_id
  where r.case_id = $1 and ($2::uuid is null or r.id = $2) order by r.created_at, r.id`;

type Row = Omit<RecognitionResponse, 'competentBody' | 'receiptDue' | 'decisionDue'> & {
  bodyName: string;
  bodyText: string | null;
};

/** The procedures of a case, the oldest first, with the deadlines that follow from their dates. */
export async function readRecognitions(
  tx: Tx,
  caseId: string,
  id: string | null = null,
): Promise<RecognitionResponse[]> {
  const rows = await tx.query<Row>(OF_CASE, [caseId, id]);
  return rows.map(({ bodyName, bodyText, ...row }) => {
    const { receipt, decision } = duesOf(row);
    return {
      ...row,
      competentBody: bodyText ?? (bodyName || null),
      receiptDue: receipt,
      decisionDue: decision,
      documents: RECOGNITION_DOCUMENTS.flatMap((kind) => row.documents.filter((d) => d.kind === kind)),
      events: row.events.map((event) => ({ ...event, at: new Date(event.at).toISOString() })),
    };
  });
}

/** One procedure, loaded by case and id together. */
export async function readRecognition(tx: Tx, caseId: string, id: string): Promise<RecognitionResponse> {
  return loaded(await readRecognitions(tx, caseId, id));
}
