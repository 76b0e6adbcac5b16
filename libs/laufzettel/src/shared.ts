/** The browser-safe door: rules and DTOs only. */
export * from './add-station.dto.js';
export * from './laufzettel.dto.js';
export * from './station.rules.js';
