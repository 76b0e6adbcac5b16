import PDFDocument from 'pdfkit';
import { FormTimeLimitError, UnknownLanguageError } from './forms.errors.js';
import { FormDocument } from './form-document.js';
import { isFormLanguage, type FormLanguageCode } from './languages.rules.js';
import { drawHeadersAndFooters, drawWatermark, type PageFurniture } from './page-furniture.js';
import { PDF_UA_XMP } from './pdf-ua.js';
import { addSealField } from './seal-field.js';

/** What a form is, before its content. */
export interface FormOptions {
  /** Shown as the window's title; no personal data, it ends up in file listings. */
  readonly title: string;
  /** The issuing office. */
  readonly author: string;
  /** The reader's language; `de` for a form in German alone. */
  readonly language: FormLanguageCode;
  readonly furniture: PageFurniture;
  /** Time of issue written into the file; now, when not given. */
  readonly createdAt?: Date | undefined;
  /** Default 10,000 ms. */
  readonly timeLimitMs?: number | undefined;
  /** Leaves the room that `sealPdf` needs. */
  readonly seal?: boolean | undefined;
  /** Only for looking into the file; default true. */
  readonly compress?: boolean | undefined;
}

const DEFAULT_TIME_LIMIT_MS = 10_000;
const CREATOR = 'Anlaufstelle';

/**
 * Produces a form: a flat, tagged PDF/A-2b with the marks of PDF/UA. `build` writes the content through the
 * {@link FormDocument}; it is synchronous. Takes plain data only, so that it may run in a worker thread.
 * @throws FormError (missing glyph, does not fit, time limit …); then there is no file at all.
 */
export async function renderForm(options: FormOptions, build: (form: FormDocument) => void): Promise<Buffer> {
  if (!isFormLanguage(options.language)) throw new UnknownLanguageError(options.language);
  const limitMs = options.timeLimitMs ?? DEFAULT_TIME_LIMIT_MS;
  const doc = newDocument(options);
  const finished = collect(doc, limitMs);
  try {
    const form = new FormDocument(doc, options.language, { at: Date.now() + limitMs, limitMs }, (page) => {
      if (options.furniture.watermark) drawWatermark(page, options.furniture.watermark);
    });
    build(form);
    if (options.seal) addSealField(form);
    drawHeadersAndFooters(form, options.furniture);
    form.endStructure();
    doc.appendXML(PDF_UA_XMP);
    doc.end();
  } catch (error) {
    doc.destroy(error as Error); // settles `finished` too: no timer is left behind
    await finished.catch(() => undefined);
    throw error;
  }
  return finished;
}

function newDocument({ title, author, createdAt = new Date(), compress = true }: FormOptions) {
  return new PDFDocument({
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    subset: 'PDF/A-2b',
    tagged: true,
    lang: 'de-DE',
    displayTitle: true,
    compress,
    font: null as unknown as string, // null keeps pdfkit from opening Helvetica, which PDF/A forbids unembedded
    info: {
      Title: xmpSafe(title),
      Author: xmpSafe(author),
      Creator: CREATOR,
      Producer: 'pdfkit',
      CreationDate: createdAt,
    },
  });
}

/** pdfkit does not escape the info fields in the XMP packet, and escaping them first would spoil the info dictionary. */
function xmpSafe(text: string): string {
  return text.replaceAll('&', '+').replaceAll('<', '‹').replaceAll('>', '›');
}

/** A PDF object that is never ended keeps pdfkit from ever ending the stream, without an error: hence the limit. */
function collect(doc: PDFKit.PDFDocument, limitMs: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const timer = setTimeout(() => reject(new FormTimeLimitError(limitMs)), limitMs);
    const settle = (action: () => void) => {
      clearTimeout(timer);
      action();
    };
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => settle(() => resolve(Buffer.concat(chunks))));
    doc.on('error', (error: Error) => settle(() => reject(error)));
  });
}
