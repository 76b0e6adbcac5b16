const LINE_END = /\r\n|[\r\v\f\u0085\p{Zl}\p{Zp}]/gu;
/** Invisible characters that come in by pasting; no font need have them, and none of them prints. */
const INVISIBLE = /(?!\n)\p{Cc}|[\u00ad\u200b\u2060\ufeff]|\u034f|\p{Variation_Selector}/gu;

/**
 * The text as it is laid out: composed; shadda before the vowel sign, a reordering that HarfBuzz does and
 * fontkit does not; every kind of line end as `\n`; without invisible characters.
 */
export function normaliseText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/([\u064b-\u0650\u0670]+)(\u0651)/g, '$2$1')
    .replace(LINE_END, '\n')
    .replace(/\t/g, ' ')
    .replace(INVISIBLE, '');
}
