import type { CodeLists } from './code-list.dto.js';
import { COUNTRIES, NATIONALITY_SPECIALS } from './code-lists/countries.data.js';
import { LANGUAGES } from './code-lists/languages.data.js';
import { MUNICIPALITIES } from './code-lists/municipalities.data.js';
import { RESIDENCE_STATUSES } from './code-lists/residence-status.data.js';

/** A code list's row with the days it is in force, both included; null = open. */
interface Dated {
  validFrom: string | null;
  validTo: string | null;
}

/** Whether a dated row is in force on `day` (`YYYY-MM-DD`). */
export function inForce(row: Dated, day: string): boolean {
  return (row.validFrom === null || row.validFrom <= day) && (row.validTo === null || day <= row.validTo);
}

const countries = new Set(COUNTRIES);
const nationalities = new Set([...COUNTRIES, ...NATIONALITY_SPECIALS]);
const languages = new Set(LANGUAGES.map((l) => l.code));

export const isKnownCountry = (code: string): boolean => countries.has(code);
export const isKnownNationality = (code: string): boolean => nationalities.has(code);
export const isKnownLanguage = (code: string): boolean => languages.has(code);

export function municipalityInForce(ags: string, day: string): boolean {
  return MUNICIPALITIES.some((m) => m.ags === ags && inForce(m, day));
}

export function residenceStatusInForce(code: string, day: string): boolean {
  return RESIDENCE_STATUSES.some((s) => s.code === code && inForce(s, day));
}

/** All lists, ended rows included: old records must still be readable. */
export function codeLists(): CodeLists {
  return {
    residenceStatuses: [...RESIDENCE_STATUSES],
    municipalities: [...MUNICIPALITIES],
    countries: [...COUNTRIES],
    nationalitySpecials: [...NATIONALITY_SPECIALS],
    languages: [...LANGUAGES],
  };
}

/** What a language is called in German, and what a residence status is called; a code that is in no list stays itself. */
export const languageLabel = (code: string): string =>
  LANGUAGES.find((l) => l.code === code)?.name.de ?? code;
export const residenceStatusLabel = (code: string): string =>
  RESIDENCE_STATUSES.find((s) => s.code === code)?.label.de ?? code;
