export * from './signatory.rules.js';
export * from './waiver.rules.js';
