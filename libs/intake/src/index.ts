export * from './shared.js';
export * from './intake.module.js';
export { IntakeService } from './intake.service.js';
