/** The browser-safe door: rules and DTOs only. */
export * from './laufzettel.dto.js';
export * from './station.rules.js';
