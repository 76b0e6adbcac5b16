import {
  AREA,
  bilingual,
  CONTENT_WIDTH,
  fillText,
  isolate,
  replaceUnprintable,
  type Block,
  type FormDocument,
  type KeyValue,
  type TextOptions,
  type TextRole,
} from '@app/forms';
import { waiverTexts, type WaiverTexts, type WaiverTextSection } from './form-texts.js';
import type { FormOffice, FormWords } from './waiver.form-data.js';
import type { WaiverLanguage } from './waiver.rules.js';

/** The texts of a form in both languages; `other` is missing on one in German alone. */
export interface FormLanguages {
  readonly de: WaiverTexts;
  readonly other?: WaiverTexts | undefined;
}

/** A form while it is being written. */
export interface Sheet extends FormLanguages {
  readonly form: FormDocument;
}

/** A value of a placeholder; one in each language where it is made of words. */
type Value = string | FormWords;

export function languagesOf(language: WaiverLanguage): FormLanguages {
  return { de: waiverTexts('de'), other: language === 'de' ? undefined : waiverTexts(language) };
}

/** A text in both languages, its placeholders filled in. */
export function words<Section extends WaiverTextSection>(
  { de, other }: FormLanguages,
  section: Section,
  key: keyof WaiverTexts[Section] & string,
  values: Readonly<Record<string, Value>> = {},
): FormWords {
  const inLanguage = (texts: WaiverTexts, language: keyof FormWords) => {
    const chosen = Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : (value[language] ?? value.de),
    ]);
    const template = (texts[section] as Readonly<Record<string, string>>)[key]!;
    return fillText(template, Object.fromEntries(chosen) as Record<string, string>);
  };
  return { de: inLanguage(de, 'de'), other: other && inLanguage(other, 'other') };
}

/** A paragraph in both languages, beside one another. */
export function sentence(
  { form }: Sheet,
  text: FormWords,
  role: TextRole = 'body',
  width: number = CONTENT_WIDTH,
  options: TextOptions = {},
): Block {
  return bilingual(form, role, text, width, options);
}

/** A short text in both languages, below one another: for narrow places. */
export function caption({ form }: Sheet, text: FormWords, width: number, role: TextRole = 'small'): Block {
  return bilingual(form, role, text, width, { layout: 'below', gap: 0 });
}

/** The title, over the whole width. */
export function titleBlock({ form }: Sheet, text: FormWords): Block {
  return bilingual(form, 'title', text, CONTENT_WIDTH, { tag: 'H1', layout: 'below', gap: 0 });
}

/** A labelled value, the label in both languages. */
export function entry(sheet: Sheet, key: keyof WaiverTexts['form'], value: string): KeyValue {
  return { ...words(sheet, 'form', key), value };
}

/** A heading and what stands below it; heading and the first block are never parted. */
export function clause(sheet: Sheet, heading: FormWords, blocks: readonly Block[], gap = GAP): void {
  const head = headingBlock(sheet, heading);
  sheet.form.reserve(head.height + gap + (blocks[0]?.height ?? 0));
  for (const block of [head, ...blocks]) sheet.form.flow(block, gap);
  sheet.form.y += GAP_AFTER_CLAUSE - gap;
}

/** Clauses that stand on one page if they fit on one at all: no page holds the last of them alone. */
export function clausesTogether(
  sheet: Sheet,
  clauses: readonly (readonly [heading: FormWords, blocks: readonly Block[]])[],
): void {
  const height = clauses.reduce((sum, [heading, blocks]) => {
    const parts = [headingBlock(sheet, heading), ...blocks];
    return parts.reduce((inner, block) => inner + block.height + GAP, sum + GAP_AFTER_CLAUSE - GAP);
  }, 0);
  if (height <= AREA.bottom - AREA.top) sheet.form.reserve(height - GAP_AFTER_CLAUSE);
  for (const [heading, blocks] of clauses) clause(sheet, heading, blocks);
}

function headingBlock(sheet: Sheet, heading: FormWords): Block {
  return sentence(sheet, heading, 'strong', CONTENT_WIDTH, { tag: 'H2' });
}

const GAP = 3;
const GAP_AFTER_CLAUSE = 6.5;

/** What somebody typed, on one line; letters no font has become `[?]`. To be isolated by who prints it. */
export function plain(text: string): string {
  return replaceUnprintable(text.replace(/\s+/g, ' ').trim());
}

/** The same, safe to stand in any line. */
export function userText(text: string): string {
  return isolate(plain(text));
}

/** Name, address, telephone and e-mail of an office on one line. */
export function officeLine({ name, address, phone, email }: FormOffice): string {
  return [name, address, phone, email]
    .filter((part) => part !== undefined)
    .map(contactLine)
    .join(', ');
}

/** How to reach somebody; no line ends inside a telephone number. */
export function contactLine(text: string): string {
  return plain(text).replace(/(?<=\d) (?=\d)/g, '\u00a0');
}

/** Which version counts, and that nobody has checked the other: what the reader must know of a translation. */
export function reliability(languages: FormLanguages): FormWords[] {
  if (!languages.other) return [];
  const binding = words(languages, 'form', 'bindingGerman');
  return isUnreviewed(languages) ? [binding, words(languages, 'form', 'translationUnreviewed')] : [binding];
}

/** No native speaker or sworn translator has vouched for it yet: it must not look as if one had. */
export function isUnreviewed({ other }: FormLanguages): boolean {
  return other?.meta.reviewStatus === 'machine';
}
