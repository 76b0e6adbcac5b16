import { parsePhoneNumberFromString } from 'libphonenumber-js';
import {
  earliestDay,
  InvalidInput,
  isKnownLanguage,
  isKnownNationality,
  isKnownCountry,
  latestDay,
  municipalityInForce,
  residenceStatusInForce,
  type FieldError,
} from '@app/platform';
import type { ContactInput, IdentityInput, PersonInput, ResidenceStatusInput } from './person.dto.js';

/**
 * What the field rules of the DTO cannot see: code lists, and fields that depend on one another.
 *
 * @param prefix where the input stands in the request, for the pointers (`''` or `/person`)
 * @throws InvalidInput naming every field at once
 */
export function assertPersonInput(input: PersonInput, today: string, prefix: string): void {
  const errors = [...identityErrors(input), ...contactErrors(input.contact, today), ...languageErrors(input)];
  input.nationalities.forEach((code, i) => {
    if (!isKnownNationality(code)) errors.push({ pointer: `/nationalities/${i}`, code: 'invalidChoice' });
  });
  if (input.countryOfBirth !== undefined && !isKnownCountry(input.countryOfBirth))
    errors.push({ pointer: '/countryOfBirth', code: 'invalidChoice' });
  for (const field of ['entryDateGermany', 'arrivedDistrictOn'] as const) {
    const day = input[field];
    if (day !== undefined && latestDay(day) < earliestDay(input.dateOfBirth))
      errors.push({ pointer: `/${field}`, code: 'beforeBirth' });
  }
  refuse(errors, prefix);
}

/** The same for what reception takes down. */
export function assertIdentity(input: IdentityInput): void {
  refuse(identityErrors(input), '');
}

/** @throws InvalidInput when the code is not in force */
export function assertResidenceStatus(input: ResidenceStatusInput, today: string, prefix: string): void {
  if (!residenceStatusInForce(input.status, today))
    refuse([{ pointer: '/status', code: 'invalidChoice' }], prefix);
}

/** The number as E.164; the DTO's text was checked before. */
export function phoneAsE164(phone: string | undefined): string | null {
  return phone === undefined ? null : (parsePhoneNumberFromString(phone, 'DE')?.number ?? null);
}

function identityErrors(input: IdentityInput): FieldError[] {
  return input.mononym && input.givenNames !== undefined
    ? [{ pointer: '/givenNames', code: 'mononymGiven' }]
    : [];
}

function contactErrors(contact: ContactInput, today: string): FieldError[] {
  const errors: FieldError[] = [];
  if (contact.ags !== undefined && !municipalityInForce(contact.ags, today))
    errors.push({ pointer: '/contact/ags', code: 'invalidChoice' });
  if (contact.phone !== undefined && !parsePhoneNumberFromString(contact.phone, 'DE')?.isValid()) {
    errors.push({ pointer: '/contact/phone', code: 'invalidPhone' });
  }
  return errors;
}

function languageErrors(input: PersonInput): FieldError[] {
  const errors: FieldError[] = input.languages.flatMap((language, i) =>
    isKnownLanguage(language.code) ? [] : [{ pointer: `/languages/${i}/code`, code: 'invalidChoice' }],
  );
  if (input.languages.filter((l) => l.preferred).length !== 1)
    errors.push({ pointer: '/languages', code: 'onePreferred' });
  if (new Set(input.languages.map((l) => l.code)).size !== input.languages.length)
    errors.push({ pointer: '/languages', code: 'notUnique' });
  return errors;
}

function refuse(errors: FieldError[], prefix: string): void {
  if (errors.length > 0) throw new InvalidInput(errors, prefix);
}
