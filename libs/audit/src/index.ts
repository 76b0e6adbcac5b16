export * from './shared.js';
export * from './audit.module.js';
export { audit, givenFields, type AuditEvent } from './audit.js';
export { AuditSealer, type AuditProblem } from './seal.service.js';
