export * from './shared.js';
export * from './person.module.js';
export { HouseholdService } from './household.service.js';
export { counterText, namePatterns, personKeys, KEY_VERSION } from './person-keys.js';
export { ProbableDuplicates } from './person.errors.js';
export { CANDIDATES, loggingMatches } from './person-matching.js';
export { OPEN_FILE } from './person.queries.js';
export { createPerson } from './person-rows.js';
export { PersonService, type NewPerson } from './person.service.js';
