export * from './shared.js';
export { waiverTexts, type WaiverTexts, type WaiverTextSection } from './form-texts.js';
export { renderPrivacyNotice } from './privacy.form.js';
export { renderRevocation } from './revocation.form.js';
export type {
  FormOffice,
  FormPerson,
  FormWords,
  PrivacyFormData,
  RevocationFormData,
  WaiverFormBody,
  WaiverFormData,
  WaiverFormInterpreter,
  WaiverFormOptions,
  WaiverFormRecipient,
  WaiverFormSignatory,
  WaiverFormSignature,
} from './waiver.form-data.js';
export { renderWaiver } from './waiver.form.js';
export { SigningService } from './signing.service.js';
export { TEMPLATE_VERSION, WaiverService } from './waiver.service.js';
export { OfficeSeal } from './office-seal.js';
export * from './waiver.module.js';
