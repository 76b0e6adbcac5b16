export type SearchTerms =
  | { kind: 'caseNumber'; number: string }
  | { kind: 'dateOfBirth'; date: string }
  | { kind: 'name'; words: string[] };

/** What somebody typed into the one search field: a case number, a birth date (`1.2.1990`, `1990-02-01`, `02.1990`) or names. */
export function searchTerms(query: string): SearchTerms {
  const text = query.trim();
  if (/^[A-Za-z]{1,4}-\d{4}-\d{6}$/.test(text)) return { kind: 'caseNumber', number: text.toUpperCase() };
  const german = /^(?:(\d{1,2})\.)?(\d{1,2})\.(\d{4})$/.exec(text);
  if (german) {
    const [, day, month, year] = german;
    const parts = [year, month!.padStart(2, '0'), day?.padStart(2, '0')].filter(Boolean);
    return { kind: 'dateOfBirth', date: parts.join('-') };
  }
  if (/^\d{4}-\d{2}(-\d{2})?$/.test(text)) return { kind: 'dateOfBirth', date: text };
  return { kind: 'name', words: text.split(/[\s,]+/).filter(Boolean) };
}
