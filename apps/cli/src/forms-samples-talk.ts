import type { AnswerValue, AssessmentRecord, Evidence, Standing } from '@app/assessments';

// What the fictional people of DOMAIN.md §10 have said, and what all of their talks share.

/** A value, a value with what vouches for it, or why there is none. */
export type Said =
  | { readonly value: AnswerValue; readonly evidence?: Evidence }
  | { readonly standing: Exclude<Standing, 'given'> };

/** What is said in a talk: answers by field, and repeated rows by group with answers by key. */
export interface Talk {
  readonly record: AssessmentRecord;
  readonly answers: Readonly<Record<string, AnswerValue | Said>>;
  readonly rows: Readonly<
    Record<
      string,
      { readonly section: string; readonly items: readonly Readonly<Record<string, AnswerValue | Said>>[] }
    >
  >;
  readonly procedures?: readonly Readonly<Record<string, unknown>>[];
}

export const EVENING = ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => `${day}_evening`);
export const MORNING = ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => `${day}_morning`);
export const self = (value: AnswerValue): Said => ({ value, evidence: 'self' });
export const observed = (value: AnswerValue): Said => ({ value, evidence: 'observed' });
export const tested = (value: AnswerValue): Said => ({ value, evidence: 'tested' });
export const declined: Said = { standing: 'declined' };

export const RECORD: AssessmentRecord = {
  familyName: 'Musterbeispiel',
  givenNames: 'Mamadou',
  nativeScriptName: null,
  birthName: null,
  otherNames: [],
  dateOfBirth: '2002-05',
  dobUncertain: true,
  placeOfBirth: 'Labé',
  countryOfBirth: 'GN',
  gender: 'm',
  nationalities: ['GN'],
  street: 'Musterstraße',
  houseNumber: '12',
  postalCode: '38350',
  place: 'Helmstedt',
  accommodationType: 'shared_accommodation',
  phone: '+49 5351 000123',
  email: null,
  preferredContact: 'phone',
  safeContactNote: null,
  entryDateGermany: '2024-08',
  arrivedDistrictOn: '2024-11-04',
  household: [],
  residenceStatus: 'DULD_60A',
  residenceDocument: 'toleration_certificate',
  documentValidUntil: '2027-03-15',
  permitConditionText: 'Beschäftigung nur mit Erlaubnis der Ausländerbehörde gestattet.',
};

export const TALKED = {
  'header.assessedOn': '2026-11-24',
  'header.place': 'Helmstedt, Beratungszimmer 2',
  'header.channel': 'in_person',
  'header.infoArt13Given': true,
  'header.infoArt13Version': '1',
  'documents.documentsShown': true,
  'goals.agreedWithPerson': true,
  'closing.closingPlace': 'Helmstedt',
  'closing.closingDate': '2026-11-24',
  'closing.copyHanded': true,
} as const;

export const interpreted = (language: string, name: string) => ({
  'header.languageUsed': language,
  'header.interpreterPresent': true,
  'header.interpreterKind': 'pool',
  'header.interpreter': name,
  'header.interpreterPledge': '2026-01-12',
  'header.infoArt13Language': language,
  'closing.copyLanguage': language,
});
