import type { AnswerValue } from './answer.rules.js';
import type { AssessmentLanguage, AssessmentSigner, AssessmentState } from './assessment.rules.js';
import type { Evidence, Standing } from './option-lists.rules.js';

export class AnswerResponse {
  field: string;
  rowId: string | null;
  /** null = cleared. */
  standing: Standing | null;
  value: AnswerValue | null;
  evidence: Evidence | null;
  version: number;
  updatedBy: string;
  updatedByName: string;
  updatedAt: string;
}

export class AssessmentRowResponse {
  id: string;
  group: string;
  position: number;
  removed: boolean;
}

/** Somebody else who has the form open. */
export class PresenceResponse {
  name: string;
  section: string;
  field: string | null;
  rowId: string | null;
}

export class HouseholdFact {
  name: string;
  relation: string;
}

/** Of the person's record, what the form shows; frozen when the form is completed. */
export class AssessmentRecord {
  familyName: string;
  givenNames: string | null;
  nativeScriptName: string | null;
  birthName: string | null;
  otherNames: string[];
  dateOfBirth: string;
  dobUncertain: boolean;
  placeOfBirth: string | null;
  countryOfBirth: string | null;
  gender: string;
  nationalities: string[];
  street: string | null;
  houseNumber: string | null;
  postalCode: string | null;
  place: string | null;
  accommodationType: string | null;
  phone: string | null;
  email: string | null;
  preferredContact: string | null;
  safeContactNote: string | null;
  entryDateGermany: string | null;
  arrivedDistrictOn: string | null;
  household: HouseholdFact[];
  residenceStatus: string | null;
  residenceDocument: string | null;
  documentValidUntil: string | null;
  permitConditionText: string | null;
}

export class AssessmentSignatureResponse {
  role: AssessmentSigner;
  name: string;
  signedAt: string;
}

export class AssessmentResponse {
  id: string;
  caseId: string;
  caseNumber: string;
  personId: string;
  /** Counts the versions of a case. */
  number: number;
  state: AssessmentState;
  supersedes: string | null;
  language: AssessmentLanguage;
  templateVersion: number;
  /** Of the form as a whole: states and language. */
  version: number;
  /** Newest change of an answer or a row. */
  revision: number;
  createdAt: string;
  createdByName: string;
  completedAt: string | null;
  signedAt: string | null;
  endedAt: string | null;
  withdrawnReason: string | null;
  record: AssessmentRecord;
  rows: AssessmentRowResponse[];
  answers: AnswerResponse[];
  signatures: AssessmentSignatureResponse[];
}

export class AssessmentSummary {
  id: string;
  number: number;
  state: AssessmentState;
  supersedes: string | null;
  language: AssessmentLanguage;
  createdAt: string;
  createdByName: string;
  completedAt: string | null;
  signedAt: string | null;
  endedAt: string | null;
  withdrawnReason: string | null;
}

export class AssessmentList {
  items: AssessmentSummary[];
}

export class CreatedAssessment {
  id: string;
}

export class SavedAnswer {
  version: number;
  revision: number;
}

/** What has changed since, and who else is there. */
export class AssessmentChanges {
  revision: number;
  state: AssessmentState;
  version: number;
  rows: AssessmentRowResponse[];
  answers: AnswerResponse[];
  others: PresenceResponse[];
}
