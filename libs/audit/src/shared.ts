/** The browser-safe door: rules and DTOs only. */
export * from './audit.dto.js';
export * from './audit.rules.js';
