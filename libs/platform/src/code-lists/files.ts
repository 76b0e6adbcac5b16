import type {
  CodeListSource,
  LanguageCode,
  MunicipalityCode,
  ResidenceStatusCode,
} from '../code-list.dto.js';
import type {
  DrivingLicenceClassCode,
  GermanCourseCode,
  IndustryCode,
  IscedCode,
  LanguageLevelCode,
  NationalityCode,
  OccupationCode,
  RecognitionKindCode,
  ScriptCode,
  WorkPermissionCode,
} from '../code-list-assessment.dto.js';
import drivingLicenceClasses from './driving-licence-classes.json' with { type: 'json' };
import germanCourses from './german-courses.json' with { type: 'json' };
import industries from './industries.json' with { type: 'json' };
import isced from './isced.json' with { type: 'json' };
import kldbIsco from './kldb-isco.json' with { type: 'json' };
import languageLevels from './language-levels.json' with { type: 'json' };
import languages from './languages.json' with { type: 'json' };
import municipalities from './municipalities.json' with { type: 'json' };
import nationalities from './nationalities.json' with { type: 'json' };
import occupations from './occupations.json' with { type: 'json' };
import recognitionKinds from './recognition-kinds.json' with { type: 'json' };
import residenceStatuses from './residence-statuses.json' with { type: 'json' };
import scripts from './scripts.json' with { type: 'json' };
import workPermissions from './work-permissions.json' with { type: 'json' };

/** What stands above the rows of each file. */
type Heading = Omit<CodeListSource, 'rows'>;

/** The days a row is in force, both included; in the file they are left out while they are open. */
interface Days {
  validFrom: string | null;
  validTo: string | null;
}

/** A list as its file holds it; the test of the files says what must be true of each. */
interface ListFile extends Heading {
  rows: readonly object[];
}

const FILES: readonly ListFile[] = [
  residenceStatuses,
  municipalities,
  nationalities,
  languages,
  scripts,
  languageLevels,
  isced,
  workPermissions,
  germanCourses,
  drivingLicenceClasses,
  recognitionKinds,
  occupations,
  kldbIsco,
  industries,
];

/** The rows with their days said; a file that lacks a member its class has does not compile. */
function dated<Row extends object>(rows: readonly Row[]): (Row & Days)[] {
  return rows.map((row) => {
    const { validFrom, validTo }: Partial<Days> = row;
    return { ...row, validFrom: validFrom ?? null, validTo: validTo ?? null };
  });
}

type Reviewed = 'reviewedOn' | 'lawTextOf';
type ReviewedRow = Omit<ResidenceStatusCode, Reviewed> & Partial<Pick<ResidenceStatusCode, Reviewed>>;

export const RESIDENCE_STATUSES: readonly ResidenceStatusCode[] = dated(
  // Each row goes out with the days it was looked at, its own or the list's: what follows from it is a hint.
  (residenceStatuses.rows as ReviewedRow[]).map((row) => ({
    reviewedOn: residenceStatuses.reviewedOn,
    lawTextOf: residenceStatuses.asOf,
    ...row,
  })),
);
export const MUNICIPALITIES: readonly MunicipalityCode[] = dated(municipalities.rows);
export const NATIONALITIES: readonly NationalityCode[] = dated(nationalities.rows);
export const LANGUAGES: readonly LanguageCode[] = languages.rows as LanguageCode[];
export const SCRIPTS: readonly ScriptCode[] = dated(scripts.rows as ScriptCode[]);
export const LANGUAGE_LEVELS: readonly LanguageLevelCode[] = dated(languageLevels.rows);
export const ISCED: readonly IscedCode[] = dated(isced.rows);
export const WORK_PERMISSIONS: readonly WorkPermissionCode[] = dated(workPermissions.rows);
export const GERMAN_COURSES: readonly GermanCourseCode[] = dated(germanCourses.rows);
export const DRIVING_LICENCE_CLASSES: readonly DrivingLicenceClassCode[] = dated(drivingLicenceClasses.rows);
export const RECOGNITION_KINDS: readonly RecognitionKindCode[] = dated(recognitionKinds.rows);
export const OCCUPATIONS: readonly OccupationCode[] = dated(occupations.rows as OccupationCode[]);
export const INDUSTRIES: readonly IndustryCode[] = dated(industries.rows);
/** ISCO-08 codes that the official correspondence gives for a KldB 2010 code. */
export const ISCO_OF_KLDB: ReadonlyMap<string, readonly string[]> = new Map(
  kldbIsco.rows.map(({ code, isco }) => [code, isco]),
);

/** Where each list comes from and of when it is. */
export const SOURCES: readonly CodeListSource[] = FILES.map(({ rows, ...heading }) => ({
  ...heading,
  rows: rows.length,
}));
