/**
 * Categories of data a waiver can open (DOMAIN.md §5.5 no. 8), in the form's order. Nothing is ever ticked beforehand.
 * What each means in tables and columns stands in `category-map.rules.ts`.
 */
export const DATA_CATEGORIES = [
  'identity',
  'residence',
  'language_school',
  'work_recognition',
  'employment_benefits',
  'family',
  'appointments',
  'health',
  'other',
] as const;
export type DataCategory = (typeof DATA_CATEGORIES)[number];

/** Which way data may go; each direction needs the release of the party that is bound (DOMAIN.md §5.2). */
export const WAIVER_DIRECTIONS = ['to_recipient', 'from_recipient', 'both'] as const;
export type WaiverDirection = (typeof WAIVER_DIRECTIONS)[number];

/** What the data may be used for (§ 67b Abs. 2 S. 3 SGB X wants it stated); `other` needs words. */
export const WAIVER_PURPOSES = [
  'language_course',
  'school_place',
  'recognition',
  'job_search',
  'training',
  'benefits',
  'residence',
  'health',
  'housing',
  'family',
  'debt',
  'protection',
  'leisure',
  'interpreting',
  'other',
] as const;
export type WaiverPurpose = (typeof WAIVER_PURPOSES)[number];

/**
 * Where a waiver stands: `draft` may be changed · `awaiting` fixed, signatures are missing, nothing is open · `active` all
 * have signed · `revoked` taken back as a whole · `superseded` a newer one has taken its place · `discarded` never signed.
 * Expiry is no state: it is asked of the day (see {@link standingOn}).
 */
export const WAIVER_STATES = ['draft', 'awaiting', 'active', 'revoked', 'superseded', 'discarded'] as const;
export type WaiverState = (typeof WAIVER_STATES)[number];

/** What happens to a waiver. */
export type WaiverEvent = 'fix' | 'reopen' | 'complete' | 'revoke' | 'supersede' | 'discard';

/** The state that follows from each state and event; what is missing is not possible. */
export const WAIVER_TRANSITIONS = {
  draft: { fix: 'awaiting', discard: 'discarded' },
  // Nobody has signed yet, or nobody will: back to the draft is possible while no signature is there.
  awaiting: { reopen: 'draft', complete: 'active', discard: 'discarded' },
  active: { revoke: 'revoked', supersede: 'superseded' },
  revoked: {},
  superseded: {},
  discarded: {},
} as const satisfies Record<WaiverState, Partial<Record<WaiverEvent, WaiverState>>>;

/** The state after an event, or null when it cannot happen in this state. */
export function waiverAfter(state: WaiverState, event: WaiverEvent): WaiverState | null {
  return (WAIVER_TRANSITIONS[state] as Partial<Record<WaiverEvent, WaiverState>>)[event] ?? null;
}

/** Where a waiver stands on a day: an active one whose term is over has expired, with nobody doing anything. */
export type WaiverStanding = WaiverState | 'expired';

export function standingOn(state: WaiverState, validUntil: string, today: string): WaiverStanding {
  return state === 'active' && validUntil < today ? 'expired' : state;
}

/** Term of a waiver in months: no law limits it, the district does (DOMAIN.md §5.2). */
export const DEFAULT_TERM_MONTHS = 12;
export const LONGEST_TERM_MONTHS = 24;
/** A waiver ends this long after its case has been closed. */
export const MONTHS_AFTER_CASE = 3;
/** The case team is reminded this many days before a waiver ends. */
export const REMIND_DAYS_BEFORE = 30;

/** How a paper came to be signed: on the screen (an "elektronische Erklärung", never called Schriftform) or by ink. */
export const SIGNING_WAYS = ['screen', 'paper'] as const;
export type SigningWay = (typeof SIGNING_WAYS)[number];

/** Languages of the form beside German, which binds (DOMAIN.md §5.6). */
export const WAIVER_LANGUAGES = [
  'de',
  'ar',
  'uk',
  'ru',
  'tr',
  'bg',
  'pl',
  'ro',
  'fa-AF',
  'kmr',
  'en',
  'ps',
  'ckb',
  'ti',
  'so',
  'fr',
] as const;
export type WaiverLanguage = (typeof WAIVER_LANGUAGES)[number];
