import type { AssessmentCodeLists, IndustryCode, OccupationCode } from './code-list-assessment.dto.js';
import type { CodeLists, CodeListSource } from './code-list.dto.js';
import {
  DRIVING_LICENCE_CLASSES,
  GERMAN_COURSES,
  INDUSTRIES,
  ISCED,
  LANGUAGE_LEVELS,
  LANGUAGES,
  MUNICIPALITIES,
  NATIONALITIES,
  OCCUPATIONS,
  RECOGNITION_KINDS,
  RESIDENCE_STATUSES,
  SCRIPTS,
  SOURCES,
  WORK_PERMISSIONS,
} from './code-lists/files.js';
import { occupationSearch } from './occupation-search.rules.js';

/** A code list's row with the days it is in force, both included; null = open. */
interface Dated {
  validFrom: string | null;
  validTo: string | null;
}

/** Whether a dated row is in force on `day` (`YYYY-MM-DD`). */
export function inForce(row: Dated, day: string): boolean {
  return (row.validFrom === null || row.validFrom <= day) && (row.validTo === null || day <= row.validTo);
}

/** Stateless, not clarified, not given: nationalities that are no country. */
const SPECIALS: ReadonlySet<string> = new Set(['STATELESS', 'UNRESOLVED', 'UNKNOWN']);
const COUNTRIES = NATIONALITIES.map(({ code }) => code).filter((code) => !SPECIALS.has(code));

/** Whether a list has the code, ended rows included: what was right when it was written stays readable. */
const known = (codes: readonly string[]): ((code: string) => boolean) => {
  const set = new Set(codes);
  return (code) => set.has(code);
};
const codesOf = (rows: readonly { code: string }[]) => rows.map(({ code }) => code);

export const isKnownCountry = known(COUNTRIES);
export const isKnownNationality = known(codesOf(NATIONALITIES));
export const isKnownLanguage = known(codesOf(LANGUAGES));
export const isKnownScript = known(codesOf(SCRIPTS));
export const isKnownLanguageLevel = known(codesOf(LANGUAGE_LEVELS));
export const isKnownIscedLevel = known(codesOf(ISCED));
export const isKnownWorkPermission = known(codesOf(WORK_PERMISSIONS));
export const isKnownGermanCourse = known(codesOf(GERMAN_COURSES));
export const isKnownDrivingLicenceClass = known(codesOf(DRIVING_LICENCE_CLASSES));
export const isKnownRecognitionKind = known(codesOf(RECOGNITION_KINDS));
export const isKnownOccupation = known(codesOf(OCCUPATIONS));
export const isKnownIndustry = known(codesOf(INDUSTRIES));

export function municipalityInForce(ags: string, day: string): boolean {
  return MUNICIPALITIES.some((m) => m.ags === ags && inForce(m, day));
}

export function residenceStatusInForce(code: string, day: string): boolean {
  return RESIDENCE_STATUSES.some((s) => s.code === code && inForce(s, day));
}

/** The lists that every page needs, ended rows included: old records must still be readable. */
export function codeLists(): CodeLists {
  return {
    residenceStatuses: [...RESIDENCE_STATUSES],
    municipalities: [...MUNICIPALITIES],
    countries: [...COUNTRIES],
    nationalitySpecials: [...SPECIALS],
    languages: [...LANGUAGES],
  };
}

/** The lists that only the assessment needs. */
export function assessmentCodeLists(): AssessmentCodeLists {
  return {
    nationalities: [...NATIONALITIES],
    scripts: [...SCRIPTS],
    languageLevels: [...LANGUAGE_LEVELS],
    isced: [...ISCED],
    workPermissions: [...WORK_PERMISSIONS],
    germanCourses: [...GERMAN_COURSES],
    drivingLicenceClasses: [...DRIVING_LICENCE_CLASSES],
    recognitionKinds: [...RECOGNITION_KINDS],
  };
}

export const codeListSources = (): CodeListSource[] => [...SOURCES];
export const industries = (): IndustryCode[] => [...INDUSTRIES];

/** Occupations by a German or English word, the best first, 20 at most. */
export const searchOccupations: (query: string) => OccupationCode[] = occupationSearch(OCCUPATIONS);

const occupations = new Map(OCCUPATIONS.map((occupation) => [occupation.code, occupation]));
export const occupationOf = (code: string): OccupationCode | null => occupations.get(code) ?? null;

/** Key of the Destatis list "Staatsangehörigkeit"; null when there is none. */
export const destatisKeyOf = (nationality: string): string | null =>
  NATIONALITIES.find((n) => n.code === nationality)?.destatisKey ?? null;

/** Which work permission a residence status suggests; what the paper says prevails. */
export function suggestedWorkPermission(residenceStatus: string): string | null {
  const hint = RESIDENCE_STATUSES.find((s) => s.code === residenceStatus)?.workPermission ?? null;
  return hint && (WORK_PERMISSIONS.find((w) => w.suggestedFor.includes(hint))?.code ?? null);
}

/** What a code is called in German; a code that is in no list stays itself. */
export const languageLabel = (code: string): string =>
  LANGUAGES.find((l) => l.code === code)?.name.de ?? code;
export const nationalityLabel = (code: string): string =>
  NATIONALITIES.find((n) => n.code === code)?.name.de ?? code;
const labelIn =
  (rows: readonly { code: string; label: { de: string } }[]) =>
  (code: string): string =>
    rows.find((row) => row.code === code)?.label.de ?? code;
export const residenceStatusLabel = labelIn(RESIDENCE_STATUSES);
export const scriptLabel = labelIn(SCRIPTS);
export const occupationLabel = labelIn(OCCUPATIONS);
export const industryLabel = labelIn(INDUSTRIES);
