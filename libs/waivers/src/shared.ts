export * from './category-map.rules.js';
export * from './legal-basis.rules.js';
export * from './release.dto.js';
export * from './signatory.rules.js';
export * from './station-names.rules.js';
export * from './waiver.dto.js';
export * from './waiver.rules.js';
export * from './waiver-response.dto.js';
