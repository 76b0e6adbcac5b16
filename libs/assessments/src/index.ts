export * from './shared.js';
export * from './assessment.module.js';
export {
  proceduresOf,
  releasedProceduresOf,
  type ProcedureRow,
  type ReleasedProcedureRow,
} from './recognition.queries.js';
export { assessmentTexts, type AssessmentTexts } from './assessment-texts.js';
export { renderAssessment } from './assessment.form.js';
export type { AssessmentFormData, FormSignature } from './assessment.form-data.js';
export { europassOf, type EuropassNames } from './europass.js';
export type { AssessmentExtract } from './extract.dto.js';
export { renderExtract, type ExtractFormData } from './extract.form.js';
export { ASSESSMENT_CATEGORIES, cutTo } from './extract.rules.js';
