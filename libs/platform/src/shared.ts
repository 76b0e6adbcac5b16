/** The browser-safe door: rules and DTO helpers only, nothing of Nest, TypeORM or Node.js. */
export * from './access.rules.js';
export * from './calendar.rules.js';
export * from './code-list-assessment.dto.js';
export * from './code-list.dto.js';
export * from './constraint-code.dto.js';
export * from './isced.rules.js';
export * from './occupation-search.rules.js';
export * from './partial-date.rules.js';
export * from './transforms.rules.js';
export * from './validators.dto.js';
