import { InvalidField } from './domain.errors.js';

/** Rows on one page of a list. */
export const PAGE_SIZE = 50;

/** A keyset position as an opaque text for the client. */
export function encodeCursor(position: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/**
 * The position a client handed back.
 *
 * @throws InvalidField when it is not one of ours
 */
export function decodeCursor(cursor: string | undefined, parts: number): string[] | null {
  if (cursor === undefined) return null;
  try {
    const position: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(position) &&
      position.length === parts &&
      position.every((p) => typeof p === 'string' || typeof p === 'number')
    ) {
      return position.map(String);
    }
  } catch {
    // Not ours: said below.
  }
  throw new InvalidField('/cursor', 'invalidFormat');
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
