import type { PersonResponse, ResidenceStatusInput } from '@app/persons/shared';
import type { FormOf } from '../../app/form/form-of.js';
import type { ContactInput, IdentityInput, LanguageInput, PersonInput } from '@app/persons/shared';

export type IdentityValues = FormOf<IdentityInput>;
export type ContactValues = FormOf<ContactInput>;
export type PersonValues = FormOf<Omit<PersonInput, 'contact' | 'languages'>> & {
  contact: ContactValues;
  languages: LanguageInput[];
};
export type ResidenceValues = FormOf<ResidenceStatusInput>;

export const EMPTY_IDENTITY: IdentityValues = {
  familyName: '',
  givenNames: '',
  mononym: false,
  nativeScriptName: '',
  birthName: '',
  otherNames: [],
  dateOfBirth: '',
  dobUncertain: false,
  gender: '',
};

export const EMPTY_CONTACT: ContactValues = {
  street: '',
  houseNumber: '',
  postalCode: '',
  place: '',
  ags: '',
  accommodationType: '',
  phone: '',
  email: '',
  preferredContact: '',
  safeContactNote: '',
};

export const EMPTY_PERSON: PersonValues = {
  ...EMPTY_IDENTITY,
  placeOfBirth: '',
  countryOfBirth: '',
  nationalities: [],
  entryDateGermany: '',
  arrivedDistrictOn: '',
  contact: EMPTY_CONTACT,
  languages: [],
  interpreterNeeded: false,
};

export const EMPTY_RESIDENCE: ResidenceValues = {
  status: '',
  document: '',
  validUntil: '',
  permitConditionText: '',
};

/** A stored person as form values: what is not given becomes the empty text of its field. */
export function personValues(person: PersonResponse): PersonValues {
  const filled = <T extends object>(empty: T, stored: object): T =>
    Object.fromEntries(
      Object.entries(empty).map(([key, value]) => [key, (stored as Record<string, unknown>)[key] ?? value]),
    ) as T;
  return { ...filled(EMPTY_PERSON, person), contact: filled(EMPTY_CONTACT, person.contact) };
}

/** Form values as `IdentityInput`: one name only means that no given name is sent. */
export function withoutUnusedNames<T extends { mononym: boolean; givenNames: string }>(values: T): T {
  return values.mononym ? { ...values, givenNames: '' } : values;
}
