import { fieldsOf, type Field } from './field.rules.js';

const header = fieldsOf('header');
const person = fieldsOf('person', { store: 'record', protection: 'protected' });
const personOwn = fieldsOf('person', { protection: 'protected' });
const record = fieldsOf('residence', { store: 'record', protection: 'protected' });
const residence = fieldsOf('residence', { protection: 'protected' });

const withInterpreter = { field: 'interpreterPresent', is: [true] };

/** DOMAIN.md §2.1 to §2.3: who asked whom, who the person is, what the paper says about staying and working. */
export const ABOUT_FIELDS: readonly Field[] = [
  header('assessedOn', 'date', 'required', { notInFuture: true }),
  header('assessedBy', 'user', 'required', { store: 'form' }),
  header('place', 'text', 'optional', { maxLength: 200 }),
  header('channel', 'option', 'required', { options: 'channel' }),
  header('languageUsed', 'language', 'required'),
  header('interpreterPresent', 'yesNo', 'required'),
  header('interpreterKind', 'option', 'conditional', { options: 'interpreterKind', when: withInterpreter }),
  header('interpreter', 'text', 'conditional', { maxLength: 200, when: withInterpreter }),
  header('interpreterPledge', 'date', 'conditional', {
    notInFuture: true,
    when: { field: 'interpreterKind', is: ['pool', 'phone_video_service', 'other_adult'] },
  }),
  header('infoArt13Given', 'yesNo', 'required'),
  header('infoArt13Language', 'language', 'conditional', { when: { field: 'infoArt13Given', is: [true] } }),
  header('infoArt13Version', 'text', 'conditional', {
    maxLength: 40,
    when: { field: 'infoArt13Given', is: [true] },
  }),
  header('version', 'shown', 'required', { store: 'form' }),

  person('familyName', 'text', 'required'),
  person('givenNames', 'text', 'required'),
  person('nativeScriptName', 'text'),
  person('birthName', 'text'),
  person('otherNames', 'text'),
  person('dateOfBirth', 'partialDate', 'required'),
  person('dobUncertain', 'yesNo'),
  person('placeOfBirth', 'text'),
  person('countryOfBirth', 'country'),
  person('gender', 'option', 'required', { options: 'gender' }),
  person('nationalities', 'shown', 'required'),
  person('address', 'shown', 'required'),
  person('accommodationType', 'option', 'optional', { options: 'accommodation' }),
  person('phone', 'text'),
  person('email', 'text'),
  person('preferredContact', 'option', 'optional', { options: 'contactChannel' }),
  person('safeContactNote', 'text'),
  person('entryDateGermany', 'partialDate'),
  person('arrivedDistrictOn', 'partialDate'),
  person('household', 'shown'),
  personOwn('maritalStatus', 'option', 'optional', { options: 'maritalStatus' }),
  personOwn('childrenCount', 'integer', 'optional', { min: 0, max: 20 }),
  personOwn('childrenAges', 'integers', 'optional', { min: 0, max: 60 }),

  record('residenceStatus', 'shown', 'required'),
  record('residenceDocument', 'option', 'optional', { options: 'residenceDocument' }),
  record('documentValidUntil', 'date'),
  record('permitConditionText', 'longText'),
  residence('workPermission', 'option', 'required', { options: 'workPermission' }),
  residence('workHoursLimit', 'integer', 'conditional', {
    min: 1,
    max: 60,
    when: { field: 'workPermission', is: ['part_time_limit'] },
  }),
  residence('workPermissionEvidence', 'option', 'optional', { options: 'workPermissionEvidence' }),
  residence('residenceObligation', 'option', 'optional', { options: 'residenceObligation' }),
  residence('residenceObligationArea', 'text', 'conditional', {
    maxLength: 200,
    when: { field: 'residenceObligation', is: ['land', 'district', 'municipality'] },
  }),
  residence('benefitRegime', 'option', 'required', { options: 'benefitRegime' }),
  residence('integrationCourseRight', 'option', 'required', { options: 'integrationCourse' }),
  residence('passportPresent', 'option', 'optional', { options: 'passport' }),
];
