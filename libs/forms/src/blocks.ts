import { stripBidiControls } from './bidi-text.rules.js';
import { drawParagraph, type Align } from './draw-paragraph.js';
import type { Block, FormDocument } from './form-document.js';

import type { FormLanguageCode } from './languages.rules.js';
import { layoutParagraph, type Paragraph } from './paragraph.js';
import { drawQr } from './qr.js';
import { textStyle, type TextRole } from './text-styles.js';

export type { Block } from './form-document.js';

const POINTS_PER_MM = 72 / 25.4;

/** Millimetres in points. */
export function mm(length: number): number {
  return length * POINTS_PER_MM;
}

/** How a text block deviates from its role. */
export interface TextOptions {
  /** Structure element; `P` when not given. */
  readonly tag?: 'P' | 'H1' | 'H2' | 'Lbl' | 'LBody' | 'Caption';
  readonly align?: Align;
}

/**
 * A paragraph. User values in `text` must already be isolated (`isolate`, `fillText`).
 * @throws MissingGlyphError when no font has a letter.
 */
export function textBlock(
  language: FormLanguageCode,
  role: TextRole,
  text: string,
  width: number,
  options: TextOptions = {},
): Block {
  return paragraphBlock(layoutParagraph(text, textStyle(language, role), width), text, options);
}

function paragraphBlock(paragraph: Paragraph, text: string, { tag = 'P', align }: TextOptions): Block {
  const { language, direction } = paragraph.style;
  const actual = direction === 'rtl' ? { actual: stripBidiControls(text) } : {};
  return {
    height: paragraph.height,
    draw: (form, x, y) =>
      form.leaf(tag, { lang: language, ...actual }, () => drawParagraph(form.doc, paragraph, x, y, align)),
  };
}

/** Blocks below one another. */
export function stack(blocks: readonly Block[], gap = 0): Block {
  const height = blocks.reduce((sum, block) => sum + block.height, 0) + gap * Math.max(0, blocks.length - 1);
  return {
    height,
    draw: (form, x, y) => {
      let top = y;
      for (const block of blocks) {
        block.draw(form, x, top);
        top += block.height + gap;
      }
    },
  };
}

/** Blocks beside one another, tops aligned; `dx` is the distance from the left edge. */
export function sideBySide(blocks: readonly { dx: number; block: Block }[]): Block {
  return {
    height: Math.max(0, ...blocks.map(({ block }) => block.height)),
    draw: (form, x, y) => blocks.forEach(({ dx, block }) => block.draw(form, x + dx, y)),
  };
}

/** White space. */
export function space(height: number): Block {
  return { height, draw: () => undefined };
}

/**
 * The same text in German and in the reader's language, German first: beside one another, or below one another
 * in narrow places. `other` undefined: German alone, over the whole width.
 */
export function bilingual(
  form: FormDocument,
  role: TextRole,
  texts: { de: string; other?: string | undefined },
  width: number,
  options: TextOptions & { layout?: 'beside' | 'below'; gap?: number } = {},
): Block {
  const { layout = 'beside', gap = layout === 'beside' ? 18 : 1 } = options;
  if (texts.other === undefined) return textBlock('de', role, texts.de, width, options);
  const column = layout === 'beside' ? (width - gap) / 2 : width;
  const german = textBlock('de', role, texts.de, column, options);
  const other = textBlock(form.language, role, texts.other, column, options);
  if (layout === 'below') return stack([german, other], gap);
  return sideBySide([
    { dx: 0, block: german },
    { dx: column + gap, block: other },
  ]);
}

/** Items below one another, announced as a list. */
export function listBlock(items: readonly Block[], gap = 0): Block {
  const listed = items.map((item) => ({
    height: item.height,
    draw: (form: FormDocument, x: number, y: number) =>
      form.group('LI', {}, () => form.group('LBody', {}, () => item.draw(form, x, y))),
  }));
  const list = stack(listed, gap);
  return { height: list.height, draw: (form, x, y) => form.group('L', {}, () => list.draw(form, x, y)) };
}

/** A box to tick with its text; drawn, because no text font has ☐. Its meaning must be in the text. */
export function tickItem(text: Block, options: { checked?: boolean } = {}): Block {
  const size = 7;
  return {
    height: Math.max(text.height, size + 2),
    draw: (form, x, y) => {
      form.artifact(() => drawTickBox(form.doc, x, y + 2, size, options.checked === true));
      text.draw(form, x + TICK_INDENT, y);
    },
  };
}

/** Room that {@link tickItem} takes beside its text. */
export const TICK_INDENT = 11;

function drawTickBox(doc: PDFKit.PDFDocument, x: number, y: number, size: number, checked: boolean): void {
  doc.lineWidth(0.7).rect(x, y, size, size).stroke('#333333');
  if (!checked) return;
  doc.lineWidth(1.1).moveTo(x + size * 0.2, y + size * 0.55);
  doc.lineTo(x + size * 0.42, y + size * 0.78).lineTo(x + size * 0.82, y + size * 0.22);
  doc.stroke('#000000');
}

/** A line to write on, at the foot of its height. */
export function writingLine(width: number, height: number): Block {
  return {
    height,
    draw: (form, x, y) =>
      form.artifact(() => {
        const foot = y + height - 0.5;
        form.doc
          .lineWidth(0.6)
          .moveTo(x, foot)
          .lineTo(x + width, foot)
          .stroke('#333333');
      }),
  };
}

/** An empty frame for a paper stamp, with a caption in its upper corner. */
export function frameBlock(width: number, height: number, caption?: Block): Block {
  return {
    height,
    draw: (form, x, y) => {
      form.artifact(() => {
        form.doc.lineWidth(0.5).dash(2, { space: 2 }).rect(x, y, width, height).stroke('#777777').undash();
      });
      caption?.draw(form, x + 3, y + 2);
    },
  };
}

/** A QR code; `alt` says what it opens, without the address. @throws QrTooSmallError */
export function qrBlock(content: string, sizeMm: number, alt: string): Block {
  const edge = mm(sizeMm);
  return {
    height: edge,
    draw: (form, x, y) =>
      form.leaf('Figure', { lang: 'de-DE', alt, bbox: [x, y, x + edge, y + edge] }, () =>
        drawQr(form.doc, content, x, y, sizeMm),
      ),
  };
}
