export * from './shared.js';
export * from './identity.module.js';
export { isCaseWorker } from './user.queries.js';
export { hashPassword } from './password.js';
export { isWeakPassword, PASSWORD_MIN_LENGTH } from './login.rules.js';
export { User } from './user.entity.js';
