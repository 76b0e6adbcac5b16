/**
 * Life of an assessment (DOMAIN.md §2.18): `draft` is written in · `completed` is read over and put before the person ·
 * `signed` never changes again · `superseded` a newer version is signed · `withdrawn` was given up, or taken back.
 */
export const ASSESSMENT_STATES = ['draft', 'completed', 'signed', 'superseded', 'withdrawn'] as const;
export type AssessmentState = (typeof ASSESSMENT_STATES)[number];

export type AssessmentEvent = 'complete' | 'reopen' | 'sign' | 'supersede' | 'withdraw';

/** The state that follows from each state and event; what is missing is not possible. */
export const ASSESSMENT_TRANSITIONS = {
  draft: { complete: 'completed', withdraw: 'withdrawn' },
  completed: { reopen: 'draft', sign: 'signed', withdraw: 'withdrawn' },
  signed: { supersede: 'superseded', withdraw: 'withdrawn' },
  superseded: {},
  withdrawn: {},
} as const satisfies Record<AssessmentState, Partial<Record<AssessmentEvent, AssessmentState>>>;

/** The state after an event, or null when it cannot happen in this state. */
export function assessmentAfter(state: AssessmentState, event: AssessmentEvent): AssessmentState | null {
  return (ASSESSMENT_TRANSITIONS[state] as Partial<Record<AssessmentEvent, AssessmentState>>)[event] ?? null;
}

/** Who signs: the person (or who has custody), who led the talk, who interpreted it. */
export const ASSESSMENT_SIGNERS = ['person', 'guardian', 'worker', 'interpreter'] as const;
export type AssessmentSigner = (typeof ASSESSMENT_SIGNERS)[number];

/** Template of the form; counts up when its fields change. */
export const ASSESSMENT_TEMPLATE = { id: 'KFB', version: 1 } as const;

/** Languages the form exists in; German is always beside them. */
export { WAIVER_LANGUAGES as ASSESSMENT_LANGUAGES } from '@app/waivers/shared';
export type { WaiverLanguage as AssessmentLanguage } from '@app/waivers/shared';
