import {
  AREA,
  CONTENT_WIDTH,
  drawTable,
  isolate,
  sideBySide,
  stack,
  textBlock,
  writingLine,
  type Block,
  type FormDocument,
  type TableColumn,
  type TableRow,
} from '@app/forms';
import type { Printed } from './assessment.form-values.js';
import { caption, sentence, type FormWords, type Sheet } from './assessment.form-words.js';

/** Pieces of a form that are laid out one after the other; what belongs together is not parted by the end of a page. */
export type Unit =
  | { readonly kind: 'block'; readonly block: Block; readonly gap: number; readonly keepWithNext?: boolean }
  | { readonly kind: 'fields'; readonly heading?: Block | undefined; readonly rows: readonly Block[] }
  | { readonly kind: 'grid'; readonly columns: readonly TableColumn[]; readonly rows: readonly TableRow[] };

/** Shares of the width: German label, value, other label. */
const SHARES = { bilingual: [0.28, 0.44, 0.28], german: [0.36, 0.64, 0] } as const;
const PAD = 8;
const ROW_PADDING = 2;
const LINE_COLOR = '#d0d0d0';
const GAP_AFTER_TABLE = 7;
/** A repeated row up to this height stands on one page. */
const KEPT_WHOLE = 250;
/** More than the week of half days takes in any language. */
const GRID_HEIGHT = 150;
/** Longest piece of a text that is not parted by the end of a page. */
const PIECE = 600;

/** Label and value on one row; `null` = room to write. */
export function fieldRow(
  sheet: Sheet,
  label: FormWords,
  value: Extract<Printed, { kind: 'words' }> | null,
): Block {
  const { form } = sheet;
  const [labelShare, valueShare, otherShare] = SHARES[sheet.other ? 'bilingual' : 'german'];
  const width = CONTENT_WIDTH;
  const left = textBlock('de', 'label', label.de, width * labelShare - PAD);
  const middle = value
    ? valueBlock(sheet, value, width * valueShare - PAD)
    : writingLine(width * valueShare - PAD, 13);
  const right =
    label.other === undefined
      ? undefined
      : textBlock(form.language, 'label', label.other, width * otherShare);
  const height = Math.max(left.height, middle.height, right?.height ?? 0) + 2 * ROW_PADDING;
  return {
    height,
    draw: (target, x, y) =>
      target.group('TR', {}, () => {
        const top = y + ROW_PADDING;
        target.group('TH', { scope: 'Row' }, () => left.draw(target, x, top + 1));
        target.group('TD', {}, () => middle.draw(target, x + width * labelShare, top));
        if (right)
          target.group('TD', {}, () => right.draw(target, x + width * (labelShare + valueShare), top + 1));
        target.artifact(() =>
          target.doc
            .lineWidth(0.4)
            .moveTo(x, y + height)
            .lineTo(x + width, y + height)
            .stroke(LINE_COLOR),
        );
      }),
  };
}

function valueBlock(
  { form }: Sheet,
  { words, isStanding }: Extract<Printed, { kind: 'words' }>,
  width: number,
): Block {
  const pair = (room: number): [Block, Block] => [
    textBlock('de', isStanding ? 'body' : 'strong', words.de, room),
    textBlock(form.language, 'body', words.other ?? words.de, room),
  ];
  if (words.other === undefined || words.other === words.de) return pair(width)[0];
  const half = (width - PAD) / 2;
  const [left, right] = pair(half);
  const beside = sideBySide([
    { dx: 0, block: left },
    { dx: half + PAD, block: right },
  ]);
  const below = stack(pair(width));
  return beside.height <= below.height ? beside : below;
}

/** A label and below it a text of any length, over the whole width. */
export function longText(sheet: Sheet, label: FormWords, paragraphs: readonly string[]): Unit[] {
  const pieces = paragraphs
    .flatMap(cut)
    .map((piece) => textBlock('de', 'body', isolate(piece), CONTENT_WIDTH));
  return [
    { kind: 'block', block: sentence(sheet, label, 'label'), gap: 1, keepWithNext: true },
    ...pieces.map((block, index): Unit => {
      return { kind: 'block', block, gap: index === pieces.length - 1 ? GAP_AFTER_TABLE : 0 };
    }),
  ];
}

function cut(paragraph: string): string[] {
  const pieces: string[] = [];
  let rest = paragraph;
  while (rest.length > PIECE) {
    const blank = rest.lastIndexOf(' ', PIECE);
    const end = blank > PIECE / 2 ? blank : PIECE;
    pieces.push(rest.slice(0, end).trim());
    rest = rest.slice(end).trim();
  }
  return [...pieces, rest];
}

/** The name of a repeated row above its fields. */
export const rowHeading = (sheet: Sheet, text: FormWords): Block =>
  sentence(sheet, text, 'strong', { tag: 'Caption' });

/** A narrow text of a table's cell in both languages. */
export const cellText = (sheet: Sheet, text: FormWords, width: number): Block => caption(sheet, text, width);

/** Writes the pieces; a heading stays with what it is the heading of. */
export function writeUnits(form: FormDocument, units: readonly Unit[]): void {
  units.forEach((unit, index) => {
    form.reserve(Math.min(leadHeight(units, index), AREA.bottom - AREA.top));
    if (unit.kind === 'block') form.flow(unit.block, unit.gap);
    else if (unit.kind === 'grid') {
      drawTable(form, unit.columns, unit.rows);
      form.y += GAP_AFTER_TABLE;
    } else writeFields(form, unit.heading, unit.rows);
  });
}

/** Height of pieces below one another. */
export const heightOf = (units: readonly Unit[]): number =>
  units.reduce((sum, unit) => {
    if (unit.kind === 'block') return sum + unit.block.height + unit.gap;
    if (unit.kind === 'grid') return sum + GRID_HEIGHT;
    return sum + tableHeight(unit.heading, unit.rows) + GAP_AFTER_TABLE;
  }, 0);

const tableHeight = (heading: Block | undefined, rows: readonly Block[]): number =>
  rows.reduce((sum, row) => sum + row.height, heading ? heading.height + 1 : 0);

function writeFields(form: FormDocument, heading: Block | undefined, rows: readonly Block[]): void {
  form.group('Table', {}, () => {
    if (heading) form.flow(heading, 1);
    for (const row of rows) form.flow(row);
  });
  form.y += GAP_AFTER_TABLE;
}

/** What must fit below the cursor for the piece not to be torn. */
function leadHeight(units: readonly Unit[], index: number): number {
  const unit = units[index];
  if (!unit) return 0;
  if (unit.kind === 'block')
    return unit.block.height + (unit.keepWithNext ? unit.gap + leadHeight(units, index + 1) : 0);
  if (unit.kind === 'grid') return GRID_HEIGHT;
  const whole = tableHeight(unit.heading, unit.rows);
  return unit.heading && whole <= KEPT_WHOLE ? whole : tableHeight(unit.heading, unit.rows.slice(0, 2));
}
