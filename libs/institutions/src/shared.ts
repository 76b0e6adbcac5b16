/** The browser-safe door: rules and DTOs only. */
export * from './institution.dto.js';
export * from './institution.rules.js';
