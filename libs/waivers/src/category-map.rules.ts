import type { DataCategory } from './waiver.rules.js';

/** Where the data of a category stand: what an institution reads once the category is released to it. */
export interface CategoryPlace {
  /** Table and columns that row-level security opens to the role of institutions. */
  readonly tables: Readonly<Record<string, readonly string[]>>;
  /** Members of `app.released_facts`, for what shares a table with other categories. */
  readonly facts: readonly string[];
}

/**
 * Of the signed Kompetenzfeststellung of the case: each answer and each row carries the category that releases it, and
 * row-level security shows those of the released categories alone.
 */
const ASSESSMENT = {
  assessment: ['id', 'case_id', 'person_id', 'number', 'state', 'signed_at'],
  assessment_row: ['id', 'assessment_id', 'group_name', 'position', 'category', 'removed_at'],
  assessment_answer: ['assessment_id', 'row_id', 'field', 'category', 'standing', 'value', 'evidence'],
} as const;

/** Recognitions of the same case. */
const RECOGNITION = [
  'id',
  'case_id',
  'person_id',
  'occupation_code',
  'occupation_text',
  'regulation',
  'stage',
  'stage_since',
  'application_date',
  'receipt_confirmed_on',
  'complete_on',
  'decided_on',
  'receipt_due_on',
  'decision_due_on',
  'created_at',
] as const;

/**
 * Categories of the waiver and what they mean in the database, no more than the form says. `docs/permissions.md` is made
 * from it, and a test compares it with the grants that are really there.
 */
export const CATEGORY_MAP: Readonly<Record<DataCategory, CategoryPlace>> = {
  identity: {
    tables: {
      person: [
        'id',
        'family_name',
        'given_names',
        'mononym',
        'native_script_name',
        'date_of_birth',
        'counter_text',
      ],
      person_contact: ['person_id', 'street', 'house_number', 'postal_code', 'place', 'phone'],
    },
    facts: ['askBeforeContact'],
  },
  residence: {
    tables: {
      residence_status: [
        'person_id',
        'status',
        'document',
        'valid_until',
        'permit_condition_text',
        'recorded_at',
      ],
    },
    facts: [],
  },
  language_school: {
    tables: { person_language: ['person_id', 'position', 'code', 'preferred'], ...ASSESSMENT },
    facts: ['interpreterNeeded'],
  },
  work_recognition: { tables: { ...ASSESSMENT, recognition_procedure: RECOGNITION }, facts: [] },
  employment_benefits: { tables: ASSESSMENT, facts: [] },
  family: { tables: ASSESSMENT, facts: ['householdRelation'] },
  appointments: { tables: {}, facts: ['appointments'] },
  health: { tables: ASSESSMENT, facts: [] },
  other: { tables: {}, facts: ['other'] },
};
