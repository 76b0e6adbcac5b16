import { MissingGlyphError } from './forms.errors.js';
import type { Script } from './languages.rules.js';
import type { SharedFont } from './shared-font.js';

const SCRIPTS: readonly (readonly [Script, RegExp])[] = [
  ['arab', /\p{Script=Arabic}/u],
  ['ethi', /\p{Script=Ethiopic}/u],
  ['cyrl', /\p{Script=Cyrillic}/u],
  ['latn', /\p{Script=Latin}/u],
];
const SCRIPTLESS = /[\p{Script=Common}\p{Script=Inherited}]/u;
/** Controls that steer the order and are never drawn. */
const BIDI_CONTROL = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/;
/** Zero-width non-joiner and joiner: they steer shaping, no font needs a glyph for them. */
const JOINERS = new Set([0x200c, 0x200d]);
const ARABIC_WORD =
  /[\p{Script=Arabic}\p{Mn}\u200c\u200d]*\p{Script=Arabic}[\p{Script=Arabic}\p{Mn}\u200c\u200d]*/gu;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Script and font of every UTF-16 unit of a text. */
export interface Items {
  /** `undefined`: a script the engine has no tag for (its letters still print when a font has them). */
  readonly script: readonly (Script | undefined)[];
  /** Index into the chain of fonts. */
  readonly font: readonly number[];
}

/** Whether a character only steers the order of the text. */
export function isBidiControl(character: string): boolean {
  return BIDI_CONTROL.test(character);
}

/** Splits a text into what a reader takes for single letters, with the place of each. */
export function graphemesOf(text: string): Iterable<{ segment: string; index: number }> {
  return graphemes.segment(text);
}

/**
 * Says for each unit of `text` in which script it is shaped and with which font of the chain it is drawn: the
 * first that has the whole cluster; digits and punctuation stay with the font of their neighbour.
 * @throws MissingGlyphError when no font of the chain has a letter.
 */
export function itemise(text: string, fonts: readonly SharedFont[], mainScript: Script): Items {
  const script = new Array<Script | undefined>(text.length);
  const font = new Array<number>(text.length);
  let lastScript: Script | undefined = mainScript;
  let lastFont = -1;
  for (const { segment, index } of clusters(text)) {
    const own = scriptOf(segment);
    const codePoints = drawnCodePoints(segment);
    const fits = (candidate: number) => codePoints.every((codePoint) => fonts[candidate]!.has(codePoint));
    const keepsFont = own === 'none' && lastFont >= 0 && fits(lastFont);
    const chosen = keepsFont ? lastFont : fonts.findIndex((_, candidate) => fits(candidate));
    if (chosen < 0) throw new MissingGlyphError(missing(codePoints, fonts));
    if (own !== 'none') lastScript = own === 'other' ? undefined : own;
    lastFont = chosen;
    script.fill(lastScript, index, index + segment.length);
    font.fill(chosen, index, index + segment.length);
  }
  return { script, font };
}

/** The same question without the answer: can every letter of `text` be drawn with these fonts? */
export function canItemise(text: string, fonts: readonly SharedFont[]): boolean {
  for (const { segment } of clusters(text)) {
    const codePoints = drawnCodePoints(segment);
    if (!fonts.some((font) => codePoints.every((codePoint) => font.has(codePoint)))) return false;
  }
  return true;
}

function drawnCodePoints(segment: string): number[] {
  const drawn = Array.from(segment).filter((character) => !isBidiControl(character));
  return drawn.map((character) => character.codePointAt(0)!).filter((codePoint) => !JOINERS.has(codePoint));
}

function missing(codePoints: readonly number[], fonts: readonly SharedFont[]): string[] {
  const nowhere = codePoints.filter((codePoint) => !fonts.some((font) => font.has(codePoint)));
  const named = nowhere.length > 0 ? nowhere : codePoints;
  return named.map((codePoint) => `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`);
}

/** Graphemes, but a whole word in Arabic script is one cluster: a change of font inside it would break the joining. */
function* clusters(text: string): Generator<{ segment: string; index: number }> {
  let position = 0;
  for (const word of text.matchAll(ARABIC_WORD)) {
    yield* shifted(text.slice(position, word.index), position);
    yield { segment: word[0], index: word.index };
    position = word.index + word[0].length;
  }
  yield* shifted(text.slice(position), position);
}

function* shifted(text: string, offset: number): Generator<{ segment: string; index: number }> {
  for (const { segment, index } of graphemes.segment(text)) yield { segment, index: index + offset };
}

function scriptOf(segment: string): Script | 'none' | 'other' {
  for (const character of segment) {
    if (SCRIPTLESS.test(character)) continue;
    return SCRIPTS.find(([, pattern]) => pattern.test(character))?.[0] ?? 'other';
  }
  return 'none';
}
