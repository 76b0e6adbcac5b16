import anyAscii from 'any-ascii';
import daitchMokotoff from 'talisman/phonetics/daitch-mokotoff.js';

/**
 * Keys under which the same person is found again although the name was transliterated otherwise, the parts were
 * swapped, or the birth date is not exact. Made by the program, not the database, so that every server makes the same.
 */
export interface PersonKeys {
  /** All folded names for searching by parts. */
  searchText: string;
  /** The folded names the person goes by, for institutions: see {@link counterText}. */
  counterText: string;
  /** Folded name parts, sorted. */
  tokens: string[];
  matchKeys: string[];
}

/** Raise it when the rules below change: rows with an older one are to be computed anew. */
export const KEY_VERSION = 1;

interface Names {
  familyName: string;
  givenNames?: string | null | undefined;
  nativeScriptName?: string | null | undefined;
  birthName?: string | null | undefined;
  otherNames?: readonly string[] | undefined;
}

/** Parts that come and go with the transliteration and tell nobody apart. */
const PARTICLES = new Set(
  'al el ul ibn bin ben bint abu von van de der den di da dos bar ould ait'.split(' '),
);

export function personKeys(names: Names, dateOfBirth: string | undefined): PersonKeys {
  const main = tokensOf(`${names.familyName} ${names.givenNames ?? ''}`);
  const native = tokensOf(names.nativeScriptName ?? '');
  const further = tokensOf([names.birthName ?? '', ...(names.otherNames ?? [])].join(' '));
  const keys = new Set([...keysOf(main, dateOfBirth), ...keysOf(native, dateOfBirth)]);
  // A birth name replaces the family name, so it is paired with the given names.
  for (const key of keysOf([...new Set([...further, ...tokensOf(names.givenNames ?? '')])], dateOfBirth))
    keys.add(key);
  const everything = [names.familyName, names.givenNames, names.birthName, ...(names.otherNames ?? [])]
    .filter(Boolean)
    .join(' ');
  return {
    searchText: searchable(everything, names.nativeScriptName),
    counterText: counterText(names),
    tokens: [...main].toSorted(),
    matchKeys: [...keys],
  };
}

/** What an institution may find a person by: the names it is shown, without birth name and further names. */
export function counterText(names: Pick<Names, 'familyName' | 'givenNames' | 'nativeScriptName'>): string {
  return searchable([names.familyName, names.givenNames].filter(Boolean).join(' '), names.nativeScriptName);
}

function searchable(latin: string, native: string | null | undefined): string {
  return [fold(latin), fold(native ?? ''), (native ?? '').normalize('NFC').toLowerCase()]
    .filter(Boolean)
    .join(' | ');
}

/** Latin small letters and blanks only. */
export function fold(text: string): string {
  return anyAscii(text.normalize('NFKC'))
    .toLowerCase()
    .replace(/['`’]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/**
 * LIKE patterns that find names in `search_text`. The folded form finds a name in either script; what does not fold to
 * anything is looked for as it is.
 */
export function namePatterns(words: readonly string[]): string[] {
  return words
    .flatMap((word) => (fold(word) || word.normalize('NFC').toLowerCase()).split(' '))
    .filter(Boolean)
    .map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
}

/** An Arabic article written together with the name: Alhussein, Elmasri. */
const GLUED_ARTICLE = /^(?:al|el)(?=[^aeiouy][a-z]{3,})/;

/** Name parts, folded so that German and English ways of writing umlauts agree, without particles and articles. */
export function tokensOf(text: string): string[] {
  const folded = fold(text).replace(/ae/g, 'a').replace(/oe/g, 'o').replace(/ue/g, 'u');
  const parts = folded.split(' ').filter((t) => t.length > 1 && !PARTICLES.has(t));
  return [...new Set(parts.map((t) => t.replace(GLUED_ARTICLE, '')))];
}

function keysOf(tokens: string[], dateOfBirth: string | undefined): string[] {
  if (tokens.length === 0) return [];
  const skeletons = [...new Set(tokens.map(skeleton))].toSorted();
  const sounds = [...new Set(tokens.flatMap(soundCodes))].toSorted();
  const keys = [...pairs(skeletons, 'P'), ...(sounds.length <= 8 ? pairs(sounds, 'D') : [])];
  if (dateOfBirth?.length === 10) {
    keys.push(...skeletons.map((s) => `T${s}${dateOfBirth}`), ...sounds.map((s) => `E${s}${dateOfBirth}`));
  }
  // Somebody with one name has no pairs: the name with the year of birth stands in.
  if (skeletons.length === 1) keys.push(`M${skeletons[0]}${dateOfBirth?.slice(0, 4) ?? ''}`);
  return keys;
}

function pairs(parts: string[], kind: string): string[] {
  return parts.flatMap((a, i) => parts.slice(i + 1).map((b) => `${kind}${a}+${b}`));
}

/** Consonants by class: maps Arabic-script transliterations, which lack short vowels, onto Latin spellings. */
export function skeleton(token: string): string {
  const classes = token
    .replace(/schtsch|shch/g, 's')
    .replace(/tsch|tch/g, 'c')
    .replace(/dsch|dj|dzh/g, 'j')
    .replace(/sch|sh/g, 's')
    .replace(/kh|ch|x/g, 'h')
    .replace(/gh|q|ck|c|k/g, 'k')
    .replace(/ph/g, 'f')
    .replace(/th/g, 't')
    .replace(/zh/g, 's')
    .replace(/z/g, 's')
    .replace(/w/g, 'v');
  const start = /^[aeiouy]/.test(classes) ? 'a' : '';
  return (start + classes.replace(/[aeiouy]/g, '')).replace(/(.)\1+/g, '$1') || token;
}

const soundCache = new Map<string, string[]>();
const SOUND_CACHE_SIZE = 20_000;

/** Daitch-Mokotoff codes, made for names from the East: one code for Mohammed, Muhammad and Магомед. */
function soundCodes(token: string): string[] {
  let codes = soundCache.get(token);
  if (codes === undefined) {
    codes = [...new Set(daitchMokotoff(token))].slice(0, 4);
    if (soundCache.size >= SOUND_CACHE_SIZE) soundCache.clear();
    soundCache.set(token, codes);
  }
  return codes;
}

interface Compared {
  tokens: readonly string[];
  matchKeys: readonly string[];
  dateOfBirth: string | undefined;
}

/** 0 to 1: 0.55 similarity of the names, 0.25 shared keys, 0.20 birth date. */
export function matchScore(a: Compared, b: Compared): number {
  const names = dice(a.tokens.join(' '), b.tokens.join(' '));
  const mine = new Set(a.matchKeys.filter((k) => k.startsWith('P') || k.startsWith('M')));
  const shared = b.matchKeys.filter((k) => mine.has(k)).length;
  const overlap = mine.size === 0 ? 0 : Math.min(1, shared / mine.size);
  return (
    Math.round((0.55 * names + 0.25 * overlap + 0.2 * birthAgreement(a.dateOfBirth, b.dateOfBirth)) * 100) /
    100
  );
}

/** Dice coefficient over letter pairs. */
function dice(a: string, b: string): number {
  if (a === b) return 1;
  const count = new Map<string, number>();
  for (const pair of bigrams(a)) count.set(pair, (count.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of bigrams(b)) {
    const left = count.get(pair) ?? 0;
    if (left > 0) {
      shared++;
      count.set(pair, left - 1);
    }
  }
  const total = Math.max(a.length - 1, 0) + Math.max(b.length - 1, 0);
  return total === 0 ? 0 : (2 * shared) / total;
}

function bigrams(text: string): string[] {
  return Array.from({ length: Math.max(text.length - 1, 0) }, (_, i) => text.slice(i, i + 2));
}

/** 1 the same day; 0.8 two days apart, the year's 1 January, or the same year where only that is known; less further off. */
export function birthAgreement(a: string | undefined, b: string | undefined): number {
  if (!a || !b) return 0;
  if (a === b) return 1;
  const years = Math.abs(Number(a.slice(0, 4)) - Number(b.slice(0, 4)));
  if (a.length < 10 || b.length < 10)
    return a.startsWith(b) || b.startsWith(a) ? 0.8 : years === 0 ? 0.5 : years === 1 ? 0.4 : 0;
  const days = Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000;
  if (days <= 2) return 0.8;
  if (years === 0 && (a.endsWith('-01-01') || b.endsWith('-01-01'))) return 0.8;
  if (years === 0) return 0.5;
  if (years === 1) return 0.4;
  return years <= 3 ? 0.15 : 0;
}
