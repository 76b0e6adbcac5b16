import type { DataCategory } from '@app/waivers/shared';

/** What a value is; each kind has one check (`answer-value.rules.ts`), one input and one way to print. */
export type FieldKind =
  | 'text'
  | 'longText'
  | 'yesNo'
  | 'integer'
  | 'half'
  | 'date'
  | 'partialDate'
  | 'option'
  | 'options'
  | 'language'
  | 'country'
  | 'scripts'
  | 'industry'
  | 'occupation'
  | 'occupations'
  | 'integers'
  | 'availability'
  | 'institution'
  | 'user'
  | 'shown';

/** Where a value is kept: an answer of the form, the person's record, the recognition tracker, the form's own row. */
export type FieldStore = 'answer' | 'record' | 'recognition' | 'form';

/** `required` finishes the section; `conditional` is required once its condition holds (DOMAIN.md §2, column req). */
export type FieldNeed = 'required' | 'conditional' | 'optional';

/** Protected and special data are for the case team alone, whatever a waiver says (DOMAIN.md §2, column Prot.). */
export type Protection = 'normal' | 'protected' | 'special';

/** The field matters when another field of the same row, or of the section's head, has one of these values; several = any of them. */
export interface Condition {
  readonly field: string | readonly string[];
  readonly is: readonly (string | boolean)[];
}

export interface Field {
  readonly section: SectionCode;
  /** Name of the repeated rows it belongs to; null = once a form. */
  readonly group: string | null;
  readonly key: string;
  readonly kind: FieldKind;
  readonly need: FieldNeed;
  readonly protection: Protection;
  /** The category of a waiver that releases it; null = nobody outside the case team. */
  readonly category: DataCategory | null;
  readonly store: FieldStore;
  /** Name of the list of `OPTION_LISTS` its value comes from. */
  readonly options?: string;
  readonly min?: number;
  readonly max?: number;
  readonly maxLength?: number;
  readonly notInFuture?: boolean;
  readonly when?: Condition;
  /** Who or what vouches for it is asked beside it: self, observed, tested, certified. */
  readonly evidence?: boolean;
}

/** Sections of DOMAIN.md §2 in the order of the printed form. */
export const SECTION_CODES = [
  'header',
  'person',
  'residence',
  'languages',
  'literacy',
  'school',
  'training',
  'study',
  'recognition',
  'work',
  'skills',
  'goals',
  'level',
  'documents',
  'closing',
] as const;
export type SectionCode = (typeof SECTION_CODES)[number];

/** Repeated rows whose answers the form keeps; the table of fields says to which section each belongs. */
export const GROUP_CODES = [
  'languages',
  'courses',
  'schools',
  'trainings',
  'studies',
  'jobs',
  'licences',
  'steps',
  'subjects',
  'documents',
] as const;
export type GroupCode = (typeof GROUP_CODES)[number];

type Extra = Partial<Omit<Field, 'section' | 'key' | 'kind'>>;

/** Fields of a section that share what is said once: the section's category, the group of repeated rows. */
export function fieldsOf(section: SectionCode, shared: Extra = {}) {
  return (key: string, kind: FieldKind, need: FieldNeed = 'optional', extra: Extra = {}): Field => ({
    section,
    group: null,
    key,
    kind,
    need,
    protection: 'normal',
    category: null,
    store: 'answer',
    ...shared,
    ...extra,
  });
}
