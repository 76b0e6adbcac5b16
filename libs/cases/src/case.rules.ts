/** Life of a case: open, resting (nothing to do until something happens), closed ("zu den Akten"). */
export const CASE_STATES = ['open', 'resting', 'closed'] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** Which state may follow which; the web UI offers exactly these. */
export const CASE_TRANSITIONS = {
  open: ['resting', 'closed'],
  resting: ['open', 'closed'],
  closed: ['open'],
} as const satisfies Record<CaseState, readonly CaseState[]>;

export function mayChangeCase(from: CaseState, to: CaseState): boolean {
  return (CASE_TRANSITIONS[from] as readonly CaseState[]).includes(to);
}

export const CASE_CLOSE_REASONS = [
  'goals_reached',
  'moved_away',
  'no_contact',
  'wish_of_person',
  'duplicate',
  'other',
] as const;
export type CaseCloseReason = (typeof CASE_CLOSE_REASONS)[number];

/** How due a Wiedervorlage is on `today` (both `YYYY-MM-DD`). */
export type Dueness = 'overdue' | 'today' | 'thisWeek' | 'later';
export function dueness(dueOn: string, today: string): Dueness {
  if (dueOn < today) return 'overdue';
  if (dueOn === today) return 'today';
  return (Date.parse(dueOn) - Date.parse(today)) / 86_400_000 <= 7 ? 'thisWeek' : 'later';
}
