import type { Paragraph, Line, Run } from './paragraph.js';
import { runFeatures, type SharedFont } from './shared-font.js';

/** Edge a paragraph is set to: `start` is right for a right-to-left text. */
export type Align = 'start' | 'end' | 'center';

const registered = new WeakMap<PDFKit.PDFDocument, Set<string>>();

/** pdfkit makes a new embedded font at every `doc.font(object)`: register once a document, then use the name. */
function useFont(doc: PDFKit.PDFDocument, font: SharedFont, size: number): void {
  let names = registered.get(doc);
  if (!names) registered.set(doc, (names = new Set()));
  if (!names.has(font.name)) {
    // pdfkit takes any object with `layout`; its types know files and buffers only
    doc.registerFont(font.name, font.embeddable as PDFKit.Mixins.PDFFontSource);
    names.add(font.name);
  }
  doc.font(font.name, size);
}

/**
 * Draws a paragraph with its top left corner at (x, y), in points from the page's top left corner; returns the
 * y below it. Runs stand where UAX #9 puts them but are written in logical order, which is what screen readers
 * and copying follow.
 */
export function drawParagraph(
  doc: PDFKit.PDFDocument,
  paragraph: Paragraph,
  x: number,
  y: number,
  align: Align = 'start',
): number {
  const { style, lineHeight } = paragraph;
  const { ascentEm, descentEm } = style.fonts[0]!;
  const toBaseline = (lineHeight - (ascentEm + descentEm) * style.size) / 2 + ascentEm * style.size;
  let top = y;
  for (const line of paragraph.lines) {
    drawLine(doc, line, paragraph, lineX(line, paragraph, x, align), top + toBaseline);
    top += lineHeight;
  }
  return top;
}

function lineX(line: Line, { style, width }: Paragraph, x: number, align: Align): number {
  if (align === 'center') return x + (width - line.width) / 2;
  const toTheRight = (align === 'end') !== (style.direction === 'rtl');
  return toTheRight ? x + width - line.width : x;
}

function drawLine(
  doc: PDFKit.PDFDocument,
  line: Line,
  { style }: Paragraph,
  x: number,
  baseline: number,
): void {
  let visualX = x;
  const placed = line.runs.map((run) => {
    const at = { run, x: visualX };
    visualX += run.width;
    return at;
  });
  placed.sort((a, b) => a.run.start - b.run.start);
  placed.forEach(({ run, x: runX }, index) => {
    const isLast = index === placed.length - 1;
    drawRun(doc, run, style.size, style.color, runX, baseline, isLast && line.softBreak);
  });
}

/** `blankAfter`: keeps the word boundary that the line break swallowed, for copying and reading aloud. */
function drawRun(
  doc: PDFKit.PDFDocument,
  run: Run,
  size: number,
  color: string,
  x: number,
  baseline: number,
  blankAfter: boolean,
): void {
  const { font, shape } = run;
  const text = blankAfter ? `${run.text} ` : run.text;
  const blank = blankAfter ? font.advanceEm(text, shape) * size - run.width : 0;
  useFont(doc, font, size);
  doc.fillColor(color).text(text, shape.direction === 'rtl' ? x - blank : x, baseline, {
    lineBreak: false,
    baseline: 'alphabetic',
    features: runFeatures(shape),
    // given, so that pdfkit does not measure the run again on its own
    textWidth: run.width,
    wordCount: 1,
  } as PDFKit.Mixins.TextOptions);
}
