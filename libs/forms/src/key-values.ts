import { textBlock, type Block } from './blocks.js';
import type { FormDocument } from './form-document.js';

/** A labelled value: the label in German and in the reader's language, the value once. */
export interface KeyValue {
  readonly de: string;
  readonly other?: string | undefined;
  /** Isolated by the caller where it is a user's (`isolate`, `isolateLtr`). */
  readonly value: string;
}

const ROW_GAP = 3;
/** Shares of the width: German label, value, other label. */
const SHARES = { bilingual: [0.27, 0.44, 0.29], german: [0.3, 0.7, 0] } as const;

/** German label left, value, other label right, one row each; a table for assistive technology. */
export function keyValueBlock(form: FormDocument, entries: readonly KeyValue[], width: number): Block {
  const shares = form.language === 'de' ? SHARES.german : SHARES.bilingual;
  const rows = entries.map((entry) => keyValueRow(form, entry, width, shares));
  const height = rows.reduce((sum, row) => sum + row.height + ROW_GAP, 0);
  return {
    height,
    draw: (target, x, y) =>
      target.group('Table', {}, () => {
        let top = y;
        for (const row of rows) {
          row.draw(target, x, top);
          top += row.height + ROW_GAP;
        }
      }),
  };
}

function keyValueRow(
  form: FormDocument,
  entry: KeyValue,
  width: number,
  [labelShare, valueShare, otherShare]: readonly [number, number, number],
): Block {
  const pad = 6;
  const label = textBlock('de', 'label', entry.de, width * labelShare - pad);
  const value = textBlock('de', 'strong', entry.value, width * valueShare - pad);
  const other =
    entry.other === undefined
      ? undefined
      : textBlock(form.language, 'label', entry.other, width * otherShare);
  const height = Math.max(label.height, value.height, other?.height ?? 0);
  return {
    height,
    draw: (target, x, y) =>
      target.group('TR', {}, () => {
        target.group('TH', { scope: 'Row' }, () => label.draw(target, x, y + 1.5));
        target.group('TD', {}, () => value.draw(target, x + width * labelShare, y));
        if (!other) return;
        target.group('TD', {}, () => other.draw(target, x + width * (labelShare + valueShare), y + 1.5));
      }),
  };
}
