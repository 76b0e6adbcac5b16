import { fillText } from './bidi-text.rules.js';

/**
 * Texts of a form, at any depth, made ready to print: `[[…]]` becomes an isolate, so that a left-to-right piece inside a
 * right-to-left text keeps its order; placeholders (`{date}`) stay, to be filled in later.
 */
export function isolateMarked<T>(texts: T): T {
  if (typeof texts === 'string') return isolateText(texts) as T;
  if (typeof texts !== 'object' || texts === null) return texts;
  return Object.fromEntries(
    Object.entries(texts).map(([key, inner]) => [key, isolateMarked<unknown>(inner)]),
  ) as T;
}

/** Who has vouched for a text: nobody but the machine, a native speaker, a sworn translator; German is the original. */
export type ReviewStatus = 'original' | 'machine' | 'reviewed_native' | 'certified';

export interface TextsMeta<Language extends string> {
  readonly language: Language;
  /** Counts the changes of the words. */
  readonly version: number;
  readonly reviewStatus: ReviewStatus;
}

/**
 * A form's texts by language, each made ready with `isolateMarked` when it is first asked for. `raw` is what the JSON
 * files give: their `meta` is not narrowed.
 */
export function printableTexts<Language extends string, Words extends object>(
  raw: Readonly<Record<Language, Words & { meta: { version: number; reviewStatus: string } }>>,
): (language: Language) => Words & { readonly meta: TextsMeta<Language> } {
  const ready = new Map<Language, Words & { readonly meta: TextsMeta<Language> }>();
  return (language) => {
    let texts = ready.get(language);
    if (!texts) {
      const { reviewStatus, version } = raw[language].meta;
      const meta = { language, version, reviewStatus: reviewStatus as ReviewStatus };
      texts = { ...isolateMarked(raw[language]), meta };
      ready.set(language, texts);
    }
    return texts;
  };
}

function isolateText(text: string): string {
  return text
    .split(/(\{\w+\})/)
    .map((part) => (/^\{\w+\}$/.test(part) ? part : fillText(part)))
    .join('');
}
