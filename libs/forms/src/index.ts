export { addressLine, type AddressParts } from './address.rules.js';
export {
  citation,
  fillText,
  formDate,
  isolate,
  isolateLtr,
  keepCitationsTogether,
  stripBidiControls,
} from './bidi-text.rules.js';
export {
  bilingual,
  frameBlock,
  listBlock,
  mm,
  qrBlock,
  sideBySide,
  space,
  stack,
  textBlock,
  tickItem,
  writingLine,
  TICK_INDENT,
  type Block,
  type TextOptions,
} from './blocks.js';
export { canPrint, replaceUnprintable } from './fonts.js';
export { AREA, CONTENT_WIDTH, FormDocument, type StructureOptions } from './form-document.js';
export {
  FontAssetsError,
  FormDoesNotFitError,
  FormError,
  FormTimeLimitError,
  MissingGlyphError,
  NoSealFieldError,
  QrTooSmallError,
  SealExpiredError,
  SealUnreadableError,
  SignaturePathError,
  UnknownLanguageError,
  type FormErrorCode,
} from './forms.errors.js';
export { keyValueBlock, type KeyValue } from './key-values.js';
export {
  FORM_LANGUAGES,
  isFormLanguage,
  type Direction,
  type FormLanguage,
  type FormLanguageCode,
} from './languages.rules.js';
export { isolateMarked, printableTexts, type ReviewStatus, type TextsMeta } from './marked-texts.js';
export type { PageFurniture } from './page-furniture.js';
export { qrMatrix, type QrMatrix } from './qr.js';
export { readBackText } from './read-back.js';
export { renderForm, type FormOptions } from './render-form.js';
export { loadSeal, sealPdf, type Seal, type SealSource } from './seal.js';
export { makeDemoSeal } from './seal-demo.js';
export { verifySeal, type SealCheck } from './seal-verify.js';
export { signatureBlock } from './signature.js';
export { drawTable, innerWidth, tableLeadHeight, type TableColumn, type TableRow } from './table.js';
export type { TextRole } from './text-styles.js';
export { warmUpForms } from './warm-up.js';
export { isDrawn } from './drawing.rules.js';
