import { readFileSync } from 'node:fs';
import * as fontkit from 'fontkit';
import { fontFile, type FontWeight } from './font-files.js';
import { FontAssetsError } from './forms.errors.js';
import { shapeRun, type RunShape } from './glyph-shaping.js';
import type { FontFamily } from './languages.rules.js';

/** Ids from here on stand for a pair of glyph and code points, not for a glyph of the font. */
const FIRST_PAIR_ID = 0x10000;
/** Words kept per font, about 10 MB; then the cache starts anew. */
const MAX_CACHED_WORDS = 8000;
/** Longer words (URLs, tokens) do not come again. */
const MAX_CACHED_LENGTH = 48;

interface PlacedGlyph {
  readonly id: number;
  readonly advanceWidth: number;
  readonly codePoints: readonly number[];
  readonly xAdvance: number;
  readonly yAdvance: number;
  readonly xOffset: number;
  readonly yOffset: number;
}

/** What pdfkit's `features` argument carries through to {@link SharedFont}: an empty list with the run's shape. */
export type RunFeatures = PDFKit.Mixins.OpenTypeFeatures[] & { run?: RunShape };

/** The `features` argument for `doc.text`, so that pdfkit shapes a run as the layout measured it. */
export function runFeatures(shape: RunShape): RunFeatures {
  return Object.assign([] as PDFKit.Mixins.OpenTypeFeatures[], { run: shape });
}

/**
 * A font parsed once for the process and used by all documents, with
 * - shaping cached word by word,
 * - a CID of its own for every pair of glyph and code points, so that copied text is exact even where several
 *   letters share an outline (Noto Arabic builds letters from dotless bases and dots),
 * - a right-to-left ligature written as [blank = second letter][ligature = first letter], which lets text
 *   extractors that reverse such runs read lam-alef correctly.
 * Not safe across threads: one set of fonts a worker.
 */
export class SharedFont {
  /** Name under which the font is registered with a document. */
  readonly name: string;
  readonly ascentEm: number;
  readonly descentEm: number;
  /** The object that pdfkit embeds. */
  readonly embeddable: object;
  private readonly base: fontkit.Font;
  private readonly blank: { id: number; advanceWidth: number };
  private readonly words = new Map<string, readonly PlacedGlyph[]>();
  private readonly pairIds = new Map<string, number>();
  private readonly pairGlyphs: number[] = [];

  constructor(family: FontFamily, weight: FontWeight) {
    this.name = `${family}-${weight}`;
    this.base = open(fontFile(family, weight));
    this.ascentEm = this.base.ascent / this.base.unitsPerEm;
    this.descentEm = -this.base.descent / this.base.unitsPerEm;
    const blank = this.base.glyphForCodePoint(0x20);
    this.blank = { id: blank.id, advanceWidth: blank.advanceWidth };
    this.embeddable = Object.create(this.base, {
      layout: { value: (text: string, features?: RunFeatures) => this.layout(text, features?.run) },
      createSubset: { value: () => this.createSubset() },
    }) as object;
  }

  /** Whether the font has a glyph for the code point. */
  has(codePoint: number): boolean {
    return this.base.hasGlyphForCodePoint(codePoint);
  }

  /** Width of a run in em (× size = points). */
  advanceEm(text: string, shape: RunShape): number {
    let width = 0;
    for (const glyph of this.placed(text, shape)) width += glyph.xAdvance;
    return width / this.base.unitsPerEm;
  }

  /** The outlines of a line of left-to-right text in em, y upwards, for drawing without a text layer. */
  outlines(text: string): { path: string; xEm: number; scale: number }[] {
    const scale = 1 / this.base.unitsPerEm;
    let x = 0;
    return this.base.layout(text).glyphs.map((glyph) => {
      const outline = { path: glyph.path.toSVG(), xEm: x * scale, scale };
      x += glyph.advanceWidth;
      return outline;
    });
  }

  private layout(text: string, shape: RunShape = { script: undefined, direction: 'ltr' }) {
    const placed = this.placed(text, shape);
    // pdfkit scales positions in place: hand out fresh objects, never the cached ones
    return {
      glyphs: placed.map(({ id, advanceWidth, codePoints }) => ({ id, advanceWidth, codePoints })),
      positions: placed.map(({ xAdvance, yAdvance, xOffset, yOffset }) => ({
        xAdvance,
        yAdvance,
        xOffset,
        yOffset,
      })),
      advanceWidth: placed.reduce((width, glyph) => width + glyph.xAdvance, 0),
      direction: shape.direction,
    };
  }

  /** Word by word, as browsers shape too: the cache then hits on any text. */
  private placed(text: string, shape: RunShape): PlacedGlyph[] {
    const words = text.match(/[^ ]+ *| +/g) ?? [];
    if (shape.direction === 'rtl') words.reverse();
    return words.flatMap((word) => this.placedWord(word, shape));
  }

  private placedWord(word: string, shape: RunShape): readonly PlacedGlyph[] {
    const key = `${shape.script ?? ''}|${shape.direction}|${word}`;
    const known = this.words.get(key);
    if (known) return known;
    const placed: PlacedGlyph[] = [];
    for (const glyph of shapeRun(this.base, word, shape)) {
      let { codePoints } = glyph;
      if (shape.direction === 'rtl' && codePoints.length > 1) {
        for (const codePoint of codePoints.slice(1).toReversed()) placed.push(this.carrier(codePoint));
        codePoints = codePoints.slice(0, 1);
      }
      const { advanceWidth } = this.base.getGlyph(glyph.id);
      placed.push({ ...glyph, id: this.pairId(glyph.id, codePoints), advanceWidth, codePoints });
    }
    if (this.words.size >= MAX_CACHED_WORDS) this.words.clear();
    if (word.length <= MAX_CACHED_LENGTH) this.words.set(key, placed);
    return placed;
  }

  /** An invisible glyph that carries one letter of a ligature. It keeps the blank's width (PDF/A: W = hmtx) and advances by 0. */
  private carrier(codePoint: number): PlacedGlyph {
    const codePoints = [codePoint];
    const { advanceWidth } = this.blank;
    const id = this.pairId(this.blank.id, codePoints);
    return { id, advanceWidth, codePoints, xAdvance: 0, yAdvance: 0, xOffset: 0, yOffset: 0 };
  }

  private pairId(glyphId: number, codePoints: readonly number[]): number {
    const key = `${glyphId}:${codePoints.join()}`;
    let id = this.pairIds.get(key);
    if (id === undefined) {
      id = FIRST_PAIR_ID + this.pairGlyphs.push(glyphId) - 1;
      this.pairIds.set(key, id);
    }
    return id;
  }

  private createSubset(): SubsetInternals {
    const subset = this.base.createSubset() as unknown as SubsetInternals;
    const includeGlyph = subset.includeGlyph.bind(subset);
    subset.includeGlyph = (id: number) => {
      if (id < FIRST_PAIR_ID) return includeGlyph(id);
      return (subset.mapping[id] ??= subset.glyphs.push(this.pairGlyphs[id - FIRST_PAIR_ID]!) - 1);
    };
    return subset;
  }
}

/** What fontkit's subset really is; its published types are of another version. */
interface SubsetInternals {
  glyphs: number[];
  mapping: Record<number, number>;
  includeGlyph(id: number): number;
}

const shared = new Map<string, SharedFont>();

/** The process's one instance of a font. */
export function sharedFont(family: FontFamily, weight: FontWeight): SharedFont {
  const key = `${family}-${weight}`;
  let font = shared.get(key);
  if (!font) shared.set(key, (font = new SharedFont(family, weight)));
  return font;
}

function open(file: string): fontkit.Font {
  try {
    return fontkit.create(readFileSync(file)) as fontkit.Font;
  } catch (cause) {
    throw new FontAssetsError(`A font of assets/fonts cannot be read: ${(cause as Error).message}`);
  }
}
