export * from './shared.js';
export * from './case.module.js';
export { CaseService, OPEN_CASE } from './case.service.js';
export { FollowUp } from './follow-up.entity.js';
export { CaseClosed } from './case.errors.js';
