/** Result of a stamp (Vermerk, DOMAIN.md §4.1). */
export const STAMP_RESULTS = [
  'done',
  'applied',
  'granted',
  'rejected',
  'documents_missing',
  'appointment_given',
  'not_responsible',
  'referred_on',
  'no_show',
  'not_applicable',
  'refused_by_person',
] as const;
export type StampResult = (typeof STAMP_RESULTS)[number];

/**
 * Where a station stands: `open` nobody stamped · `inProgress` begun, the person must come again ·
 * `attention` the office has to act (not responsible, did not appear) · `completed` · `dropped` (not
 * applicable, refused, rejected): nothing more happens here.
 */
export const STATION_STATES = ['open', 'inProgress', 'attention', 'completed', 'dropped'] as const;
export type StationState = (typeof STATION_STATES)[number];

const results = {
  done: 'completed',
  granted: 'completed',
  referred_on: 'completed',
  applied: 'inProgress',
  documents_missing: 'inProgress',
  appointment_given: 'inProgress',
  no_show: 'attention',
  not_responsible: 'attention',
  rejected: 'dropped',
  not_applicable: 'dropped',
  refused_by_person: 'dropped',
} as const satisfies Record<StampResult, StationState>;

const ended: Partial<Record<StampResult, StationState>> = {};

/**
 * The state that follows from a state and a result. A completed or dropped station takes no further stamp,
 * only a correction: a new stamp that names the mistaken one and is judged as if that had never been made.
 */
export const STATION_TRANSITIONS = {
  open: results,
  inProgress: results,
  attention: results,
  completed: ended,
  dropped: ended,
} as const satisfies Record<StationState, Partial<Record<StampResult, StationState>>>;

/** The state after a stamp, or null when the station takes none in this state. */
export function stateAfter(
  state: StationState,
  result: StampResult,
  correction = false,
): StationState | null {
  if (correction) return results[result];
  return STATION_TRANSITIONS[state][result] ?? null;
}

/** Results that mean "the station's matter is settled"; they need every hard prerequisite to be fulfilled. */
export const RESULTS_NEEDING_PREREQUISITES = [
  'done',
  'granted',
  'applied',
  'rejected',
  'referred_on',
] as const satisfies readonly StampResult[];

export function needsPrerequisites(result: StampResult): boolean {
  return (RESULTS_NEEDING_PREREQUISITES as readonly StampResult[]).includes(result);
}

/** A prerequisite is fulfilled when its station is completed or dropped: nothing more is to be waited for. */
export function fulfils(state: StationState): boolean {
  return state === 'completed' || state === 'dropped';
}

/** The results a clerk is offered in this state. */
export function offeredResults(
  state: StationState,
  missingHard: readonly string[],
  correction = false,
): StampResult[] {
  return STAMP_RESULTS.filter(
    (r) => stateAfter(state, r, correction) !== null && (missingHard.length === 0 || !needsPrerequisites(r)),
  );
}

/** Results that need a word of why: documents named, who is responsible, why it does not apply. */
export const RESULTS_NEEDING_NOTE = [
  'documents_missing',
  'not_responsible',
  'not_applicable',
  'rejected',
] as const satisfies readonly StampResult[];

export function needsNote(result: StampResult): boolean {
  return (RESULTS_NEEDING_NOTE as readonly StampResult[]).includes(result);
}

/** Results that need a date to come back on. */
export function needsFollowUp(result: StampResult): boolean {
  return result === 'appointment_given';
}

export const STAMP_VIA = ['digital', 'paper', 'phone'] as const;
export type StampVia = (typeof STAMP_VIA)[number];

export const MAX_STAMP_NOTE = 280;

export const DEADLINE_KINDS = ['legal', 'agreed', 'practice'] as const;
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];

/** Why a date agreed with the person cannot stand instead of the computed one; null = it can. */
export function agreedDateProblem(
  agreedOn: string,
  computed: { on: string; kind: DeadlineKind } | null,
  today: string,
): 'inPast' | 'laterThanLegal' | null {
  if (agreedOn === computed?.on) return null;
  if (agreedOn < today) return 'inPast';
  return computed?.kind === 'legal' && agreedOn > computed.on ? 'laterThanLegal' : null;
}

export const LAUFZETTEL_STATES = ['active', 'completed', 'withdrawn'] as const;
export type LaufzettelState = (typeof LAUFZETTEL_STATES)[number];

/** Languages the sheet is printed in beside German. */
export const SHEET_LANGUAGES = ['de', 'en', 'uk', 'tr', 'ar', 'fa-AF'] as const;
export type SheetLanguage = (typeof SHEET_LANGUAGES)[number];

/** Why a printed sheet is voided and a new one printed: lost, unreadable, or its code in the wrong hands. */
export const SHEET_VOID_REASONS = ['lost', 'damaged', 'copied'] as const;
export type SheetVoidReason = (typeof SHEET_VOID_REASONS)[number];
