export * from './shared.js';
export * from './laufzettel.module.js';
export { formTexts, type DocumentCode, type StationTextCode } from './form-texts.js';
export {
  renderLaufzettel,
  type LaufzettelFormData,
  type LaufzettelFormStamp,
  type LaufzettelFormStation,
} from './laufzettel.form.js';
export { LaufzettelService, type SlipOf } from './laufzettel.service.js';
export { StampService } from './stamp.service.js';
export { LaufzettelTemplate } from './template.entity.js';
export { publishTemplates } from './template.service.js';
export { currentTemplates } from './templates.queries.js';
