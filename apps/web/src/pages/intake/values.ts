import type { IntakeRequest } from '@app/intake/shared';
import type { TemplateOptionsRequest } from '@app/laufzettel/shared';
import { isPartialDate } from '@app/platform/shared';
import type { HouseholdRelation } from '@app/persons/shared';
import { clean } from '../../app/form/dto-problems.js';
import { EMPTY_LAUFZETTEL, type LaufzettelValues } from '../laufzettel/choice.js';
import {
  EMPTY_PERSON,
  EMPTY_RESIDENCE,
  withoutUnusedNames,
  type PersonValues,
  type ResidenceValues,
} from '../person/values.js';

/** The whole intake as its form holds it; paths are those of `IntakeRequest`. */
export interface IntakeValues {
  person: PersonValues;
  residence: ResidenceValues;
  household: { personId: string; relation: HouseholdRelation | '' };
  case: { concern: string; responsibleWorkerId: string };
  laufzettel: LaufzettelValues;
  duplicateDecision: { notTheSameAs: string[] };
}

export const EMPTY_INTAKE: IntakeValues = {
  person: EMPTY_PERSON,
  residence: EMPTY_RESIDENCE,
  household: { personId: '', relation: '' },
  case: { concern: '', responsibleWorkerId: '' },
  laufzettel: EMPTY_LAUFZETTEL,
  duplicateDecision: { notTheSameAs: [] },
};

/** Form values as request: parts that were not chosen (household, Laufzettel, decision) are left out whole. */
export function intakeRequest(values: IntakeValues): IntakeRequest {
  const { person, household, laufzettel, duplicateDecision, ...rest } = values;
  return clean({
    ...rest,
    person: withoutUnusedNames(person),
    household: household.personId ? household : undefined,
    laufzettel: laufzettel.templateVersionId ? laufzettel : undefined,
    duplicateDecision: duplicateDecision.notTheSameAs.length > 0 ? duplicateDecision : undefined,
  }) as IntakeRequest;
}

/** A draft of an earlier day on top of what a form has now, so that a field added since then is not undefined. */
export function fromDraft(data: Record<string, unknown>): IntakeValues {
  const merge = (empty: unknown, saved: unknown): unknown => {
    if (empty === null || typeof empty !== 'object' || Array.isArray(empty)) {
      return typeof saved === typeof empty && Array.isArray(saved) === Array.isArray(empty) ? saved : empty;
    }
    const from = saved && typeof saved === 'object' ? (saved as Record<string, unknown>) : {};
    return Object.fromEntries(Object.entries(empty).map(([key, value]) => [key, merge(value, from[key])]));
  };
  return merge(EMPTY_INTAKE, data) as IntakeValues;
}

/** The steps and the parts of the request each one asks for. */
export const STEPS = ['person', 'contact', 'languages', 'residence', 'case', 'check'] as const;
export type Step = (typeof STEPS)[number];

export const STEP_FIELDS: Record<Step, readonly string[]> = {
  person: [
    'person.familyName',
    'person.givenNames',
    'person.mononym',
    'person.nativeScriptName',
    'person.birthName',
    'person.otherNames',
    'person.dateOfBirth',
    'person.dobUncertain',
    'person.gender',
    'person.nationalities',
    'person.placeOfBirth',
    'person.countryOfBirth',
  ],
  contact: ['person.contact', 'person.arrivedDistrictOn', 'household'],
  languages: ['person.languages', 'person.interpreterNeeded'],
  residence: ['residence', 'person.entryDateGermany'],
  case: ['case', 'laufzettel'],
  check: [],
};

/** The step that asks for a field. */
export function stepOf(fieldName: string): number {
  const index = STEPS.findIndex((step) =>
    STEP_FIELDS[step].some((name) => fieldName === name || fieldName.startsWith(`${name}.`)),
  );
  return index < 0 ? STEPS.length : index + 1;
}

/** What routes are worked out from before the person is registered: where they live and when they came. */
export function routeOptions(person: IntakeValues['person']): TemplateOptionsRequest {
  const { ags } = person.contact;
  const { arrivedDistrictOn } = person;
  return { ...(ags ? { ags } : {}), ...(isPartialDate(arrivedDistrictOn) ? { arrivedDistrictOn } : {}) };
}
