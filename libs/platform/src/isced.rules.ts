/** Levels of ISCED 2011 (DOMAIN.md §2.11); for statistics only, and a person may always correct it. */
export const ISCED_LEVELS = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;
export type IscedLevel = (typeof ISCED_LEVELS)[number];

/** From so many years at school on, primary education counts as done even without a certificate. */
const PRIMARY_YEARS = 4;

/** Level of a school qualification (§2.8); null = it does not say. */
export const ISCED_OF_QUALIFICATION = {
  none: 0,
  primary: 1,
  lower_secondary: 2,
  upper_secondary: 3,
  other: null,
  unknown: null,
} as const satisfies Record<string, IscedLevel | null>;
export type SchoolQualification = keyof typeof ISCED_OF_QUALIFICATION;

/** Level of a completed degree (§2.10): a diploma is the specialist's of five years or the German university's. */
export const ISCED_OF_DEGREE = {
  bachelor: 6,
  diploma: 7,
  master: 7,
  state_exam: 7,
  doctorate: 8,
  other: null,
} as const satisfies Record<string, IscedLevel | null>;
export type DegreeLevel = keyof typeof ISCED_OF_DEGREE;

/** Vocational training alone, and after upper secondary school. */
const TRAINING: IscedLevel = 3;
const TRAINING_AFTER_UPPER_SECONDARY: IscedLevel = 4;

/** `none` = there never was a certificate; one that was lost has been there. */
type Certificate = 'original' | 'certified_copy' | 'copy' | 'photo' | 'lost' | 'none';

/** The answers of an assessment that the level follows from; what was not asked is left out. */
export interface EducationAnswers {
  qualification?: SchoolQualification | null;
  schoolYears?: number | null;
  trainings?: readonly {
    completed?: 'yes' | 'no' | 'interrupted' | null;
    finalCertificate?: Certificate | null;
  }[];
  /** `completed` and `running` as in §2.10; what is running is not reached yet. */
  studies?: readonly {
    hasStudied?: 'completed' | 'interrupted' | 'running' | 'none' | null;
    degreeLevel?: DegreeLevel | null;
    diploma?: Certificate | null;
  }[];
}

/**
 * The highest level that the answers vouch for; null when they vouch for none. Level 5 follows from none of them.
 *
 * A training counts when it was completed with a final certificate, a degree when it was completed and there is or was a
 * diploma.
 */
export function iscedOf(answers: EducationAnswers): IscedLevel | null {
  const { trainings = [], studies = [] } = answers;
  const trained = trainings.some(
    ({ completed, finalCertificate }) => completed === 'yes' && wasIssued(finalCertificate),
  );
  const levels = [
    schoolLevel(answers),
    trained ? trainingLevel(answers) : null,
    ...studies.map(({ hasStudied, degreeLevel, diploma }) =>
      hasStudied === 'completed' && degreeLevel && wasIssued(diploma) ? ISCED_OF_DEGREE[degreeLevel] : null,
    ),
  ].filter((level) => level !== null);
  return levels.length === 0 ? null : levels.reduce((a, b) => (a > b ? a : b));
}

function schoolLevel({ qualification, schoolYears }: EducationAnswers): IscedLevel | null {
  if (!qualification) return null;
  const enough = (schoolYears ?? 0) >= PRIMARY_YEARS;
  return qualification === 'none' && enough ? 1 : ISCED_OF_QUALIFICATION[qualification];
}

function trainingLevel({ qualification }: EducationAnswers): IscedLevel {
  return qualification === 'upper_secondary' ? TRAINING_AFTER_UPPER_SECONDARY : TRAINING;
}

const wasIssued = (certificate: Certificate | null | undefined): boolean =>
  certificate !== undefined && certificate !== null && certificate !== 'none';
