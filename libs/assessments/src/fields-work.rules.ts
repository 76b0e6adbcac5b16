import { fieldsOf, type Field } from './field.rules.js';

const hasWorked = fieldsOf('work', { category: 'work_recognition' });
const work = fieldsOf('work', { category: 'work_recognition', group: 'jobs' });
const skills = fieldsOf('skills', { category: 'work_recognition' });
const licences = fieldsOf('skills', { category: 'employment_benefits', group: 'licences' });
const readiness = fieldsOf('skills', { category: 'employment_benefits' });
const family = fieldsOf('skills', { category: 'family' });
const goals = fieldsOf('goals', { category: 'work_recognition' });
const steps = fieldsOf('goals', { group: 'steps' });
const level = fieldsOf('level', { category: 'language_school', group: 'subjects' });
const diagnostics = fieldsOf('level');
const documents = fieldsOf('documents');
const document = fieldsOf('documents', { group: 'documents' });
const closing = fieldsOf('closing');

const it = (key: string) => skills(key, 'option', 'optional', { options: 'skillLevel', evidence: true });
const childcareNeeded = { field: 'childcareNeed', is: ['needed'] };
const copyKept = { field: 'copyKept', is: [true] };
const past = { notInFuture: true } as const;

/** DOMAIN.md §2.13 to §2.18: work, skills, goals, attainment at school, papers seen, closing. */
export const WORK_FIELDS: readonly Field[] = [
  hasWorked('hasWorked', 'yesNo', 'required'),
  work('occupationText', 'text', 'required', { maxLength: 200 }),
  work('occupation', 'occupation'),
  work('employer', 'text', 'optional', { maxLength: 200 }),
  work('country', 'country'),
  work('inGermany', 'yesNo'),
  work('from', 'partialDate', 'required', past),
  work('ongoing', 'yesNo'),
  work('to', 'partialDate', 'conditional', { when: { field: 'ongoing', is: [false] } }),
  work('hoursPerWeek', 'integer', 'optional', { min: 1, max: 80 }),
  work('form', 'option', 'optional', { options: 'workForm' }),
  work('tasks', 'longText', 'optional', { maxLength: 2000 }),
  work('tools', 'longText', 'optional', { maxLength: 2000 }),
  work('industry', 'industry'),
  work('evidence', 'option', 'required', { options: 'workEvidence' }),

  skills('informalSkills', 'options', 'optional', { options: 'informalSkill' }),
  skills('informalSkillsText', 'longText', 'optional', { maxLength: 1000 }),
  it('itSmartphone'),
  it('itEmail'),
  it('itOffice'),
  it('itResearch'),
  it('itSpecial'),
  it('itCoding'),
  licences('licenceClass', 'option', 'required', { options: 'licenceClass' }),
  licences('licenceCountry', 'country'),
  licences('licenceValidity', 'option', 'required', { options: 'licenceValidity' }),
  readiness('mobility', 'options', 'required', { options: 'mobilityMeans' }),
  readiness('mobilityTicket', 'yesNo'),
  readiness('maxCommuteMinutes', 'integer', 'optional', { min: 0, max: 180 }),
  readiness('nearestStop', 'text', 'optional', { maxLength: 200 }),
  family('childcareNeed', 'option', 'optional', { options: 'childcare' }),
  family('childcareChildren', 'integer', 'conditional', { min: 1, max: 20, when: childcareNeeded }),
  family('childcareAges', 'integers', 'conditional', { min: 0, max: 17, when: childcareNeeded }),
  family('childcareTimes', 'text', 'conditional', { maxLength: 500, when: childcareNeeded }),
  readiness('availability', 'availability', 'required'),
  readiness('availableFrom', 'date'),
  readiness('availableHours', 'integer', 'optional', { min: 1, max: 80 }),
  skills('healthLimitsForWork', 'option', 'optional', { options: 'healthLimits', category: 'health' }),
  skills('specialNeedsConsent', 'yesNo', 'optional', { protection: 'special', category: null }),
  skills('specialNeeds', 'options', 'optional', {
    options: 'specialNeed',
    protection: 'special',
    category: null,
    when: { field: 'specialNeedsConsent', is: [true] },
  }),
  skills('informationChannels', 'options', 'optional', { options: 'informationChannel', category: null }),

  goals('goals', 'options', 'required', { options: 'goal' }),
  goals('desiredOccupations', 'occupations', 'optional', { max: 3 }),
  goals('desiredRegion', 'options', 'optional', { options: 'desiredRegion' }),
  goals('strengthsOwnWords', 'longText', 'optional', { maxLength: 1000 }),
  steps('stepWhat', 'text', 'required', { maxLength: 300 }),
  steps('stepStation', 'text', 'optional', { maxLength: 60 }),
  steps('stepWho', 'institution'),
  steps('stepUntil', 'date'),
  goals('counsellorSummary', 'longText', 'optional', { maxLength: 3000, category: null }),
  goals('agreedWithPerson', 'yesNo', 'required', { category: null }),

  level('levelSubject', 'option', 'required', { options: 'schoolSubject' }),
  level('levelScore', 'option', 'required', { options: 'attainment' }),
  level('levelInstrument', 'text', 'conditional', { maxLength: 200, when: tested() }),
  level('levelTestedOn', 'date', 'conditional', { ...past, when: tested() }),
  level('levelTester', 'text', 'conditional', { maxLength: 200, when: tested() }),
  level('instrumentType', 'option', 'optional', { options: 'instrumentType', when: tested() }),
  diagnostics('referredForDiagnostics', 'yesNo'),
  diagnostics('diagnosticsRecommendation', 'longText', 'optional', {
    maxLength: 1000,
    when: { field: 'referredForDiagnostics', is: [true] },
  }),

  documents('documentsShown', 'yesNo', 'required'),
  document('documentType', 'option', 'required', { options: 'documentType' }),
  document('seenOn', 'date', 'required', past),
  document('seenBy', 'user'),
  document('documentForm', 'option', 'required', { options: 'documentForm' }),
  document('documentLanguage', 'language'),
  document('documentTranslation', 'option', 'optional', { options: 'translation' }),
  document('copyKept', 'yesNo'),
  document('copyPurpose', 'text', 'conditional', { maxLength: 300, when: copyKept }),
  document('copyDeleteBy', 'date', 'conditional', { when: copyKept }),

  closing('closingPlace', 'text', 'required', { maxLength: 200 }),
  closing('closingDate', 'date', 'required', past),
  closing('copyHanded', 'yesNo'),
  closing('copyLanguage', 'language', 'conditional', { when: { field: 'copyHanded', is: [true] } }),
];

function tested() {
  return { field: 'levelScore', is: ['far_below', 'below', 'age_appropriate', 'above'] };
}
