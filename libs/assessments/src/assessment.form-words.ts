import {
  bilingual,
  CONTENT_WIDTH,
  fillText,
  isolate,
  replaceUnprintable,
  type Block,
  type FormDocument,
  type TextOptions,
  type TextRole,
} from '@app/forms';
import { assessmentTexts, type AssessmentTexts } from './assessment-texts.js';
import type { AssessmentLanguage } from './assessment.rules.js';

/** Words that exist in German and perhaps in the person's language. */
export interface FormWords {
  readonly de: string;
  readonly other?: string | undefined;
}

/** The texts of a form in both languages; `other` is missing on one in German alone. */
export interface FormLanguages {
  readonly de: AssessmentTexts;
  readonly other?: AssessmentTexts | undefined;
}

/** A form while it is being written. */
export interface Sheet extends FormLanguages {
  readonly form: FormDocument;
  /** Names of what answers name by an id. */
  readonly names: Readonly<Record<string, string>>;
  /** Everything that matters is printed, with room to write where nothing is said yet. */
  readonly isDraft: boolean;
}

type Values = Readonly<Record<string, string | FormWords>>;

export function languagesOf(language: AssessmentLanguage | null): FormLanguages {
  const other = language === null || language === 'de' ? undefined : assessmentTexts(language);
  return { de: assessmentTexts('de'), other };
}

/** A text in both languages. */
export function both(
  { de, other }: FormLanguages,
  pick: (texts: AssessmentTexts) => string | undefined,
): FormWords {
  return { de: pick(de) ?? '', other: other && pick(other) };
}

/** A text of the form in both languages, its placeholders filled in. */
export function words(
  languages: FormLanguages,
  key: keyof AssessmentTexts['form'],
  values: Values = {},
): FormWords {
  const inLanguage = (texts: AssessmentTexts, language: keyof FormWords) =>
    fillText(
      texts.form[key],
      Object.fromEntries(
        Object.entries(values).map(([name, value]) => [
          name,
          typeof value === 'string' ? value : (value[language] ?? value.de),
        ]),
      ),
    );
  const { de, other } = languages;
  return { de: inLanguage(de, 'de'), other: other && inLanguage(other, 'other') };
}

/** A paragraph in both languages, beside one another. */
export function sentence(
  { form }: Sheet,
  text: FormWords,
  role: TextRole = 'body',
  options: TextOptions = {},
): Block {
  return bilingual(form, role, text, CONTENT_WIDTH, options);
}

/** A short text in both languages, below one another: for narrow places. */
export function caption(
  { form }: Sheet,
  text: FormWords,
  width: number,
  role: TextRole = 'small',
  options: TextOptions = {},
): Block {
  return bilingual(form, role, text, width, { ...options, layout: 'below', gap: 0 });
}

/** No word is as long as this; what is would take the layout seconds to break. */
const ENDLESS = /\S{80}(?=\S)/gu;

/** What somebody typed, on one line; letters no font has become `[?]`. To be isolated by who prints it. */
export const plain = (text: string): string =>
  replaceUnprintable(text.replace(/\s+/g, ' ').trim()).replace(ENDLESS, '$&\n');

/** The same, safe to stand in any line. */
export const userText = (text: string): string => isolate(plain(text));

/** No native speaker or sworn translator has vouched for it yet: it must not look as if one had. */
export const isUnreviewed = ({ other }: FormLanguages): boolean => other?.meta.reviewStatus === 'machine';
