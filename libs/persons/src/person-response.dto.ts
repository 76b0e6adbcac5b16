import type {
  AccommodationType,
  ContactChannel,
  Gender,
  HouseholdRelation,
  ResidenceDocument,
} from './person.rules.js';

export class CreatedPerson {
  id: string;
}

/** The least that tells two people apart. */
export class PersonSummary {
  id: string;
  familyName: string;
  givenNames: string | null;
  nativeScriptName: string | null;
  dateOfBirth: string;
  caseNumber: string | null;
  caseId: string | null;
}

export class ProbableMatch extends PersonSummary {
  /** 0 to 1: how much the names and the birth date agree. */
  score: number;
}

export class ProbableMatches {
  items: ProbableMatch[];
}

export class PersonSearchResult {
  items: PersonSummary[];
  /** Nobody has the names as they were typed; these are written alike, the most alike first. */
  similar: boolean;
  /** Hand it back to get the next page; null on the last one. */
  nextCursor: string | null;
}

export class ResidenceStatusResponse {
  id: string;
  status: string;
  document: ResidenceDocument | null;
  validUntil: string | null;
  permitConditionText: string | null;
  recordedOn: string;
  recordedBy: string;
}

export class HouseholdMember {
  personId: string;
  familyName: string;
  givenNames: string | null;
  dateOfBirth: string;
  relation: HouseholdRelation;
}

export class CaseOfPerson {
  id: string;
  number: string;
  state: string;
  openedOn: string;
}

export class ContactResponse {
  street: string | null;
  houseNumber: string | null;
  postalCode: string | null;
  place: string | null;
  ags: string | null;
  accommodationType: AccommodationType | null;
  phone: string | null;
  email: string | null;
  preferredContact: ContactChannel | null;
  safeContactNote: string | null;
}

export class LanguageResponse {
  code: string;
  preferred: boolean;
}

export class PersonResponse {
  id: string;
  version: number;
  familyName: string;
  givenNames: string | null;
  mononym: boolean;
  nativeScriptName: string | null;
  birthName: string | null;
  otherNames: string[];
  dateOfBirth: string;
  dobUncertain: boolean;
  gender: Gender;
  placeOfBirth: string | null;
  countryOfBirth: string | null;
  nationalities: string[];
  entryDateGermany: string | null;
  arrivedDistrictOn: string | null;
  contact: ContactResponse;
  languages: LanguageResponse[];
  interpreterNeeded: boolean;
  /** Newest first; the first one is in force. */
  residenceStatuses: ResidenceStatusResponse[];
  householdId: string | null;
  household: HouseholdMember[];
  cases: CaseOfPerson[];
}
