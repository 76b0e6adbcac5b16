import bidiFactory, { type Bidi } from 'bidi-js';
import LineBreaker from 'linebreak';
import type { RunShape } from './glyph-shaping.js';
import { graphemesOf, isBidiControl, itemise, type Items } from './itemise.js';
import type { Direction, Script } from './languages.rules.js';
import { normaliseText } from './normalise-text.js';
import type { SharedFont } from './shared-font.js';

// the package's types describe an ES module, Node.js loads its CommonJS build, whose default is the factory
const bidi = (bidiFactory as unknown as () => Bidi)();

/** How a paragraph is set. */
export interface TextStyle {
  /** Chain of fonts; the first sets the height of the lines. */
  readonly fonts: readonly SharedFont[];
  /** Points. */
  readonly size: number;
  readonly direction: Direction;
  readonly script: Script;
  /** BCP 47, for the structure tree. */
  readonly language: string;
  readonly color: string;
}

/** A stretch of a line with one level, script and font; drawn in one go. */
export interface Run {
  /** Place in the paragraph's text: the order in which runs are written into the file. */
  readonly start: number;
  /** What is shaped: the logical text, with mirrored brackets in a right-to-left run. */
  readonly text: string;
  readonly level: number;
  readonly font: SharedFont;
  readonly shape: RunShape;
  /** Points. */
  readonly width: number;
}

/** One line, its runs from left to right. */
export interface Line {
  readonly runs: readonly Run[];
  readonly width: number;
  /** The line's text in logical order, controls included. */
  readonly text: string;
  /** The line ends because the column does, so a blank belongs between it and the next. */
  readonly softBreak: boolean;
}

/** A text laid out in a column. Heights in points. */
export interface Paragraph {
  readonly lines: readonly Line[];
  readonly style: TextStyle;
  /** Column width. */
  readonly width: number;
  readonly lineHeight: number;
  readonly height: number;
}

/** Line height never falls below this, however flat a font's own box is. */
const MIN_LINE_HEIGHT = 1.25;

/**
 * Lays a text out in a column: UAX #9 levels of the whole paragraph, items by script and font, UAX #14 breaks
 * of the logical text, rules L1, L2 and L4 line by line. `\n` begins a new paragraph in the sense of UAX #9.
 * @throws MissingGlyphError when no font of the chain has a letter.
 */
export function layoutParagraph(text: string, style: TextStyle, width: number): Paragraph {
  const lines = normaliseText(text)
    .split('\n')
    .flatMap((part) => new LineFiller(part, style, width).fill());
  const main = style.fonts[0]!;
  const lineHeight = style.size * Math.max(MIN_LINE_HEIGHT, main.ascentEm + main.descentEm);
  return { lines, style, width, lineHeight, height: lines.length * lineHeight };
}

/** Fills lines with one paragraph of text. */
class LineFiller {
  private readonly levels: Uint8Array;
  private readonly items: Items;
  private readonly lines: Line[] = [];

  constructor(
    private readonly text: string,
    private readonly style: TextStyle,
    private readonly width: number,
  ) {
    this.levels = bidi.getEmbeddingLevels(text, style.direction).levels;
    this.items = itemise(text, style.fonts, style.script);
  }

  fill(): Line[] {
    const breaker = new LineBreaker(this.text);
    let start = 0;
    let previous = 0;
    let filled = 0;
    for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
      const visible = this.widthOf(previous, this.trimmedEnd(previous, next.position));
      if (previous > start && filled + visible > this.width + 0.01) {
        this.emit(start, previous);
        start = previous;
        filled = 0;
      }
      if (visible > this.width) {
        start = this.cutAtGraphemes(start, previous, next.position);
        filled = this.widthOf(start, next.position);
      } else {
        filled += this.widthOf(previous, next.position);
      }
      previous = next.position;
    }
    if (this.text.length === 0 || start < this.text.length) this.emit(start, this.text.length);
    return this.lines;
  }

  /** A unit without a break opportunity that is wider than the column (a long token, an e-mail address). */
  private cutAtGraphemes(lineStart: number, from: number, to: number): number {
    let start = lineStart;
    for (const { segment, index } of graphemesOf(this.text.slice(from, to))) {
      const place = from + index;
      if (place > start && this.widthOf(start, place + segment.length) > this.width) {
        this.emit(start, place);
        start = place;
      }
    }
    return start;
  }

  private emit(start: number, untrimmedEnd: number): void {
    const end = this.trimmedEnd(start, untrimmedEnd); // trailing blanks hang, which is also most of rule L1
    const levels = this.levels.slice(start, end);
    const base = this.style.direction === 'rtl' ? 1 : 0;
    for (let i = levels.length - 1; i >= 0 && isBidiControl(this.text[start + i]!); i--) levels[i] = base;
    const runs = this.runsOf(start, end, levels);
    this.lines.push({
      runs: visualOrder(runs),
      width: totalWidth(runs),
      text: this.text.slice(start, end),
      softBreak: end < untrimmedEnd && untrimmedEnd < this.text.length,
    });
  }

  private runsOf(start: number, end: number, levels: Uint8Array): Run[] {
    const { script, font } = this.items;
    const runs: Run[] = [];
    let from = start;
    while (from < end) {
      if (isBidiControl(this.text[from]!)) {
        from++;
        continue;
      }
      let to = from + 1;
      while (
        to < end &&
        !isBidiControl(this.text[to]!) &&
        levels[to - start] === levels[from - start] &&
        script[to] === script[from] &&
        font[to] === font[from]
      ) {
        to++;
      }
      runs.push(this.run(from, to, levels[from - start]!));
      from = to;
    }
    return runs;
  }

  private run(start: number, end: number, level: number): Run {
    const rightToLeft = (level & 1) === 1;
    const logical = this.text.slice(start, end);
    const text = rightToLeft ? mirrored(logical) : logical;
    const font = this.style.fonts[this.items.font[start]!]!;
    const shape: RunShape = { script: this.items.script[start], direction: rightToLeft ? 'rtl' : 'ltr' };
    return { start, text, level, font, shape, width: font.advanceEm(text, shape) * this.style.size };
  }

  private widthOf(start: number, end: number): number {
    return totalWidth(this.runsOf(start, end, this.levels.subarray(start, end)));
  }

  private trimmedEnd(start: number, end: number): number {
    let trimmed = end;
    while (trimmed > start && /\s/.test(this.text[trimmed - 1]!)) trimmed--;
    return trimmed;
  }
}

/** Rule L4; the fonts' own mirroring feature cannot be relied on. */
function mirrored(text: string): string {
  return Array.from(text, (character) => bidi.getMirroredCharacter(character) ?? character).join('');
}

/**
 * Rule L2 on whole runs: from the highest level down, reverse every stretch at or above it. Going down to 1
 * even where no run has an odd level is harmless: the same stretch is then reversed twice.
 */
function visualOrder(logical: readonly Run[]): Run[] {
  const visual = [...logical];
  const highest = Math.max(0, ...logical.map((run) => run.level));
  for (let level = highest; level >= 1; level--) {
    for (let from = 0; from < visual.length; from++) {
      if (visual[from]!.level < level) continue;
      let to = from;
      while (to < visual.length && visual[to]!.level >= level) to++;
      visual.splice(from, to - from, ...visual.slice(from, to).toReversed());
      from = to;
    }
  }
  return visual;
}

function totalWidth(runs: readonly Run[]): number {
  return runs.reduce((width, run) => width + run.width, 0);
}
