import { OKSANA } from './forms-samples-oksana.data.js';
import { RANIA } from './forms-samples-rania.data.js';
import { declined, RECORD, type Said, type Talk } from './forms-samples-talk.js';

const LONG =
  'Stand jeden Morgen um vier Uhr auf, hat Brot gebacken, Lieferanten empfangen, die Kasse geführt, drei Lehrlinge angeleitet und am Abend die Maschinen gereinigt. ';

/** Every repeated row three times, the jobs with as much text as fits. */
export const FULL_ROWS: Talk['rows'] = Object.fromEntries(
  Object.entries({ ...OKSANA.rows, studies: RANIA.rows.studies! }).map(([group, { section, items }]) => {
    const item = items[items.length - 1]!;
    const more: Readonly<Record<string, Said | string>> =
      group === 'jobs' ? { tasks: LONG.repeat(12).slice(0, 2000), tools: `${LONG}\n${LONG}` } : {};
    return [group, { section, items: [item, { ...item, ...more }, item] }];
  }),
);

/** What is required, and nothing else. */
export const LEAST: Talk = {
  record: {
    ...RECORD,
    dobUncertain: false,
    placeOfBirth: null,
    countryOfBirth: null,
    accommodationType: null,
    phone: null,
    preferredContact: null,
    entryDateGermany: null,
    arrivedDistrictOn: null,
    residenceDocument: null,
    documentValidUntil: null,
    permitConditionText: null,
    residenceStatus: 'NOT_RECORDED',
  },
  answers: {
    'header.assessedOn': '2026-11-24',
    'header.channel': 'phone',
    'header.languageUsed': 'fra',
    'header.interpreterPresent': false,
    'header.infoArt13Given': true,
    'header.infoArt13Language': 'fra',
    'header.infoArt13Version': '1',
    'residence.workPermission': 'unknown',
    'residence.benefitRegime': 'unknown',
    'residence.integrationCourseRight': { standing: 'not_asked' },
    'school.schoolAttended': 'no',
    'school.qualification': { standing: 'unknown' },
    'school.certificate': 'none',
    'training.hasTraining': 'no',
    'study.hasStudied': 'none',
    'work.hasWorked': false,
    'skills.mobility': declined,
    'skills.availability': declined,
    'goals.goals': ['unclear'],
    'goals.agreedWithPerson': true,
    'documents.documentsShown': false,
    'closing.closingPlace': 'Helmstedt',
    'closing.closingDate': '2026-11-24',
  },
  rows: {
    languages: { section: 'languages', items: [{ language: 'fra', role: 'first' }] },
    steps: { section: 'goals', items: [{ stepWhat: 'Zweites Gespräch mit Sprachmittlung' }] },
  },
};
