import { InvalidField } from './domain.errors.js';
import { isPartialDate } from './partial-date.rules.js';

/** Rows on one page of a list. */
export const PAGE_SIZE = 50;

/** A keyset position as an opaque text for the client. */
export function encodeCursor(position: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** What a part of a position may look like, so that nothing reaches the database that its column's type refuses. */
const PARTS = {
  text: /^[^\0]*$/,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  /** A calendar day, or `infinity` for rows without one. */
  day: /^(\d{4}-\d\d-\d\d|infinity)$/,
  /** A moment as `Date.toISOString` writes it. */
  moment: /^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d\.\d{3}Z$/,
  /** Fits a `bigint`. */
  id: /^\d{1,18}$/,
} as const;

/**
 * The position a client handed back.
 *
 * @throws InvalidField when it is not one of ours
 */
export function decodeCursor(
  cursor: string | undefined,
  ...parts: readonly (keyof typeof PARTS)[]
): string[] | null {
  if (cursor === undefined) return null;
  try {
    const position: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(position) &&
      position.length === parts.length &&
      position.every((p) => typeof p === 'string' || typeof p === 'number')
    ) {
      const texts = position.map(String);
      if (parts.every((kind, i) => fits(kind, texts[i]!))) return texts;
    }
  } catch {
    // Not ours: said below.
  }
  throw new InvalidField('/cursor', 'invalidFormat');
}

function fits(kind: keyof typeof PARTS, text: string): boolean {
  return (
    PARTS[kind].test(text) &&
    text.isWellFormed() &&
    (kind !== 'day' || text === 'infinity' || isPartialDate(text)) &&
    (kind !== 'moment' || !Number.isNaN(Date.parse(text)))
  );
}

/** Cuts the one row too many that told there is a next page, and makes that page's cursor. */
export function page<Row>(
  rows: Row[],
  size: number,
  position: (last: Row) => readonly (string | number)[],
): { items: Row[]; nextCursor: string | null } {
  if (rows.length <= size) return { items: rows, nextCursor: null };
  const items = rows.slice(0, size);
  const last = items[items.length - 1];
  return { items, nextCursor: last === undefined ? null : encodeCursor(position(last)) };
}
