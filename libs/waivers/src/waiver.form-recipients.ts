import {
  bilingual,
  CONTENT_WIDTH,
  innerWidth,
  isolate,
  listBlock,
  sideBySide,
  textBlock,
  TICK_INDENT,
  tickItem,
  type Block,
  type TableColumn,
  type TableRow,
} from '@app/forms';
import type { WaiverFormBody, WaiverFormRecipient } from './waiver.form-data.js';
import { caption, plain, userText, words, type Sheet } from './waiver.form-words.js';
import { DATA_CATEGORIES, type DataCategory } from './waiver.rules.js';

const RECIPIENT_WIDTH = 124;
const DIRECTION_WIDTH = 62;
const CATEGORIES_WIDTH = CONTENT_WIDTH - RECIPIENT_WIDTH - DIRECTION_WIDTH;
const TICK_GAP = 1.5;

/** Columns and rows of a table. */
export interface RecipientTable {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
}

/** Who × what: a row a recipient, with a box for every category, ticked or visibly empty. */
export function recipientTable(sheet: Sheet, recipients: readonly WaiverFormRecipient[]): RecipientTable {
  const column = (
    key: 'columnRecipient' | 'columnDirection' | 'columnCategories',
    width: number,
    isRowHeader = false,
  ): TableColumn => ({
    width,
    isRowHeader,
    header:
      key === 'columnCategories'
        ? bilingual(sheet.form, 'label', words(sheet, 'form', key), innerWidth(width), {
            gap: TICK_INDENT + 6,
          })
        : caption(sheet, words(sheet, 'form', key), innerWidth(width), 'label'),
  });
  const columns = [
    column('columnRecipient', RECIPIENT_WIDTH, true),
    column('columnDirection', DIRECTION_WIDTH),
    column('columnCategories', CATEGORIES_WIDTH),
  ];
  const rows = recipients.map((recipient): TableRow => [
    bodyLines(recipient, innerWidth(RECIPIENT_WIDTH)),
    [caption(sheet, words(sheet, 'directions', recipient.direction), innerWidth(DIRECTION_WIDTH))],
    [ticks(sheet, recipient)],
  ]);
  return { columns, rows };
}

/** Institution, unit and address, below one another: German, for those who are written to. */
export function bodyLines({ institution, unit, address }: WaiverFormBody, width: number): Block[] {
  return [
    textBlock('de', 'strong', userText(institution), width),
    ...(unit ? [textBlock('de', 'small', userText(unit), width)] : []),
    ...(address ? [textBlock('de', 'small', userText(address), width)] : []),
  ];
}

function ticks(sheet: Sheet, recipient: WaiverFormRecipient): Block {
  const width = innerWidth(CATEGORIES_WIDTH);
  const items = DATA_CATEGORIES.map((category) => {
    const checked = recipient.categories.includes(category);
    return { category, checked };
  });
  if (sheet.other)
    return listBlock(
      items.map((item) => tick(sheet, recipient, item, width)),
      TICK_GAP,
    );
  // In German alone two columns have room.
  const half = width / 2;
  const blocks = items.map((item) => tick(sheet, recipient, item, half - 4));
  const split = Math.ceil(blocks.length / 2);
  return sideBySide([
    { dx: 0, block: listBlock(blocks.slice(0, split), TICK_GAP) },
    { dx: half, block: listBlock(blocks.slice(split), TICK_GAP) },
  ]);
}

function tick(
  sheet: Sheet,
  { otherCategory }: WaiverFormRecipient,
  { category, checked }: { category: DataCategory; checked: boolean },
  width: number,
): Block {
  let text = words(sheet, 'categories', category);
  if (category === 'other' && checked && otherCategory) {
    const more = `: ${isolate(plain(otherCategory))}`;
    text = { de: text.de + more, other: text.other && text.other + more };
  }
  const block = bilingual(sheet.form, 'small', text, width - TICK_INDENT, { gap: 8 });
  return tickItem(block, { checked });
}
