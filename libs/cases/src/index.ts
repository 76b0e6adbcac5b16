export * from './shared.js';
export * from './case.module.js';
export { CaseService } from './case.service.js';
export { FollowUp } from './follow-up.entity.js';
