/** The browser-safe door: rules and DTOs only. */
export * from './case.dto.js';
export * from './case.rules.js';
