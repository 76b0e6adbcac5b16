import type { Font } from 'fontkit';
import type { Direction, Script } from './languages.rules.js';

/** How a run is to be shaped. Script and direction are always given: fontkit's own detection is per word. */
export interface RunShape {
  readonly script: Script | undefined;
  readonly direction: Direction;
}

/** A glyph at its place, in font units, in visual order; `codePoints` is what it stands for in this very run. */
export interface ShapedGlyph {
  readonly id: number;
  readonly codePoints: readonly number[];
  readonly xAdvance: number;
  readonly yAdvance: number;
  readonly xOffset: number;
  readonly yOffset: number;
}

/** The parts of fontkit's OpenType engine that are reached into; not in its published types. */
interface OpenTypeEngine {
  GSUBProcessor: unknown;
  glyphInfos: { codePoints: number[] }[];
  substitute?: (run: unknown) => void;
}
interface FontInternals extends Font {
  _layoutEngine: { engine?: OpenTypeEngine };
}

/**
 * `font.layout`, but with the code points of this call. fontkit keeps one Glyph object per glyph id for the
 * life of the font, with the code points of its first use: with a font shared between documents the text
 * layer of the second document would be that of the first.
 * Synchronous and not re-entrant, as fontkit's engine is.
 */
export function shapeRun(font: Font, text: string, shape: RunShape): ShapedGlyph[] {
  const engine = (font as FontInternals)._layoutEngine.engine;
  const glyphs = Array.from(text, (character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    return Object.create(font.glyphForCodePoint(codePoint), { codePoints: { value: [codePoint] } }) as object;
  });
  let codePoints: number[][] | undefined;
  if (engine?.GSUBProcessor) {
    // an own property that shadows the prototype's method for this one call
    engine.substitute = function (this: OpenTypeEngine, run) {
      (Object.getPrototypeOf(this) as OpenTypeEngine).substitute?.call(this, run);
      codePoints = this.glyphInfos.map((info) => [...info.codePoints]);
    };
  }
  try {
    // layout() takes glyphs as well as a string; the published types know the string only
    const run = font.layout(
      glyphs as unknown as string,
      [],
      shape.script ?? 'latn',
      undefined,
      shape.direction,
    );
    if (codePoints && run.direction === 'rtl') codePoints.reverse();
    return run.glyphs.map((glyph, index) => {
      const { xAdvance, yAdvance, xOffset, yOffset } = run.positions[index]!;
      const own = codePoints?.[index] ?? glyph.codePoints;
      return { id: glyph.id, codePoints: own, xAdvance, yAdvance, xOffset, yOffset };
    });
  } finally {
    if (engine) delete engine.substitute;
  }
}
