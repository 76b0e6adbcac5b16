import {
  WAIVER_LANGUAGES,
  type PrivacyFormData,
  type RevocationFormData,
  type WaiverFormData,
  type WaiverFormRecipient,
  type WaiverFormSignatory,
  type WaiverFormSignature,
  type WaiverLanguage,
} from '@app/waivers';
import { DRAWN } from './forms-samples-drawn.js';

// Fictional people, offices and numbers; any likeness to living persons is an accident.

const OFFICE = {
  name: 'Erste Anlaufstelle Landkreis Helmstedt (Beispiel)',
  address: 'Musterplatz 3, 38350 Helmstedt',
  phone: '05351 000-30',
  email: 'anlaufstelle@helmstedt.example',
} as const;
const DPO = 'Dr. Paula Datenschutz, Beispielweg 2, 38350 Helmstedt, 05351 000-99';

const JOBCENTER: WaiverFormRecipient = {
  institution: 'Jobcenter Helmstedt (Beispiel)',
  unit: 'Team Migration',
  address: 'Testallee 7, 38350 Helmstedt',
  direction: 'both',
  categories: ['identity', 'language_school', 'work_recognition', 'employment_benefits', 'appointments'],
  isImmigrationOffice: false,
};
const COURSE: WaiverFormRecipient = {
  institution: 'Kreisvolkshochschule Helmstedt (Beispiel)',
  unit: 'Fachbereich Deutsch als Zweitsprache',
  address: 'Probestraße 5, 38350 Helmstedt',
  direction: 'to_recipient',
  categories: ['identity', 'language_school', 'appointments'],
  isImmigrationOffice: false,
};
const IMMIGRATION: WaiverFormRecipient = {
  institution: 'Landkreis Helmstedt, Ausländerbehörde (Beispiel)',
  address: 'Beispielweg 2, 38350 Helmstedt',
  direction: 'from_recipient',
  categories: ['residence'],
  isImmigrationOffice: true,
};
const HEALTH: WaiverFormRecipient = {
  institution: 'Landkreis Helmstedt, Gesundheitsamt (Beispiel)',
  unit: 'Sozialpsychiatrischer Dienst',
  address: 'Beispielweg 4, 38350 Helmstedt',
  direction: 'both',
  categories: ['identity', 'health', 'appointments', 'other'],
  otherCategory: 'Begleitung zu Terminen',
  isImmigrationOffice: false,
};
const SCHOOL: WaiverFormRecipient = {
  institution: 'Grundschule am Beispielring',
  address: 'Beispielring 1, 38350 Helmstedt',
  direction: 'both',
  categories: ['identity', 'language_school', 'family'],
  isImmigrationOffice: false,
};

type Case = Pick<WaiverFormData, 'person' | 'custody' | 'signatories' | 'recipients' | 'purposes'> &
  Partial<WaiverFormData>;

const signer = (role: WaiverFormSignatory['role'], name: string): WaiverFormSignatory => ({ role, name });
const adult = (latin: string, native: string | undefined, birthDate: string): Case => ({
  person: { name: { latin, native }, birthDate, address: 'Musterstraße 12, 38350 Helmstedt' },
  custody: 'none',
  signatories: [signer('person', latin)],
  recipients: [JOBCENTER, COURSE],
  purposes: [{ code: 'language_course' }, { code: 'job_search' }],
});

const CASES: Readonly<Record<WaiverLanguage, Case>> = {
  // No form in their language: in German, interpreted.
  de: {
    ...adult('Nino Musteridse', 'ნინო მუსტერიძე', '1991-07-02'),
    explainedIn: { de: 'Georgisch' },
    interpreter: { name: 'Tamar Probeadse', language: { de: 'Georgisch' }, sworn: true, pledged: true },
  },
  en: adult('Mamadou Musterbeispiel', undefined, '2002-05'),
  uk: {
    ...adult('Oksana Probetest', 'Оксана Пробетест', '1992-03-08'),
    recipients: [JOBCENTER, COURSE, HEALTH],
    purposes: [{ code: 'recognition' }, { code: 'health' }, { code: 'other', text: 'Kur beantragen' }],
  },
  ru: {
    person: { name: { latin: 'Michail Beispielow', native: 'Михаил Байшпилов' }, birthDate: '2018-09-01' },
    custody: 'joint',
    signatories: [signer('mother', 'Irina Beispielowa'), signer('father', 'Sergej Beispielow')],
    recipients: [SCHOOL, HEALTH],
    purposes: [{ code: 'school_place' }, { code: 'health' }],
  },
  tr: { ...adult('Ayşe Gülşah Örnekoğlu', undefined, '1988-11-30'), isDraft: true },
  bg: {
    ...adult('Stojan Primerow', 'Стоян Примеров', '1965-12-24'),
    custody: 'legal_support',
    signatories: [signer('person', 'Stojan Primerow'), signer('legal_custodian', 'Bernd Betreuer')],
    recipients: [JOBCENTER, COURSE, HEALTH, IMMIGRATION],
    immigrationAgreed: true,
  },
  pl: { ...adult('Agnieszka Przykładowska', undefined, '1979-04-17'), recipients: [JOBCENTER, IMMIGRATION] },
  ro: adult('Ștefan Exemplescu', undefined, '1985-02-28'),
  kmr: adult('Rojda Mînakî', undefined, '1996-06-21'),
  fr: {
    person: { name: { latin: 'Aminata Échantillon' }, birthDate: '2011-03', address: 'Musterstraße 12' },
    custody: 'joint',
    exception: 'insight',
    signatories: [signer('person', 'Aminata Échantillon')],
    recipients: [SCHOOL],
    purposes: [{ code: 'training' }],
    staffNote:
      'Allein unterschrieben: 15 Jahre alt, hat den Zweck mit eigenen Worten erklärt; Eltern auf Reisen.',
  },
  so: adult('Faadumo Tusaale', undefined, '1990'),
  ti: {
    ...adult('Selam Arayaweledt', 'ሰላም ኣርኣያወልድ', '1994-01-07'),
    recipients: [JOBCENTER, COURSE, HEALTH],
    interpreter: {
      name: 'Yonas Beispiel',
      language: { de: 'Tigrinya', other: 'ትግርኛ' },
      sworn: false,
      pledged: true,
    },
  },
  ar: {
    person: { name: { latin: 'Yaman Demodari', native: 'يمان ديموداري' }, birthDate: '2010-05-14' },
    custody: 'joint',
    signatories: [
      signer('mother', 'Rania Demodari'),
      signer('father', 'Sami Demodari'),
      signer('person', 'Yaman Demodari'),
    ],
    recipients: [JOBCENTER, SCHOOL, HEALTH, IMMIGRATION],
    purposes: [{ code: 'school_place' }, { code: 'training' }, { code: 'residence' }],
    immigrationAgreed: true,
  },
  'fa-AF': {
    person: { name: { latin: 'Zahra Nemunazada', native: 'زهرا نمونه‌زاده' }, birthDate: '2017' },
    custody: 'sole',
    signatories: [signer('father', 'Ahmad Zaher Nemunazada')],
    recipients: [SCHOOL, HEALTH],
    purposes: [{ code: 'school_place' }, { code: 'family' }],
    interpreter: {
      name: 'Farid Übersetzer',
      language: { de: 'Dari', other: 'دری' },
      sworn: false,
      pledged: true,
    },
  },
  ps: {
    person: { name: { latin: 'Gul Khan Misali', native: 'ګل خان مثالي' }, birthDate: '2010' },
    custody: 'guardianship',
    signatories: [
      signer('youth_office', 'Landkreis Helmstedt, Jugendamt (Beispiel)'),
      signer('person', 'Gul Khan Misali'),
    ],
    recipients: [SCHOOL, COURSE],
    purposes: [{ code: 'language_course' }, { code: 'leisure' }],
  },
  ckb: {
    person: { name: { latin: 'Shilan Nimuneyi', native: 'شیلان نموونەیی' }, birthDate: '2016-10-10' },
    custody: 'joint',
    exception: 'daily',
    signatories: [signer('mother', 'Bahar Nimuneyi')],
    recipients: [SCHOOL],
    purposes: [{ code: 'leisure' }],
    staffNote: 'Nur die Mutter: Anmeldung zum Schwimmkurs, der Vater arbeitet auf Montage.',
  },
};

const drawn = (index: number): WaiverFormSignature => ({
  way: 'screen',
  on: '2026-11-24',
  place: 'Helmstedt',
  path: DRAWN[index % DRAWN.length],
});

/** Fictional waivers, one in each language, to be signed with ink. */
export function sampleWaivers(): WaiverFormData[] {
  return WAIVER_LANGUAGES.map((language, index) => {
    const reference = `7KQ4-M2XD-${String(1000 + index)}`;
    return {
      language,
      template: { id: 'SPE', version: '1' },
      reference,
      caseNumber: `HE-2026-${String(123 + index).padStart(6, '0')}`,
      isDraft: false,
      office: OFFICE,
      dataProtectionOfficer: DPO,
      exception: null,
      released: {
        institution: OFFICE.name,
        unit: 'Team Beratung',
        address: OFFICE.address,
        professions:
          'Staatlich anerkannte Sozialarbeiterinnen und Sozialarbeiter und alle, die ihnen zuarbeiten',
      },
      immigrationAgreed: false,
      validUntil: '2027-11-24',
      worker: { name: 'Sabine Beispiel' },
      verifyUrl: `https://anlaufstelle.example/p/${reference}`,
      ...CASES[language],
    };
  });
}

/** The same waivers after all have signed on the screen. */
export function sampleSignedWaivers(): WaiverFormData[] {
  return sampleWaivers().map((waiver) => ({
    ...waiver,
    isDraft: false,
    signatories: waiver.signatories.map((one, index) => ({
      ...one,
      signature: drawn(index),
      healthSignature: drawn(index),
    })),
    interpreter: waiver.interpreter && { ...waiver.interpreter, signature: drawn(2) },
    worker: { ...waiver.worker, signature: drawn(1) },
    copyHandedOn: '2026-11-24',
    identityDocument: { de: 'Reisepass' },
  }));
}

/** A slip to revoke each of them, its boxes empty. */
export function sampleRevocations(): RevocationFormData[] {
  return sampleWaivers().map(({ language, office, person, caseNumber, reference, recipients }) => ({
    language,
    office,
    person,
    caseNumber,
    reference,
    signedOn: '2026-11-24',
    recipients,
  }));
}

/** The information by Art. 13 DSGVO in each language. */
export function samplePrivacyNotices(): PrivacyFormData[] {
  return WAIVER_LANGUAGES.map((language) => ({ language, office: OFFICE, dataProtectionOfficer: DPO }));
}
