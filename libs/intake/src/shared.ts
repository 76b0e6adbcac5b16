/** The browser-safe door: rules and DTOs only. */
export * from './intake.dto.js';
