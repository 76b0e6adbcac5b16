import { isolate, replaceUnprintable, type KeyValue } from '@app/forms';
import type { FormTexts } from './form-texts.js';

/** The texts of both languages while a form is being written; `other` is missing on a form in German alone. */
export interface TextPair {
  readonly de: FormTexts;
  readonly other?: FormTexts | undefined;
}

/** Key of a label or sentence of the form. */
export type FormTextKey = keyof FormTexts['form'];

/** A sentence in both languages. */
export function bothTexts(
  { de, other }: TextPair,
  key: FormTextKey,
): { de: string; other?: string | undefined } {
  return { de: de.form[key], other: other?.form[key] };
}

/** Makes labelled values with the label in both languages. */
export function labelled(texts: TextPair): (key: FormTextKey, value: string) => KeyValue {
  return (key, value) => ({ ...bothTexts(texts, key), value });
}

/** What somebody typed, safe to stand in any line; letters no font has become `[?]`. */
export function userText(text: string): string {
  return isolate(replaceUnprintable(text.replace(/\s+/g, ' ').trim()));
}
