import { addDays } from '@app/platform/shared';
import { OPTION_LISTS } from './option-lists.rules.js';

/**
 * Life of a recognition procedure (DOMAIN.md §2.12), from first interest to the decision and, where a part is missing, the
 * adaptation course or examination that makes up for it.
 */
export const RECOGNITION_STAGES = OPTION_LISTS.recognitionStage;
export type RecognitionStage = (typeof RECOGNITION_STAGES)[number];

const DECISIONS = ['decision_full', 'decision_partial', 'decision_compensation'] as const;

/** Which stage may follow which; the web UI offers exactly these. After a refusal an objection can still lead to a decision. */
export const RECOGNITION_TRANSITIONS = {
  interest: ['counselling_done', 'documents_collecting', 'applied', 'withdrawn'],
  counselling_done: ['documents_collecting', 'translation', 'applied', 'withdrawn'],
  documents_collecting: ['translation', 'applied', 'withdrawn'],
  translation: ['documents_collecting', 'applied', 'withdrawn'],
  applied: ['receipt_confirmed', 'documents_requested', ...DECISIONS, 'rejected', 'withdrawn'],
  receipt_confirmed: ['documents_requested', ...DECISIONS, 'rejected', 'withdrawn'],
  documents_requested: ['receipt_confirmed', ...DECISIONS, 'rejected', 'withdrawn'],
  decision_full: ['recognised'],
  decision_partial: ['measure_running', 'recognised', 'withdrawn'],
  decision_compensation: ['measure_running', 'recognised', 'withdrawn'],
  rejected: [...DECISIONS, 'withdrawn'],
  measure_running: ['recognised', 'rejected', 'withdrawn'],
  recognised: [],
  withdrawn: [],
} as const satisfies Record<RecognitionStage, readonly RecognitionStage[]>;

export function mayStepRecognition(from: RecognitionStage, to: RecognitionStage): boolean {
  return (RECOGNITION_TRANSITIONS[from] as readonly RecognitionStage[]).includes(to);
}

/** The long list in five words, for whoever looks at it. */
export const RECOGNITION_PHASES = {
  prepare: ['interest', 'counselling_done', 'documents_collecting', 'translation'],
  apply: ['applied', 'receipt_confirmed', 'documents_requested'],
  decide: ['decision_full', 'decision_partial', 'decision_compensation', 'rejected'],
  compensate: ['measure_running'],
  end: ['recognised', 'withdrawn'],
} as const satisfies Record<string, readonly RecognitionStage[]>;
export type RecognitionPhase = keyof typeof RECOGNITION_PHASES;

export function phaseOf(stage: RecognitionStage): RecognitionPhase {
  const phases = Object.keys(RECOGNITION_PHASES) as RecognitionPhase[];
  return phases.find((phase) => (RECOGNITION_PHASES[phase] as readonly string[]).includes(stage))!;
}

/** Documents of § 5 BQFG. */
export const RECOGNITION_DOCUMENTS = OPTION_LISTS.recognitionDocument;
export type RecognitionDocument = (typeof RECOGNITION_DOCUMENTS)[number];
export const RECOGNITION_DOCUMENT_STATES = ['missing', 'requested', 'there', 'translated'] as const;
export type RecognitionDocumentState = (typeof RECOGNITION_DOCUMENT_STATES)[number];

export const isThere = (state: RecognitionDocumentState): boolean =>
  state === 'there' || state === 'translated';

/** Dates of a procedure, as far as they are known. */
export interface RecognitionDates {
  readonly applicationDate: string | null;
  readonly receiptConfirmedOn: string | null;
  readonly completeOn: string | null;
  readonly decidedOn: string | null;
}

const DATE_NAMES = ['applicationDate', 'receiptConfirmedOn', 'completeOn', 'decidedOn'] as const;

/** What is wrong with the dates among one another; nothing of it lies ahead, and the application comes first. */
export function dateProblems(dates: RecognitionDates, today: string): { pointer: string; code: string }[] {
  return DATE_NAMES.flatMap((name) => {
    const day = dates[name];
    if (day === null) return [];
    if (day > today) return [{ pointer: `/${name}`, code: 'inFuture' }];
    const early = dates.applicationDate !== null && day < dates.applicationDate;
    return early ? [{ pointer: `/${name}`, code: 'beforeApplication' }] : [];
  });
}

/** The dates a step brings with it; one that is known already stays. A request for papers confirms the receipt too. */
export function datesAfter(
  dates: RecognitionDates,
  stage: RecognitionStage,
  onDay: string,
): RecognitionDates {
  if (stage === 'applied') return { ...dates, applicationDate: dates.applicationDate ?? onDay };
  if (stage === 'receipt_confirmed' || stage === 'documents_requested')
    return { ...dates, receiptConfirmedOn: dates.receiptConfirmedOn ?? onDay };
  return DECIDED.includes(stage) ? { ...dates, decidedOn: onDay } : dates;
}

const DECIDED: readonly RecognitionStage[] = [
  'decision_full',
  'decision_partial',
  'decision_compensation',
  'rejected',
];

/** Days before a deadline from which on the work list shows it, and days after which missing papers are a reminder. */
export const REMIND_DAYS_BEFORE = 14;
export const PAPERS_DAYS = 30;

/** The day from which on missing papers are a reminder; null in every other stage. */
export function papersDueOn(stage: RecognitionStage, since: string): string | null {
  return stage === 'documents_collecting' ? addDays(since, PAPERS_DAYS) : null;
}
