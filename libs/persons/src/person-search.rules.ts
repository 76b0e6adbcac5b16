export type SearchTerms =
  /** A LIKE pattern: the whole number, or its last digits in any year. */
  | { kind: 'caseNumber'; pattern: string }
  /** A birth date as far as it was given: `1990`, `1990-02` or `1990-02-01`. */
  | { kind: 'dateOfBirth'; date: string }
  | { kind: 'name'; words: string[] };

/**
 * What somebody typed into the one search field: a case number or its last digits, a birth date or a part of one
 * (`1.2.1990`, `02.1990`, `1990`, `1990-02-01`), else names.
 */
export function searchTerms(query: string): SearchTerms {
  const text = query.trim();
  const number = /^([A-Za-z]{1,4}-\d{4})-(\d{1,6})$/.exec(text);
  if (number)
    return { kind: 'caseNumber', pattern: `${number[1]!.toUpperCase()}-${number[2]!.padStart(6, '0')}` };
  const german = /^(?:(\d{1,2})\.)?(\d{1,2})\.(\d{4})$/.exec(text);
  if (german) {
    const [, day, month, year] = german;
    const parts = [year, month!.padStart(2, '0'), day?.padStart(2, '0')].filter(Boolean);
    return { kind: 'dateOfBirth', date: parts.join('-') };
  }
  if (/^(19|20)\d{2}(-\d{2}(-\d{2})?)?$/.test(text)) return { kind: 'dateOfBirth', date: text };
  if (/^\d{1,6}$/.test(text)) return { kind: 'caseNumber', pattern: `%-${text.padStart(6, '0')}` };
  return { kind: 'name', words: text.split(/[\s,]+/).filter(Boolean) };
}
