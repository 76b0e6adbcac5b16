import { textBlock } from './blocks.js';
import { AREA, CONTENT_WIDTH, PAGE, type FormDocument } from './form-document.js';
import { sharedFont } from './shared-font.js';

const WATERMARK_COLOR = '#efefef';
const WATERMARK_ANGLE = -52;
const HEADER_Y = 26;
const FOOTER_Y = AREA.bottom + 12;

/** What stands on every page besides its content. */
export interface PageFurniture {
  /** Small line on top, left and right. German: for the offices. */
  readonly header: { readonly left: string; readonly right: string };
  /** Small lines at the bottom, left of the page number. */
  readonly footer: readonly string[];
  /** Large pale letters behind the text, Latin letters only. */
  readonly watermark?: string | undefined;
}

/**
 * Draws the watermark across the page; before any content, so that it lies beneath. As outlines: it must be
 * seen, not copied into every paragraph that it crosses.
 */
export function drawWatermark(form: FormDocument, text: string): void {
  const outlines = sharedFont('noto-sans', 'bold').outlines(text);
  const widthEm = outlines.at(-1)!.xEm + 0.6;
  const size = 760 / widthEm;
  form.artifact(() => {
    const { doc } = form;
    doc.save().rotate(WATERMARK_ANGLE, { origin: [PAGE.width / 2, PAGE.height / 2] });
    doc
      .translate(PAGE.width / 2 - (widthEm * size) / 2, PAGE.height / 2 + size * 0.35)
      .fillColor(WATERMARK_COLOR);
    for (const { path, xEm, scale } of outlines) {
      if (path === '') continue;
      doc
        .save()
        .translate(xEm * size, 0)
        .scale(scale * size, -scale * size);
      doc.path(path).fill().restore();
    }
    doc.restore();
  }, 'Pagination');
}

/** Header, footer and `Seite 1 von 2` on every page; after the content, when the number of pages is known. */
export function drawHeadersAndFooters(form: FormDocument, { header, footer }: PageFurniture): void {
  const { start, count } = form.doc.bufferedPageRange();
  const half = CONTENT_WIDTH / 2;
  for (let page = 0; page < count; page++) {
    form.doc.switchToPage(start + page);
    form.paintOnly(() => {
      textBlock('de', 'small', header.left, half).draw(form, AREA.left, HEADER_Y);
      textBlock('de', 'small', header.right, half, { align: 'end' }).draw(form, AREA.left + half, HEADER_Y);
      const number = textBlock('de', 'small', `Seite ${page + 1} von ${count}`, 80, { align: 'end' });
      number.draw(form, AREA.right - 80, FOOTER_Y);
      let y = FOOTER_Y;
      for (const line of footer) {
        const block = textBlock('de', 'small', line, CONTENT_WIDTH - 90);
        block.draw(form, AREA.left, y);
        y += block.height;
      }
    });
  }
}
