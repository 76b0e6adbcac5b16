import type { FormDocument } from './form-document.js';

/** Bytes kept free for the signature (CMS with its chain of certificates); twice as many hexadecimal digits. */
export const SEAL_ROOM = 8192;
/** Stands where the time of sealing will, just as long. */
export const UNSEALED_AT = 'D:19700101000000Z';
/** What the sealing library replaces by the ranges of bytes that are signed. */
const BYTE_RANGE_PLACEHOLDER = '*'.repeat(10);
/** Annotation flags: printed, and locked. */
const PRINT_AND_LOCKED = 4 + 128;
/** The document has signatures, and they end when it is rewritten. */
const SIGNATURES_EXIST_APPEND_ONLY = 3;

interface Ref {
  readonly data: Record<string, unknown>;
  end(chunk?: Buffer): void;
}
/** The parts of pdfkit its types do not tell of. */
interface DocumentInternals {
  readonly _root: Ref;
  readonly page: { readonly annotations: Ref[] };
  ref(data: Record<string, unknown>): Ref;
  endAcroForm(): unknown;
}

/**
 * Puts the field that {@link sealPdf} fills into the form: a signature field that shows nothing, named for assistive
 * technology, on the last page. It is part of the document from the start, so that sealing appends nothing to it.
 */
export function addSealField(form: FormDocument): void {
  const doc = form.doc as unknown as DocumentInternals;
  const value = doc.ref({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'ETSI.CAdES.detached',
    ByteRange: [0, BYTE_RANGE_PLACEHOLDER, BYTE_RANGE_PLACEHOLDER, BYTE_RANGE_PLACEHOLDER],
    Contents: new Uint8Array(SEAL_ROOM),
    M: new Date(0),
  });
  value.end();
  const nothing = doc.ref({ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 0, 0], Resources: {} });
  nothing.end(Buffer.alloc(0));
  form.invisibleField('Elektronisches Siegel', {
    FT: 'Sig',
    T: new String('Siegel'),
    F: PRINT_AND_LOCKED,
    V: value,
    AP: { N: nothing },
  });
  const fields = doc.ref({ SigFlags: SIGNATURES_EXIST_APPEND_ONLY, Fields: [doc.page.annotations.at(-1)] });
  fields.end();
  doc._root.data['AcroForm'] = fields;
  // pdfkit's own ending is for fields that it made itself, with fonts
  doc.endAcroForm = () => doc;
}
