/** The browser-safe door: rules and DTOs only. */
export * from './auth.dto.js';
export * from './draft.dto.js';
export * from './login.rules.js';
export * from './user.dto.js';
