import { describe, expect, it } from '@jest/globals';
import type { Font } from 'fontkit';
import { citation, isolate, isolateLtr } from './bidi-text.rules.js';
import { MissingGlyphError } from './forms.errors.js';
import { normaliseText } from './normalise-text.js';
import { layoutParagraph, type Line } from './paragraph.js';
import { runFeatures } from './shared-font.js';
import { textStyle } from './text-styles.js';

const WIDE = 2000;
const arabic = textStyle('ar', 'body');
const german = textStyle('de', 'body');

/** The line as the eye meets it from left to right: letters of right-to-left runs reversed. */
function seen(line: Line): string {
  return line.runs
    .map(({ text, shape }) => (shape.direction === 'rtl' ? Array.from(text).toReversed().join('') : text))
    .join('')
    .replaceAll('\u00a0', ' ');
}
const seenIn = (text: string, style = arabic) => seen(layoutParagraph(text, style, WIDE).lines[0]!);

describe('order of a line (UAX #9)', () => {
  it('keeps an isolated citation readable inside Arabic', () => {
    expect(seenIn(`نص ${citation('§ 203 Abs. 1 StGB')} هنا`)).toContain('§ 203 Abs. 1 StGB');
  });

  it('shows why: without the isolate the rule itself tears the citation apart', () => {
    expect(seenIn('نص § 203 Abs. 1 StGB هنا')).not.toContain('§ 203 Abs. 1 StGB');
  });

  it.each([
    '24.11.2026',
    '100 %',
    '+49 5351 000-20',
    'HE-2026-000123',
    'https://a.example/s/7K?x=1',
    '5,00 €',
  ])('keeps %s in order', (value) => expect(seenIn(`حتى ${isolateLtr(value)} فقط`)).toContain(value));

  it('goes on to the left after a number, as a reader of Arabic does', () => {
    expect(seenIn(`أ ${isolateLtr('12')} ب`)).toBe('ب 12 أ');
  });

  it('mirrors brackets of a right-to-left run and not those of an isolated left-to-right value', () => {
    expect(seenIn('نص (كلمة) هنا')).toBe('انه (ةملك) صن');
    expect(seenIn(`نص ${isolate('Büro (2.04)')} هنا`)).toContain('Büro (2.04)');
  });

  it('takes the direction from the language, not from the first letter', () => {
    expect(seenIn('Müller هنا')).toBe('انه Müller');
    expect(seenIn('هنا Müller', german)).toBe('انه Müller');
  });

  it('sets an Arabic name in a German line without moving what follows', () => {
    expect(seenIn(`${isolate('رانيا')}, geb. 1988`, german)).toBe('اينار, geb. 1988');
  });

  it('lets no user control move the rest of the line', () => {
    expect(seenIn(`Name ${isolate('abc\u202e')} Ende`, german)).toBe('Name abc Ende');
  });
});

describe('levels and shapes', () => {
  it('shapes Arabic right to left in its script and digits left to right', () => {
    const { runs } = layoutParagraph(`نص ${isolateLtr('12')}`, arabic, WIDE).lines[0]!;
    const [digits, words] = [runs[0]!, runs[1]!];
    expect(digits).toMatchObject({ text: '12', level: 2, shape: { direction: 'ltr' } });
    expect(words).toMatchObject({ level: 1, shape: { direction: 'rtl', script: 'arab' } });
  });

  it('draws a whole Arabic word in one font, also when the first font lacks one letter of it', () => {
    // U+068A is in Noto Sans Arabic and not in Vazirmatn
    const { runs } = layoutParagraph('ب\u068aب', arabic, WIDE).lines[0]!;
    expect(runs.map((run) => run.font.name)).toEqual(['noto-sans-arabic-regular']);
  });

  it('joins letters: the same letter has another shape at the beginning, in the middle and at the end', () => {
    const font = textStyle('ar', 'body').fonts[0]!.embeddable as Font;
    const { run } = runFeatures({ script: 'arab', direction: 'rtl' });
    const glyphs = font.layout('\u0647\u0647\u0647', Object.assign([], { run })).glyphs.map(({ id }) => id);
    const alone = font.layout('\u0647', Object.assign([], { run })).glyphs[0]!.id;
    expect(new Set([...glyphs, alone]).size).toBe(4);
  });
});

describe('line breaks (UAX #14)', () => {
  it('breaks the logical text, so that the first words stand on the first line', () => {
    const text = 'هذه الورقة لك وهي تبين خطواتك القادمة إلى أين تذهب';
    const { lines } = layoutParagraph(text, arabic, 100);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.map((line) => line.text).join(' ')).toBe(text);
    expect(lines.slice(0, -1).every((line) => line.softBreak)).toBe(true);
    expect(lines.every((line) => line.width <= 100)).toBe(true);
  });

  it('never breaks inside a citation', () => {
    for (let width = 60; width < 200; width += 7) {
      const { lines } = layoutParagraph(`Frist nach ${citation('§ 17 BMG')} für alle`, german, width);
      expect(lines.some((line) => line.text.includes('§\u00a017'))).toBe(true);
    }
  });

  it('cuts a word without a break opportunity at letters', () => {
    const { lines } = layoutParagraph('ABCDEFGHIJKLMNOPQRSTUVWXYZ', german, 50);
    expect(lines.map((line) => line.text).join('')).toBe('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
    expect(lines.every((line) => line.width <= 50)).toBe(true);
  });

  it('makes a line of every line of the source, and one of nothing', () => {
    expect(layoutParagraph('a\r\nb\n\nc', german, WIDE).lines.map((line) => line.text)).toEqual([
      'a',
      'b',
      '',
      'c',
    ]);
    expect(layoutParagraph('', german, WIDE).lines).toHaveLength(1);
  });
});

describe('letters without a glyph', () => {
  it('are an error that names the letter and nothing else of the text', () => {
    const act = () => layoutParagraph('Name 中', german, WIDE);
    expect(act).toThrow(MissingGlyphError);
    expect(act).toThrow('No font has a glyph for U+4E2D');
  });

  it('are not looked for where nothing is drawn', () => {
    expect(layoutParagraph('a\u200b\u00ad\ufeff\u0007b\u200cc', german, WIDE).lines[0]!.runs).toHaveLength(1);
  });
});

describe('normaliseText', () => {
  it('composes, and puts shadda before the vowel sign', () => {
    expect(normaliseText('u\u0308')).toBe('ü');
    expect(normaliseText('ب\u064e\u0651')).toBe('ب\u0651\u064e');
  });
});
