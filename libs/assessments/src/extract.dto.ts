import type { DataCategory, ReleaseBasis } from '@app/waivers/shared';
import type { AnswerValue } from './answer.rules.js';
import type { Evidence, Standing } from './option-lists.rules.js';

/** One of the categories that the form has fields of. */
export class ExtractCategory {
  category: DataCategory;
  released: boolean;
  /** What the release rests on, and its last day; null when there is none. */
  basis: ReleaseBasis | null;
  until: string | null;
}

export class ExtractRow {
  id: string;
  group: string;
  position: number;
  removed: boolean;
}

export class ExtractAnswer {
  field: string;
  rowId: string | null;
  standing: Standing;
  value: AnswerValue | null;
  evidence: Evidence | null;
}

export class ExtractOccupation {
  /** Of the list of occupations. */
  code?: string;
  text?: string;
}

/** Occupation, stage and dates of a recognition, as they stand today. */
export class ExtractProcedure {
  occupation: ExtractOccupation;
  regulation: string;
  stage: string;
  applicationDate: string | null;
  receiptDueOn: string | null;
  completeOn: string | null;
  decisionDueOn: string | null;
}

export class ExtractPerson {
  familyName: string;
  givenNames: string | null;
  dateOfBirth: string;
}

/** What an institution may see of somebody's signed Kompetenzfeststellung today. */
export class AssessmentExtract {
  assessmentId: string;
  personId: string;
  caseNumber: string;
  /** Counts the versions of a case. */
  number: number;
  signedAt: string;
  /** Null when the name is not released. */
  person: ExtractPerson | null;
  /** What the waivers allow the use for; null where a statute speaks for itself. */
  purposes: string[] | null;
  categories: ExtractCategory[];
  rows: ExtractRow[];
  /** Of the released categories alone. */
  answers: ExtractAnswer[];
  /** Recognitions of the case; none where `work_recognition` is not released. */
  procedures: ExtractProcedure[];
}
