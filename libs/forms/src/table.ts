import type { Block } from './blocks.js';
import { stack } from './blocks.js';
import { AREA, type FormDocument } from './form-document.js';

/** A column; its cells are built for `innerWidth(column)`. */
export interface TableColumn {
  /** Points, padding included. */
  readonly width: number;
  readonly header: Block;
  /** The column's cells name their row (`TH` with scope Row). */
  readonly isRowHeader?: boolean;
}

/** A row: one list of blocks per column. */
export type TableRow = readonly (readonly Block[])[];

const PADDING = 4;
const BLOCK_GAP = 2;
const RULE_COLOR = '#888888';
const HEAD_FILL = '#f2f2f2';

/** What is left of a column for its text. */
export function innerWidth(width: number): number {
  return width - 2 * PADDING;
}

/** Height of the head and the first row: what a heading above the table must not be parted from. */
export function tableLeadHeight(columns: readonly TableColumn[], rows: readonly TableRow[]): number {
  const first = rows[0]?.map((blocks) => stack(blocks, BLOCK_GAP));
  return rowHeight(columns.map((column) => column.header)) + (first ? rowHeight(first) : 0);
}

/**
 * A table with row and column structure for assistive technology. A row is never split; the head comes again on
 * every page (there as an artifact, so that it is not read twice).
 * @throws FormDoesNotFitError when a row is higher than a page.
 */
export function drawTable(
  form: FormDocument,
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
): void {
  const head = columns.map((column) => column.header);
  const headHeight = rowHeight(head);
  const cells = rows.map((row) => row.map((blocks) => stack(blocks, BLOCK_GAP)));
  form.reserve(headHeight + (cells[0] ? rowHeight(cells[0]) : 0));
  form.group('Table', {}, () => {
    form.group('THead', {}, () => drawHead(form, columns, headHeight, 'read'));
    form.group('TBody', {}, () => {
      for (const row of cells) drawRow(form, columns, row, headHeight);
    });
  });
}

function drawHead(
  form: FormDocument,
  columns: readonly TableColumn[],
  height: number,
  mode: 'read' | 'repeated',
): void {
  form.artifact(() => form.doc.rect(AREA.left, form.y, tableWidth(columns), height).fill(HEAD_FILL));
  drawRules(form, columns, height, true);
  if (mode === 'read') {
    form.group('TR', {}, () =>
      eachCell(columns, (column, index, x) =>
        form.group('TH', { scope: 'Column' }, () => columns[index]!.header.draw(form, x, form.y + PADDING)),
      ),
    );
  } else {
    form.paintOnly(() =>
      eachCell(columns, (column, index, x) => columns[index]!.header.draw(form, x, form.y + PADDING)),
    );
  }
  form.y += height;
}

function drawRow(
  form: FormDocument,
  columns: readonly TableColumn[],
  row: readonly Block[],
  headHeight: number,
): void {
  const height = rowHeight(row);
  if (form.reserve(height, headHeight)) drawHead(form, columns, headHeight, 'repeated');
  form.group('TR', {}, () =>
    eachCell(columns, (column, index, x) => {
      const [type, options] = column.isRowHeader
        ? (['TH', { scope: 'Row' }] as const)
        : (['TD', {}] as const);
      form.group(type, options, () => row[index]!.draw(form, x, form.y + PADDING));
    }),
  );
  drawRules(form, columns, height, false);
  form.y += height;
}

function eachCell(
  columns: readonly TableColumn[],
  visit: (column: TableColumn, index: number, x: number) => void,
): void {
  let x: number = AREA.left;
  columns.forEach((column, index) => {
    visit(column, index, x + PADDING);
    x += column.width;
  });
}

function drawRules(form: FormDocument, columns: readonly TableColumn[], height: number, top: boolean): void {
  form.artifact(() => {
    const { doc, y } = form;
    const right = AREA.left + tableWidth(columns);
    doc.lineWidth(0.5);
    if (top) doc.moveTo(AREA.left, y).lineTo(right, y);
    doc.moveTo(AREA.left, y + height).lineTo(right, y + height);
    let x: number = AREA.left;
    for (const width of [0, ...columns.map((column) => column.width)]) {
      x += width;
      doc.moveTo(x, y).lineTo(x, y + height);
    }
    doc.stroke(RULE_COLOR);
  });
}

function tableWidth(columns: readonly TableColumn[]): number {
  return columns.reduce((sum, column) => sum + column.width, 0);
}

function rowHeight(cells: readonly Block[]): number {
  return Math.max(...cells.map((cell) => cell.height)) + 2 * PADDING;
}
