import { canItemise, graphemesOf } from './itemise.js';
import { FORM_LANGUAGES, type FormLanguageCode } from './languages.rules.js';
import type { FontWeight } from './font-files.js';
import { normaliseText } from './normalise-text.js';
import { sharedFont, type SharedFont } from './shared-font.js';

/** The chain of fonts of a language. */
export function fontsFor(language: FormLanguageCode, weight: FontWeight): readonly SharedFont[] {
  return FORM_LANGUAGES[language].fonts.map((family) => sharedFont(family, weight));
}

/** Whether every letter of `text` can be printed. Ask before printing what a user typed. */
export function canPrint(text: string): boolean {
  return canItemise(normaliseText(text), fontsFor('de', 'regular'));
}

/**
 * `text` with `[?]` for every letter that no font has (emoji, scripts without a font here): for remarks, where a
 * visible gap is better than no form. Never for a name: there the form must fail or use the Latin form.
 */
export function replaceUnprintable(text: string): string {
  if (canPrint(text)) return text;
  const parts = Array.from(graphemesOf(normaliseText(text)), ({ segment }) => segment);
  return parts.map((part) => (part === '\n' || canPrint(part) ? part : '[?]')).join('');
}
