import {
  formTexts,
  SHEET_LANGUAGES,
  type DocumentCode,
  type LaufzettelFormData,
  type LaufzettelFormStamp,
  type LaufzettelFormStation,
  type SheetLanguage,
  type StationTextCode,
} from '@app/laufzettel';

/** Fictional people, one a language; any likeness to living persons is an accident. */
const PERSONS: Readonly<Record<SheetLanguage, { latin: string; native?: string; birthDate: string }>> = {
  de: { latin: 'Mamadou Musterbeispiel', birthDate: '2002-05-14' },
  en: { latin: 'Mamadou Musterbeispiel', birthDate: '2002-05' },
  uk: { latin: 'Oksana Probetest', native: 'Оксана Пробетест', birthDate: '1992-03-08' },
  tr: { latin: 'Ayşe Gülşah Örnekoğlu', birthDate: '1988-11-30' },
  ar: { latin: 'Rania Demodari', native: 'رانيا ديموداري', birthDate: '1988-01-01' },
  'fa-AF': { latin: 'Ahmad Zaher Nemunazada', native: 'احمد ظاهر نمونه‌زاده', birthDate: '1999' },
};

interface SampleStation {
  readonly code: StationTextCode;
  readonly bring: readonly DocumentCode[];
  readonly institution: string;
  readonly address?: string;
  readonly phone?: string;
  readonly after?: readonly { position: number; hard: boolean }[];
  readonly deadline?: LaufzettelFormStation['deadline'];
}

/** Route A of DOMAIN.md §4.3, IQ and JMD side by side. Addresses and numbers do not exist. */
const ROUTE_A: readonly SampleStation[] = [
  {
    code: 'REG',
    bring: ['passport', 'landlord_confirmation'],
    institution: 'Stadt Helmstedt, Bürgerbüro (Beispiel)',
    address: 'Musterplatz 1, 38350 Helmstedt',
    phone: '05351 000-10',
    deadline: { on: '2026-12-08', kind: 'legal', basis: '§ 17 Abs. 1 BMG' },
  },
  {
    code: 'ABH',
    bring: ['registration_certificate', 'photo', 'passport'],
    institution: 'Landkreis Helmstedt, Ausländerbehörde (Beispiel)',
    address: 'Beispielweg 2, 38350 Helmstedt',
    phone: '05351 000-20',
    after: [{ position: 1, hard: true }],
    deadline: { on: '2027-03-15', kind: 'legal', basis: '§ 81 Abs. 4 AufenthG' },
  },
  {
    code: 'SOZ',
    bring: ['residence_paper', 'registration_certificate', 'bank_details'],
    institution: 'Landkreis Helmstedt, Sozialamt (Beispiel)',
    address: 'Beispielweg 2, 38350 Helmstedt',
    after: [{ position: 2, hard: false }],
    deadline: { on: '2026-12-01', kind: 'practice' },
  },
  {
    code: 'KK',
    bring: ['benefit_notice', 'passport'],
    institution: 'Beispielkasse Helmstedt',
    phone: '05351 000-40',
    after: [{ position: 3, hard: true }],
  },
  {
    code: 'IQ',
    bring: ['certificates', 'cv'],
    institution: 'IQ-Beratung Braunschweig & Umland (Beispiel)',
    address: 'Probestraße 5, 38100 Braunschweig',
  },
  {
    code: 'JMD',
    bring: ['residence_paper'],
    institution: 'Jugendmigrationsdienst Helmstedt (Beispiel)',
    deadline: { on: '2026-12-17', kind: 'agreed' },
  },
  {
    code: 'AA',
    bring: ['residence_paper', 'cv'],
    institution: 'Agentur für Arbeit Helmstedt (Beispiel)',
    address: 'Testallee 7, 38350 Helmstedt',
    after: [
      { position: 2, hard: true },
      { position: 5, hard: false },
      { position: 6, hard: false },
    ],
  },
  {
    code: 'IK',
    bring: ['course_entitlement'],
    institution: 'Kreisvolkshochschule Helmstedt (Beispiel)',
    after: [{ position: 2, hard: true }],
  },
  { code: 'BSK', bring: ['b1_proof'], institution: '', after: [{ position: 8, hard: true }] },
  {
    code: 'CLOSE',
    bring: [],
    institution: 'Erste Anlaufstelle (Beispiel)',
    after: [1, 2, 3, 4, 5, 6, 7, 8, 9].map((position) => ({ position, hard: false })),
  },
];

const STAMPS: Readonly<Partial<Record<StationTextCode, LaufzettelFormStamp>>> = {
  REG: {
    result: 'done',
    on: '2026-11-25',
    by: 'Stadt Helmstedt, Bürgerbüro (Beispiel), K. Muster',
    paper: true,
  },
  ABH: {
    result: 'appointment_given',
    on: '2026-11-27',
    by: 'Ausländerbehörde (Beispiel), T. Probe',
    followUpOn: '2026-12-10',
    note: 'Bitte Passfoto (35 × 45 mm) und Gebühr von 5,00 € mitbringen; Zimmer 204.',
    paper: false,
  },
  JMD: {
    result: 'done',
    on: '2026-12-01',
    by: 'Jugendmigrationsdienst (Beispiel)',
    note: 'Beratung begonnen.',
    paper: false,
  },
};
/** Sheets that have been under way already; the others are as issued. */
const STAMPED: readonly SheetLanguage[] = ['de', 'ar'];

/** Fictional Laufzettel, one in each language of the sheets. */
export function sampleLaufzettel(): LaufzettelFormData[] {
  return SHEET_LANGUAGES.map((language) => {
    const { latin, native, birthDate } = PERSONS[language];
    return {
      language,
      caseNumber: 'HE-2026-000123',
      issuedOn: '2026-11-24',
      officeName: 'Erste Anlaufstelle Landkreis Helmstedt (Beispiel)',
      officeAddress: 'Musterplatz 3, 38350 Helmstedt',
      officePhone: '05351 000-30',
      workerName: 'Sabine Beispiel',
      personName: { latin, native },
      birthDate,
      routeTitle: { de: formTexts('de').routes.A, other: formTexts(language).routes.A },
      qrUrl: 'https://anlaufstelle.example/s/7KQ4-M2XD-9RTA',
      shortCode: '7KQ4-M2XD-9RTA',
      stations: ROUTE_A.map((station, index) => sampleStation(station, index + 1, language)),
      notes: 'Bitte kommen Sie am 03.12.2026 um 10 Uhr noch einmal zu uns.',
    };
  });
}

function sampleStation(
  station: SampleStation,
  position: number,
  language: SheetLanguage,
): LaufzettelFormStation {
  const { code, bring, institution, address, phone, after, deadline } = station;
  const [de, other] = [formTexts('de'), formTexts(language)];
  return {
    position,
    code,
    name: { de: de.stations[code].name, other: other.stations[code].name },
    bring: { de: bring.map((one) => de.documents[one]), other: bring.map((one) => other.documents[one]) },
    institutionName: institution || undefined,
    institutionAddress: address,
    institutionPhone: phone,
    prerequisites: after ?? [],
    deadline,
    stamp: STAMPED.includes(language) ? STAMPS[code] : undefined,
  };
}
