export * from './shared.js';
export * from './person.module.js';
export { HouseholdService } from './household.service.js';
export { namePatterns, personKeys, KEY_VERSION } from './person-keys.js';
export { ProbableDuplicates } from './person.errors.js';
export { PersonService, type NewPerson } from './person.service.js';
