/** Why a form could not be produced; `code` is stable and safe to log, the message never holds personal data. */
export type FormErrorCode =
  | 'forms.missing_glyph'
  | 'forms.time_limit'
  | 'forms.does_not_fit'
  | 'forms.font_assets'
  | 'forms.qr_too_small'
  | 'forms.unknown_language'
  | 'forms.seal_unreadable'
  | 'forms.seal_expired'
  | 'forms.no_seal_field'
  | 'forms.signature_path';

/** Base of every refusal of this lib. A form is either complete and legible or there is none. */
export class FormError extends Error {
  constructor(
    readonly code: FormErrorCode,
    message: string,
  ) {
    super(message);
    this.name = new.target.name;
  }
}

/** No font of the project has a letter that was to be printed: an empty box on an official form is worse than none. */
export class MissingGlyphError extends FormError {
  /** @param codePoints the letters without a glyph, e.g. `['U+4E2D']`; never the whole text, which may be personal. */
  constructor(readonly codePoints: readonly string[]) {
    super('forms.missing_glyph', `No font has a glyph for ${codePoints.join(', ')}`);
  }
}

/** Generation took longer than allowed; also how a never-finished PDF object shows, which would hang silently. */
export class FormTimeLimitError extends FormError {
  constructor(readonly limitMs: number) {
    super('forms.time_limit', `The form was not finished within ${limitMs} ms`);
  }
}

/** A block that must not be split (a table row, a QR code) is higher than a page. */
export class FormDoesNotFitError extends FormError {
  constructor(neededPt: number, availablePt: number) {
    super(
      'forms.does_not_fit',
      `A block of ${Math.ceil(neededPt)} pt does not fit into ${Math.floor(availablePt)} pt of page`,
    );
  }
}

/** The fonts under assets/fonts are missing or unreadable. */
export class FontAssetsError extends FormError {
  constructor(message: string) {
    super('forms.font_assets', message);
  }
}

/** A QR code would be printed too small for a telephone's camera. */
export class QrTooSmallError extends FormError {
  constructor(sizeMm: number, minimumMm: number) {
    super('forms.qr_too_small', `A QR code of ${sizeMm} mm is below the minimum of ${minimumMm} mm`);
  }
}

/** The language is not in the table of languages. */
export class UnknownLanguageError extends FormError {
  constructor(code: string) {
    super('forms.unknown_language', `No form language ${JSON.stringify(code.slice(0, 16))}`);
  }
}

/** A key, certificate or PKCS#12 file that is no usable seal. */
export class SealUnreadableError extends FormError {
  constructor(message: string) {
    super('forms.seal_unreadable', message);
  }
}

/** The certificate's term is over or has not begun: nobody would accept the seal. */
export class SealExpiredError extends FormError {
  constructor(readonly validUntil: Date) {
    super(
      'forms.seal_expired',
      `The seal's certificate is not valid now; its term ends ${validUntil.toISOString()}`,
    );
  }
}

/** The form was not made to be sealed, or is sealed already. */
export class NoSealFieldError extends FormError {
  constructor() {
    super('forms.no_seal_field', 'The form has no empty place for a seal');
  }
}

/** Not the path of a drawn signature. */
export class SignaturePathError extends FormError {
  constructor() {
    super('forms.signature_path', 'A drawn signature is an SVG path of absolute M, L, Q and C');
  }
}
