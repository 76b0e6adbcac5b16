export * from './shared.js';
export * from './laufzettel.module.js';
export { formTexts, type DocumentCode, type StationTextCode } from './form-texts.js';
export {
  renderLaufzettel,
  type LaufzettelFormData,
  type LaufzettelFormStamp,
  type LaufzettelFormStation,
} from './laufzettel.form.js';
export { INSTITUTION_KINDS, ISSUE_LAUFZETTEL, LaufzettelService, type SlipOf } from './laufzettel.service.js';
export { STAMP_STATION } from './stamp.sql.js';
export { StampService } from './stamp.service.js';
export { stationNamesJson } from './station-texts.js';
export { WORK_LIST } from './station.queries.js';
export { LaufzettelTemplate } from './template.entity.js';
export { publishTemplates } from './template.service.js';
export { currentTemplates } from './templates.queries.js';
