/** The browser-safe door: rules and DTOs only. */
export * from './person.dto.js';
export * from './person-response.dto.js';
export * from './person.rules.js';
export * from './person-search.rules.js';
