import { fieldsOf, type Condition, type Field } from './field.rules.js';

const language = fieldsOf('languages', { category: 'language_school', group: 'languages' });
const courses = fieldsOf('languages', { category: 'language_school', group: 'courses' });
const literacy = fieldsOf('literacy', { category: 'language_school' });
const school = fieldsOf('school', { category: 'language_school' });
const schools = fieldsOf('school', { category: 'language_school', group: 'schools' });
const hasTraining = fieldsOf('training', { category: 'work_recognition' });
const training = fieldsOf('training', { category: 'work_recognition', group: 'trainings' });
const hasStudied = fieldsOf('study', { category: 'work_recognition' });
const study = fieldsOf('study', { category: 'work_recognition', group: 'studies' });
const recognition = fieldsOf('recognition', {
  category: 'work_recognition',
  group: 'procedures',
  store: 'recognition',
});

const wentToSchool: Condition = { field: 'schoolAttended', is: ['yes', 'interrupted'] };
const hasCertificate: Condition = {
  field: 'certificateType',
  is: ['DTZ', 'telc', 'Goethe', 'OESD', 'TestDaF', 'DSH', 'DTB', 'other'],
};
const past = { notInFuture: true } as const;

/** DOMAIN.md §2.6 to §2.12: languages, reading and writing, school, training, study, recognition. */
export const EDUCATION_FIELDS: readonly Field[] = [
  language('language', 'language', 'required'),
  language('role', 'option', 'required', { options: 'languageRole' }),
  language('listening', 'option', 'optional', { options: 'languageLevel', evidence: true }),
  language('reading', 'option', 'optional', { options: 'languageLevel', evidence: true }),
  language('speaking', 'option', 'optional', { options: 'languageLevel', evidence: true }),
  language('writing', 'option', 'optional', { options: 'languageLevel', evidence: true }),
  language('certificateType', 'option', 'optional', { options: 'languageCertificate' }),
  language('certificateLevel', 'option', 'conditional', {
    options: 'certificateLevel',
    when: hasCertificate,
  }),
  language('certificateDate', 'partialDate', 'conditional', { ...past, when: hasCertificate }),
  language('certificateIssuer', 'text', 'conditional', { maxLength: 200, when: hasCertificate }),
  courses('courseType', 'option', 'required', { options: 'courseType' }),
  courses('courseProvider', 'text', 'optional', { maxLength: 200 }),
  courses('courseFrom', 'partialDate'),
  courses('courseTo', 'partialDate'),
  courses('courseHours', 'integer', 'optional', { min: 1, max: 2000 }),
  courses('courseResult', 'text', 'optional', { maxLength: 200 }),

  literacy('literacyFirstLanguage', 'option', 'optional', { options: 'literacyFirst', evidence: true }),
  literacy('literacyLatin', 'option', 'optional', { options: 'literacyLatin', evidence: true }),
  literacy('learnedScripts', 'scripts'),
  literacy('numeracy', 'option', 'optional', { options: 'numeracy', evidence: true }),

  school('schoolAttended', 'option', 'required', { options: 'attended' }),
  school('schoolYears', 'half', 'conditional', { min: 0, max: 15, when: wentToSchool }),
  school('qualification', 'option', 'required', { options: 'schoolQualification' }),
  school('qualificationNative', 'text', 'optional', { maxLength: 200, when: wentToSchool }),
  school('certificate', 'option', 'required', { options: 'certificateForm' }),
  school('germanEquivalent', 'option', 'optional', { options: 'germanEquivalent', when: wentToSchool }),
  school('decidedBy', 'text', 'conditional', {
    maxLength: 200,
    when: { field: 'germanEquivalent', is: ['HSA', 'RSA', 'ESA', 'FHR', 'HZB'] },
  }),
  school('iscedLevel', 'option', 'optional', { options: 'isced' }),
  schools('schoolFrom', 'partialDate', 'optional', past),
  schools('schoolTo', 'partialDate'),
  schools('lastGrade', 'text', 'optional', { maxLength: 40 }),
  schools('schoolCountry', 'country'),
  schools('schoolType', 'text', 'optional', { maxLength: 200 }),
  schools('languageOfInstruction', 'language'),

  hasTraining('hasTraining', 'option', 'required', { options: 'hasTraining' }),
  training('titleNative', 'text', 'required', { maxLength: 200 }),
  training('titleGerman', 'text', 'optional', { maxLength: 200 }),
  training('occupation', 'occupation'),
  training('institution', 'text', 'optional', { maxLength: 200 }),
  training('country', 'country'),
  training('place', 'text', 'optional', { maxLength: 200 }),
  training('from', 'partialDate', 'optional', past),
  training('to', 'partialDate'),
  training('durationMonths', 'integer', 'optional', { min: 1, max: 120 }),
  training('form', 'option', 'optional', { options: 'trainingForm' }),
  training('completed', 'option', 'required', { options: 'completed' }),
  training('interruptedReason', 'text', 'conditional', {
    maxLength: 500,
    when: { field: 'completed', is: ['interrupted'] },
  }),
  training('finalCertificate', 'option', 'required', { options: 'certificateForm' }),
  training('translation', 'option', 'optional', { options: 'translation' }),
  training('stateRecognisedAbroad', 'option', 'optional', { options: 'yesNoUnknown' }),

  hasStudied('hasStudied', 'option', 'required', { options: 'hasStudied' }),
  study('subject', 'text', 'required', { maxLength: 200 }),
  study('degreeNative', 'text', 'optional', { maxLength: 200 }),
  study('degreeGerman', 'text', 'optional', { maxLength: 200 }),
  study('degreeLevel', 'option', 'required', { options: 'degreeLevel' }),
  study('university', 'text', 'required', { maxLength: 200 }),
  study('country', 'country', 'required'),
  study('from', 'partialDate', 'optional', past),
  study('to', 'partialDate'),
  study('semesters', 'integer', 'optional', { min: 1, max: 20 }),
  study('diploma', 'option', 'required', { options: 'certificateForm' }),
  study('transcript', 'option', 'required', { options: 'certificateForm' }),
  study('anabinInstitution', 'option', 'optional', { options: 'anabinInstitution' }),
  study('anabinDegree', 'option', 'optional', { options: 'anabinDegree' }),
  study('anabinCheckedOn', 'date', 'conditional', {
    ...past,
    when: {
      field: ['anabinInstitution', 'anabinDegree'],
      is: ['H_plus', 'H_minus', 'H_plus_minus', 'not_listed', 'equivalent', 'equal', 'conditionally'],
    },
  }),

  recognition('occupation', 'occupation', 'required'),
  recognition('regulation', 'option', 'required', { options: 'regulation' }),
  recognition('competentBody', 'text'),
  recognition('stage', 'option', 'required', { options: 'recognitionStage' }),
  recognition('applicationDate', 'date'),
  recognition('receiptDueOn', 'date'),
  recognition('completeOn', 'date'),
  recognition('decisionDueOn', 'date'),
  recognition('documents', 'options', 'optional', { options: 'recognitionDocument' }),
  recognition('languageRequirement', 'text'),
  recognition('fundingSource', 'option', 'optional', { options: 'funding' }),
];
