/** Ways of having an occupation recognised (DOMAIN.md §2.12). */
export const RECOGNITION_KINDS = ['regulated', 'non_regulated_dual', 'non_regulated_academic'] as const;
export type RecognitionKind = (typeof RECOGNITION_KINDS)[number];

/** How many occupations a search answers. */
export const OCCUPATION_MATCHES = 20;
/** A part in the middle of a word counts from this length on; shorter ones would match everything. */
const SHORTEST_PART = 3;

/** What an occupation is found by. */
interface Named {
  label: { de: string; en: string };
  synonyms: readonly string[];
}

/** The lower the better. */
const EXACT = 0;
const PREFIX = 1;
const WORD = 2;
const PART = 3;
const NOTHING = 4;

/**
 * Search of occupations in German and English: case, accents, ß and both ways of writing umlauts do not matter. Exact names come
 * first, then those that begin so, then those of which a word begins so, then those that contain it; among equals what
 * the occupation is called before other words for it.
 */
export function occupationSearch<Row extends Named>(
  rows: readonly Row[],
): (query: string, limit?: number) => Row[] {
  const index = rows.map((row) => ({
    row,
    names: [row.label.de, ...genderForms(row.label.de), row.label.en].flatMap(foldings),
    synonyms: row.synonyms.flatMap(foldings),
  }));
  return (query, limit = OCCUPATION_MATCHES) => {
    const wanted = foldings(query).filter((text) => text !== '');
    const found = index.flatMap(({ row, names, synonyms }, position) => {
      const byName = best(wanted, names);
      const bySynonym = best(wanted, synonyms);
      const rank = Math.min(byName, bySynonym, wordByWord(wanted, [...names, ...synonyms]));
      return rank === NOTHING ? [] : [{ row, position, rank, second: byName === rank ? 0 : 1 }];
    });
    return found
      .toSorted((a, b) => a.rank - b.rank || a.second - b.second || a.position - b.position)
      .slice(0, Math.min(limit, OCCUPATION_MATCHES))
      .map(({ row }) => row);
  };
}

/** `Maurer/in` as `Maurer` and `Maurerin`, `Koch/Köchin` as both, `Kaufmann/-frau` as `Kaufmann` and `Kauffrau`. */
export function genderForms(name: string): string[] {
  const both = name.split(' ').map((word) => {
    const at = word.indexOf('/');
    if (at < 0) return [word, word];
    const [one, other] = [word.slice(0, at), word.slice(at + 1)];
    if (other === '-frau') return [one, one.replace(/mann$/, 'frau')];
    if (other.startsWith('-')) return [one, withEnding(one, other.slice(1))];
    return [one, /^[a-z]{1,2}$/.test(other) ? one + other : other];
  });
  return [...new Set([0, 1].map((which) => both.map((pair) => pair[which]).join(' ')))];
}

/** `Papiertechnologe` with the ending `technologin`. */
function withEnding(word: string, ending: string): string {
  const at = word.lastIndexOf(ending.slice(0, 3));
  return word.slice(0, at < 0 ? word.length : at) + ending;
}

/** The text without case, accents and signs; with umlauts as `a` and as `ae`, where that differs. */
export function foldings(text: string): string[] {
  const plain = text.toLowerCase().replaceAll('ß', 'ss').replaceAll('ı', 'i').replaceAll('ł', 'l');
  const spelled = plain.normalize('NFC').replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue');
  return [...new Set([plain, spelled].map(bare))];
}

const bare = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function best(wanted: readonly string[], texts: readonly string[]): number {
  return Math.min(NOTHING, ...wanted.flatMap((query) => texts.map((text) => rankOf(query, text))));
}

function rankOf(query: string, text: string): number {
  if (text === query) return EXACT;
  if (text.startsWith(query)) return PREFIX;
  if (text.includes(` ${query}`)) return WORD;
  return query.length >= SHORTEST_PART && text.includes(query) ? PART : NOTHING;
}

/** Several words, each the beginning of some word of the occupation's names, in any order. */
function wordByWord(wanted: readonly string[], texts: readonly string[]): number {
  const words = texts.flatMap((text) => text.split(' '));
  const fits = wanted.some((query) => {
    const parts = query.split(' ');
    return parts.length > 1 && parts.every((part) => words.some((word) => word.startsWith(part)));
  });
  return fits ? WORD : NOTHING;
}
