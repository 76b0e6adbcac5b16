import { describe, expect, it } from '@jest/globals';
import { isolate } from './bidi-text.rules.js';
import { bilingual, qrBlock, space, textBlock, type Block } from './blocks.js';
import type { FormDocument } from './form-document.js';
import { CONTENT_WIDTH } from './form-document.js';
import {
  FormDoesNotFitError,
  FormTimeLimitError,
  MissingGlyphError,
  UnknownLanguageError,
} from './forms.errors.js';
import { keyValueBlock } from './key-values.js';
import { readBackText } from './read-back.js';
import { renderForm, type FormOptions } from './render-form.js';
import { drawTable, innerWidth } from './table.js';

const OPTIONS: FormOptions = {
  title: 'Probe',
  author: 'Amt',
  language: 'ar',
  furniture: { header: { left: 'links', right: 'rechts' }, footer: ['unten'] },
  createdAt: new Date('2026-11-24T08:00:00Z'),
  compress: false,
};
const render = (build: (form: FormDocument) => void, options: Partial<FormOptions> = {}) =>
  renderForm({ ...OPTIONS, ...options }, build);
const german = (text: string, width = CONTENT_WIDTH): Block => textBlock('de', 'body', text, width);
const source = (pdf: Buffer) => pdf.toString('latin1');
/** How often a structure element of this type was made. */
const count = (pdf: Buffer, type: string) => source(pdf).split(`/S /${type}\n`).length - 1;

describe('a form', () => {
  it('declares PDF/A-2b and PDF/UA, its language and its title', async () => {
    const pdf = source(await render((form) => form.flow(german('x'))));
    for (const mark of [
      '<pdfaid:part>2</pdfaid:part>',
      '<pdfaid:conformance>B</pdfaid:conformance>',
      '<pdfuaid:part>1</pdfuaid:part>',
      '/Lang (de-DE)',
      '/DisplayDocTitle true',
      '/Marked true',
    ]) {
      expect(pdf).toContain(mark);
    }
    expect(pdf).not.toContain('Helvetica');
  });

  it('keeps characters that would break the XMP packet out of the info fields', async () => {
    const pdf = source(
      await render((form) => form.flow(german('x')), { title: 'A & B <c>', author: 'Müller & Söhne' }),
    );
    const xmp = pdf.slice(pdf.indexOf('<x:xmpmeta'), pdf.indexOf('</x:xmpmeta>'));
    expect(xmp).toMatch(/A \+ B/);
    expect(xmp).not.toMatch(/&(?!amp;|lt;|gt;|#)/);
  });

  it('paints nothing outside the structure', async () => {
    const pdf = await render(
      (form) => {
        form.flow(bilingual(form, 'body', { de: 'deutsch', other: 'عربي' }, CONTENT_WIDTH));
        form.flow(keyValueBlock(form, [{ de: 'Name', other: 'الاسم', value: 'X' }], CONTENT_WIDTH));
        form.flow(qrBlock('https://a.example', 25, 'QR'));
        table(form, 3, 40);
      },
      { furniture: { ...OPTIONS.furniture, watermark: 'Arbeitsübersetzung' } },
    );
    expect(unmarkedPaint(source(pdf))).toEqual([]);
  });

  it('gives right-to-left paragraphs their reading text, without controls', async () => {
    const pdf = await render((form) => form.flow(textBlock('ar', 'body', `نص ${isolate('x')}`, 200)));
    const utf16 = Buffer.from('\ufeffنص x', 'utf16le').swap16().toString('latin1');
    expect(source(pdf)).toContain(`/ActualText (${utf16})`);
  });

  it('is the same file for the same data and time', async () => {
    const once = () => render((form) => form.flow(german('immer gleich')));
    expect(await once()).toEqual(await once());
  });

  it('has its text in the order of reading, exact to the letter', async () => {
    const text = 'لا إله المهنية تُحضر';
    const pdf = await render((form) => {
      form.flow(german('Größe fi ffl ẞ'));
      form.flow(textBlock('ar', 'body', text, 400));
    });
    const [first, second] = readBackText(pdf);
    expect(first).toBe('Größe fi ffl ẞ');
    expect(Array.from(second!).toReversed().join('')).toBe(text.normalize('NFC'));
  });

  it('writes the runs of a line in the order of reading, wherever they stand', async () => {
    const pdf = await render((form) => form.flow(textBlock('ar', 'body', `أ ${isolate('zwei')} ب`, 400)));
    const runs = readBackText(pdf).map((run) => run.trim());
    expect(runs.filter(Boolean).slice(0, 3)).toEqual(['أ', 'zwei', 'ب']);
  });

  it('does not take its text from a document made before with the same fonts', async () => {
    await render((form) => form.flow(german('ÄÖÜ áéí')));
    const pdf = await render((form) => form.flow(german('AOU aei o')));
    expect(readBackText(pdf)[0]).toBe('AOU aei o');
  });

  it('keeps a blank where a line ends, so that copied words stay apart', async () => {
    const pdf = await render((form) => form.flow(german('eins zwei drei vier fünf', 60)));
    const text = readBackText(pdf).join('');
    expect(text).toContain('eins zwei drei vier fünf');
  });
});

describe('pages', () => {
  it('carry the watermark, as outlines that nobody copies', async () => {
    const furniture = { ...OPTIONS.furniture, watermark: 'Entwurf' };
    const pdf = await render(
      (form) => {
        form.flow(space(600));
        form.flow(space(600));
      },
      { furniture },
    );
    expect(source(pdf).match(/0\.937\d* 0\.937\d* 0\.937\d* scn/g)).toHaveLength(2);
    expect(readBackText(pdf).join()).not.toContain('Entwurf');
  });

  it('carry header, footer and their number', async () => {
    const pdf = await render((form) => {
      form.flow(space(600));
      form.flow(space(600));
    });
    const text = readBackText(pdf);
    expect(text.filter((run) => run === 'Seite 1 von 2' || run === 'Seite 2 von 2')).toHaveLength(2);
    expect(text.filter((run) => run === 'unten')).toHaveLength(2);
  });

  it('never split a row of a table, and repeat its head without repeating it to a screen reader', async () => {
    const pdf = await render((form) => table(form, 7, 180));
    const text = readBackText(pdf);
    expect(text.filter((run) => run === 'Kopf')).toHaveLength(3);
    expect(count(pdf, 'TH')).toBe(2 + 7);
    expect(count(pdf, 'TR')).toBe(1 + 7);
    // both lines of a row are on the same page: nothing of another page between them
    for (let row = 0; row < 7; row++) expect(text[text.indexOf(`oben ${row}`) + 1]).toBe(`unten ${row}`);
  });

  it('refuse a block higher than a page', async () => {
    await expect(render((form) => form.flow(space(900)))).rejects.toThrow(FormDoesNotFitError);
    await expect(render((form) => table(form, 1, 720))).rejects.toThrow(FormDoesNotFitError);
  });
});

describe('no form rather than a broken one', () => {
  it('for a letter without a glyph', async () => {
    await expect(render((form) => form.flow(german('中')))).rejects.toThrow(MissingGlyphError);
  });

  it('for a language that is not known', async () => {
    await expect(render(() => undefined, { language: 'xx' as 'de' })).rejects.toThrow(UnknownLanguageError);
  });

  it('for a file that would never be finished', async () => {
    const endless = render((form) => void form.doc.ref({}), { timeLimitMs: 50 });
    await expect(endless).rejects.toThrow(FormTimeLimitError);
  });

  it('for content that takes too long', async () => {
    const slow = render(
      (form) => {
        const until = Date.now() + 30;
        while (Date.now() < until);
        form.flow(german('zu spät'));
      },
      { timeLimitMs: 20 },
    );
    await expect(slow).rejects.toThrow(FormTimeLimitError);
  });
});

function table(form: FormDocument, rows: number, height: number): void {
  const width = CONTENT_WIDTH / 2;
  drawTable(
    form,
    [
      { width, header: german('Kopf', innerWidth(width)), isRowHeader: true },
      { width, header: german('zwei', innerWidth(width)) },
    ],
    Array.from({ length: rows }, (_, row) => [
      [german(`oben ${row}`, innerWidth(width)), german(`unten ${row}`, innerWidth(width))],
      [space(height)],
    ]),
  );
}

/** Paint operators in page contents that stand in no marked content. */
function unmarkedPaint(pdf: string): string[] {
  const found: string[] = [];
  for (const [, content] of pdf.matchAll(/stream\n([\s\S]*?)\nendstream/g)) {
    if (!content!.includes(' BDC') && !content!.includes(' BMC')) continue;
    let depth = 0;
    for (const line of content!.split('\n')) {
      if (/ (BDC|BMC)$/.test(line)) depth++;
      else if (line === 'EMC') depth--;
      else if (depth === 0 && /^(f|f\*|S|s|B|BT|.* TJ)$/.test(line)) found.push(line);
    }
  }
  return found;
}
