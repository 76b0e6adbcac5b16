import type { InstitutionInput } from '@app/institutions';
import type { IntakeRequest } from '@app/intake';
import type { SheetLanguage } from '@app/laufzettel';
import type { Role } from '@app/platform';

/** A fictional district: the kinds of institutions are real, people, numbers and addresses are not. */

/** The one password of all demo accounts; it never enters a production start. */
export const DEMO_PASSWORD = 'Willkommen-in-Helmstedt-1';

export interface DemoInstitution extends InstitutionInput {
  /** Name within this file. */
  key: string;
  isCentralOffice: boolean;
}

const HELMSTEDT = { postalCode: '38350', place: 'Helmstedt' };

function institution(
  key: string,
  type: InstitutionInput['type'],
  name: string,
  rest: Partial<InstitutionInput> = {},
): DemoInstitution {
  return {
    key,
    type,
    name,
    isPublicBody: true,
    agsList: [],
    isCentralOffice: type === 'central_office',
    ...HELMSTEDT,
    ...rest,
  };
}

function registration(
  key: string,
  name: string,
  place: string,
  postalCode: string,
  agsList: string[],
): DemoInstitution {
  return institution(`registration-${key}`, 'registration_office', name, {
    place,
    postalCode,
    agsList,
    openingHours: 'Mo–Fr 8–12, Do 14–18 Uhr',
  });
}

export const DEMO_INSTITUTIONS: readonly DemoInstitution[] = [
  institution('central', 'central_office', 'Zentralstelle Landkreis Helmstedt', {
    unit: '1. Anlaufstelle',
    street: 'Beispielplatz 1',
    phone: '05351 000-100',
    email: 'anlaufstelle@example.org',
    openingHours: 'Mo–Fr 8.30–12, Di und Do 14–16 Uhr',
  }),
  registration('helmstedt', 'Bürgerbüro Stadt Helmstedt', 'Helmstedt', '38350', ['03154028']),
  registration('koenigslutter', 'Bürgerbüro Stadt Königslutter', 'Königslutter am Elm', '38154', [
    '03154013',
  ]),
  registration('lehre', 'Einwohnermeldeamt Gemeinde Lehre', 'Lehre', '38165', ['03154014']),
  registration('schoeningen', 'Bürgerbüro Stadt Schöningen', 'Schöningen', '38364', ['03154019']),
  registration('grasleben', 'Samtgemeinde Grasleben, Meldeamt', 'Grasleben', '38368', [
    '03154008',
    '03154015',
    '03154016',
    '03154018',
  ]),
  registration('heeseberg', 'Samtgemeinde Heeseberg, Meldeamt', 'Jerxheim', '38381', [
    '03154002',
    '03154006',
    '03154012',
    '03154027',
  ]),
  registration('nord-elm', 'Samtgemeinde Nord-Elm, Meldeamt', 'Süpplingen', '38373', [
    '03154005',
    '03154017',
    '03154021',
    '03154022',
    '03154025',
    '03154026',
  ]),
  registration('velpke', 'Samtgemeinde Velpke, Meldeamt', 'Velpke', '38458', [
    '03154001',
    '03154004',
    '03154007',
    '03154009',
    '03154024',
  ]),
  institution('immigration', 'immigration_authority', 'Ausländerbehörde Landkreis Helmstedt', {
    street: 'Beispielplatz 2',
    phone: '05351 000-200',
    openingHours: 'nur mit Termin',
  }),
  institution('social', 'social_authority', 'Sozialamt Landkreis Helmstedt', {
    unit: 'Asylbewerberleistungen',
    street: 'Beispielplatz 2',
    phone: '05351 000-300',
  }),
  institution('jobcenter', 'jobcenter', 'Jobcenter Helmstedt', {
    street: 'Musterallee 10',
    phone: '05351 000-400',
  }),
  institution('employment', 'employment_agency', 'Agentur für Arbeit Helmstedt', {
    street: 'Musterallee 12',
    phone: '05351 000-450',
  }),
  institution('insurer', 'health_insurer', 'Musterkasse, Geschäftsstelle Helmstedt', {
    phone: '05351 000-500',
  }),
  institution('bank', 'bank', 'Beispielbank Helmstedt', { isPublicBody: false }),
  institution('kvhs', 'course_provider', 'Kreisvolkshochschule Helmstedt', {
    street: 'Lernweg 3',
    phone: '05351 000-600',
    contactPerson: 'Erika Lehrbeispiel',
  }),
  institution('iq', 'recognition_counselling', 'IQ Anerkennungsberatung', {
    isPublicBody: false,
    phone: '05351 000-650',
  }),
  institution('chamber', 'recognition_authority', 'Handwerkskammer, Anerkennungsstelle', {
    place: 'Braunschweig',
    postalCode: '38100',
  }),
  institution('health-state', 'recognition_authority', 'Landesamt für Soziales, Standort Lüneburg', {
    place: 'Lüneburg',
    postalCode: '21335',
  }),
  institution('jmd', 'youth_migration_service', 'Jugendmigrationsdienst Helmstedt', {
    isPublicBody: false,
    phone: '05351 000-700',
  }),
  institution('mbe', 'welfare_counselling', 'Migrationsberatung Helmstedt', {
    isPublicBody: false,
    phone: '05351 000-750',
  }),
  institution('health', 'health_authority', 'Gesundheitsamt Landkreis Helmstedt'),
  institution('youth', 'youth_welfare_office', 'Jugendamt Landkreis Helmstedt'),
  institution('housing', 'housing_office', 'Wohnungs- und Unterbringungsstelle'),
  institution('licence', 'licence_office', 'Führerscheinstelle Landkreis Helmstedt'),
];

export interface DemoUser {
  username: string;
  displayName: string;
  role: Role;
  institutionKey: string;
}

export const DEMO_USERS: readonly DemoUser[] = [
  { username: 'empfang', displayName: 'Emil Empfang', role: 'reception', institutionKey: 'central' },
  { username: 'aufnahme', displayName: 'Anna Aufnahme', role: 'intake', institutionKey: 'central' },
  { username: 'beratung', displayName: 'Bilal Berater', role: 'counselor', institutionKey: 'central' },
  { username: 'aufsicht', displayName: 'Silke Aufsicht', role: 'supervisor', institutionKey: 'central' },
  { username: 'datenschutz', displayName: 'Doris Datenschutz', role: 'dpo', institutionKey: 'central' },
  { username: 'verwaltung', displayName: 'Viktor Verwaltung', role: 'admin', institutionKey: 'central' },
  {
    username: 'meldeamt',
    displayName: 'Maria Meldebeispiel',
    role: 'agency',
    institutionKey: 'registration-helmstedt',
  },
  { username: 'abh', displayName: 'Bernd Beispiel', role: 'agency', institutionKey: 'immigration' },
  { username: 'abh2', displayName: 'Carla Muster', role: 'agency', institutionKey: 'immigration' },
  { username: 'sozialamt', displayName: 'Stefan Sozialmuster', role: 'agency', institutionKey: 'social' },
  { username: 'jobcenter', displayName: 'Jutta Jobmuster', role: 'agency', institutionKey: 'jobcenter' },
  { username: 'iq', displayName: 'Ines Anerkennung', role: 'agency', institutionKey: 'iq' },
];

/** A first contact as the demo's intake recorded it; the slip is issued on this route. */
export interface DemoPerson extends Omit<IntakeRequest, 'laufzettel' | 'household' | 'duplicateDecision'> {
  route: string;
  language: SheetLanguage;
}

const AT_HOME = { street: 'Musterstraße', postalCode: '38350', place: 'Helmstedt', ags: '03154028' };

export const DEMO_PERSONS: readonly DemoPerson[] = [
  {
    route: 'A',
    language: 'en',
    person: {
      familyName: 'Musterbeispiel',
      givenNames: 'Mamadou',
      mononym: false,
      dateOfBirth: '2002-03-14',
      gender: 'm',
      nationalities: ['GN'],
      countryOfBirth: 'GN',
      arrivedDistrictOn: '2026-11-16',
      contact: { ...AT_HOME, houseNumber: '7', accommodationType: 'shared_accommodation' },
      languages: [
        { code: 'fra', preferred: true },
        { code: 'ful', preferred: false },
      ],
      interpreterNeeded: true,
    },
    residence: {
      status: 'DULD_60A',
      document: 'toleration_certificate',
      validUntil: '2027-03-24',
      permitConditionText: 'Beschäftigung nur mit Erlaubnis der Ausländerbehörde gestattet',
    },
    case: { concern: 'Arbeit und Deutschkurs' },
  },
  {
    route: 'C',
    language: 'uk',
    person: {
      familyName: 'Probetest',
      givenNames: 'Oksana',
      mononym: false,
      nativeScriptName: 'Оксана Пробетест',
      dateOfBirth: '1992-06-02',
      gender: 'w',
      nationalities: ['UA'],
      countryOfBirth: 'UA',
      entryDateGermany: '2026-02',
      arrivedDistrictOn: '2026-02',
      contact: { ...AT_HOME, houseNumber: '12', accommodationType: 'own_flat', preferredContact: 'phone' },
      languages: [
        { code: 'ukr', preferred: true },
        { code: 'rus', preferred: false },
        { code: 'deu', preferred: false },
      ],
      interpreterNeeded: false,
    },
    residence: {
      status: 'AE_24',
      document: 'eat_card',
      validUntil: '2027-03-04',
      permitConditionText: 'Erwerbstätigkeit erlaubt',
    },
    case: { concern: 'Anerkennung als Pflegefachkraft' },
  },
  {
    route: 'B',
    language: 'ar',
    person: {
      familyName: 'Demodari',
      givenNames: 'Rania',
      mononym: false,
      nativeScriptName: 'رانيا ديموداري',
      dateOfBirth: '1988-09-20',
      gender: 'w',
      nationalities: ['SY'],
      countryOfBirth: 'SY',
      contact: {
        street: 'Beispielring',
        houseNumber: '3',
        postalCode: '38458',
        place: 'Velpke',
        ags: '03154024',
        safeContactNote: 'Anrufe bitte nur vormittags',
      },
      languages: [{ code: 'ara', preferred: true }],
      interpreterNeeded: true,
    },
    residence: { status: 'AE_25_2_SUB', document: 'eat_card', validUntil: '2028-05-31' },
    case: { concern: 'Kita-Platz und Integrationskurs' },
  },
  {
    route: 'A',
    language: 'fa-AF',
    person: {
      familyName: 'Beispielzada',
      givenNames: 'Farid',
      mononym: false,
      nativeScriptName: 'فرید بیسپیلزاده',
      dateOfBirth: '1999',
      dobUncertain: true,
      gender: 'm',
      nationalities: ['AF'],
      contact: {
        street: 'Probeweg',
        houseNumber: '21',
        postalCode: '38364',
        place: 'Schöningen',
        ags: '03154019',
      },
      languages: [{ code: 'prs', preferred: true }],
      interpreterNeeded: true,
    },
    residence: { status: 'GESTATTUNG', document: 'asylum_permission', validUntil: '2027-01-10' },
    case: {},
  },
  {
    route: 'D',
    language: 'tr',
    person: {
      familyName: 'Örnekoğlu',
      givenNames: 'Elif Su',
      mononym: false,
      dateOfBirth: '1979-12-01',
      gender: 'w',
      nationalities: ['BG'],
      countryOfBirth: 'BG',
      contact: {
        street: 'Testgasse',
        houseNumber: '5 a',
        postalCode: '38154',
        place: 'Königslutter am Elm',
        ags: '03154013',
      },
      languages: [
        { code: 'tur', preferred: true },
        { code: 'bul', preferred: false },
      ],
      interpreterNeeded: false,
    },
    residence: { status: 'EU', document: 'passport_only' },
    case: { concern: 'Arbeitsuche' },
  },
  {
    route: 'A',
    language: 'de',
    person: {
      familyName: 'Selamawit',
      mononym: true,
      nativeScriptName: 'ሰላማዊት',
      dateOfBirth: '2001-07',
      gender: 'w',
      nationalities: ['ER'],
      contact: { ...AT_HOME, houseNumber: '7', accommodationType: 'shared_accommodation' },
      languages: [
        { code: 'tir', preferred: true },
        { code: 'amh', preferred: false },
      ],
      interpreterNeeded: true,
    },
    residence: { status: 'NOT_RECORDED' },
    case: {},
  },
];
