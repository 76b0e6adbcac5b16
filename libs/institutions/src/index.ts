export * from './shared.js';
export * from './institution.module.js';
export { Institution } from './institution.entity.js';
