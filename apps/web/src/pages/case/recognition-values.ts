import {
  recognitionRuleOn,
  type RecognitionDates,
  type RecognitionFunding,
  type RecognitionResponse,
  type RecognitionRuleCode,
  type RecognitionStage,
  type Regulation,
  dateProblems,
} from '@app/assessments/shared';
import { clean } from '../../app/form/dto-problems.js';
import { today } from '../../app/format.js';

/** What the dialog holds of a procedure; empty text = not known. */
export interface RecognitionValues {
  occupationCode: string;
  occupationText: string;
  regulation: Regulation;
  rule: RecognitionRuleCode;
  competentBodyId: string;
  competentBodyText: string;
  stage: RecognitionStage;
  stageSince: string;
  applicationDate: string;
  receiptConfirmedOn: string;
  completeOn: string;
  decidedOn: string;
  extendedMonths: string;
  extensionReason: string;
  languageRequirement: string;
  fundingSource: RecognitionFunding | '';
}

export function valuesOf(item: RecognitionResponse | null): RecognitionValues {
  return {
    occupationCode: item?.occupationCode ?? '',
    occupationText: item?.occupationText ?? '',
    regulation: item?.regulation ?? 'unknown',
    rule: item?.rule ?? 'unclear',
    competentBodyId: item?.competentBodyId ?? '',
    competentBodyText: item?.competentBodyId ? '' : (item?.competentBody ?? ''),
    stage: item?.stage ?? 'interest',
    stageSince: today(),
    applicationDate: item?.applicationDate ?? '',
    receiptConfirmedOn: item?.receiptConfirmedOn ?? '',
    completeOn: item?.completeOn ?? '',
    decidedOn: item?.decidedOn ?? '',
    extendedMonths: String(item?.extendedMonths ?? 0),
    extensionReason: item?.extensionReason ?? '',
    languageRequirement: item?.languageRequirement ?? '',
    fundingSource: item?.fundingSource ?? '',
  };
}

/** Whether the rule chosen lets the authority prolong its decision. */
export function mayExtend({ rule, applicationDate, completeOn }: RecognitionValues): boolean {
  const row = recognitionRuleOn(rule, applicationDate.length === 10 ? applicationDate : today());
  return completeOn.length === 10 && row !== null && row.mayExtend;
}

/** The request to send; a procedure that is there keeps its stage and names its version. */
export function requestOf(values: RecognitionValues, item: RecognitionResponse | null): object {
  const { stage, stageSince, competentBodyText, extendedMonths, extensionReason, ...facts } = values;
  const months = mayExtend(values) ? Number(extendedMonths) : 0;
  return clean({
    ...facts,
    competentBodyText: facts.competentBodyId ? undefined : competentBodyText,
    ...(months > 0 && { extendedMonths: months, extensionReason }),
    ...(item ? { version: item.version } : { stage, stageSince }),
  }) as object;
}

const whole = (day: string): string | null => (day.length === 10 ? day : null);

export function problemsOf(values: RecognitionValues): { pointer: string; code: string }[] {
  const dates: RecognitionDates = {
    applicationDate: whole(values.applicationDate),
    receiptConfirmedOn: whole(values.receiptConfirmedOn),
    completeOn: whole(values.completeOn),
    decidedOn: whole(values.decidedOn),
  };
  return [
    ...dateProblems(dates, today()),
    ...((whole(values.stageSince) ?? '') > today() ? [{ pointer: '/stageSince', code: 'inFuture' }] : []),
  ];
}
