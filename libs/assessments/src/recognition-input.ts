import { InvalidField, InvalidInput, occupationOf, type Tx } from '@app/platform';
import type { RecognitionInput } from './recognition.dto.js';
import { dateProblems, type RecognitionDates, type RecognitionStage } from './recognition.rules.js';
import { duesOf, recognitionRuleOn, rulesFor, suggestedRule } from './recognition-deadline.rules.js';

/** Facts as the table keeps them, in the order of {@link FACT_COLUMNS}. */
export const FACT_COLUMNS = [
  'occupation_code',
  'occupation_text',
  'regulation',
  'rule',
  'competent_body_id',
  'competent_body_text',
  'application_date',
  'receipt_confirmed_on',
  'complete_on',
  'decided_on',
  'extended_months',
  'extension_reason',
  'language_requirement',
  'funding',
  'receipt_due_on',
  'decision_due_on',
] as const;

/**
 * Checks what only the server can judge and puts the facts in the order of {@link FACT_COLUMNS}, with the deadlines that follow.
 *
 * @param dates the request's own, or with those that a stage brings
 * @throws InvalidInput, InvalidField
 */
export async function factsOf(
  tx: Tx,
  input: RecognitionInput,
  stage: RecognitionStage,
  dates: RecognitionDates,
  today: string,
): Promise<unknown[]> {
  const occupation = input.occupationCode === undefined ? null : occupationOf(input.occupationCode);
  if (input.occupationCode !== undefined && !occupation)
    throw new InvalidField('/occupationCode', 'invalidChoice');
  const rule = input.rule ?? suggestedRule(input.regulation, occupation?.kldb ?? null);
  if (!rulesFor(input.regulation).includes(rule)) throw new InvalidField('/rule', 'invalidChoice');
  const problems = dateProblems(dates, today);
  if (problems.length > 0) throw new InvalidInput(problems);
  const extendedMonths = input.extendedMonths ?? 0;
  const ruleRow = recognitionRuleOn(rule, dates.applicationDate ?? today);
  if (extendedMonths > 0 && !ruleRow?.mayExtend)
    throw new InvalidField('/extendedMonths', 'notByThisStatute');
  if (extendedMonths > 0 && dates.completeOn === null) throw new InvalidField('/completeOn', 'required');
  if (extendedMonths === 0 && input.extensionReason !== undefined)
    throw new InvalidField('/extendedMonths', 'required');
  await assertBody(tx, input);
  const { receipt, decision } = duesOf({ ...dates, rule, stage, extendedMonths });
  return [
    input.occupationCode ?? null,
    input.occupationText ?? occupation!.label.de,
    input.regulation,
    rule,
    input.competentBodyId ?? null,
    input.competentBodyText ?? null,
    dates.applicationDate,
    dates.receiptConfirmedOn,
    dates.completeOn,
    dates.decidedOn,
    extendedMonths,
    input.extensionReason ?? null,
    input.languageRequirement ?? null,
    input.fundingSource ?? null,
    receipt?.dueOn ?? null,
    decision?.dueOn ?? null,
  ];
}

export const datesOf = (input: RecognitionInput): RecognitionDates => ({
  applicationDate: input.applicationDate ?? null,
  receiptConfirmedOn: input.receiptConfirmedOn ?? null,
  completeOn: input.completeOn ?? null,
  decidedOn: input.decidedOn ?? null,
});

async function assertBody(tx: Tx, { competentBodyId, competentBodyText }: RecognitionInput): Promise<void> {
  if (competentBodyId === undefined) return;
  if (competentBodyText !== undefined) throw new InvalidField('/competentBodyText', 'invalidChoice');
  const found = await tx.query('select 1 from institution where id = $1 and not is_central_office', [
    competentBodyId,
  ]);
  if (found.length === 0) throw new InvalidField('/competentBodyId', 'invalidChoice');
}
