import { DATA_CATEGORIES, type DataCategory } from '@app/waivers/shared';
import { indexed, matters, type Answer } from './answer.rules.js';
import type { Field } from './field.rules.js';
import { FIELDS, fieldOf } from './fields.rules.js';
import type { Row } from './progress.rules.js';

/** Whether these categories open the field to an institution; what is protected or has no category never is. */
export const isOpen = ({ protection, category }: Field, categories: readonly DataCategory[]): boolean =>
  protection === 'normal' && category !== null && categories.includes(category);

/** Categories that the form has fields of, in the order of the waiver. */
export const ASSESSMENT_CATEGORIES: readonly DataCategory[] = DATA_CATEGORIES.filter((category) =>
  FIELDS.some((field) => isOpen(field, [category])),
);

/**
 * What an institution may see of a form: answers of these categories that are given or say why not, in rows that are kept, as
 * far as they matter. Row-level security has cut already for an institution's own role; the case team's preview comes here uncut.
 */
export function cutTo<A extends Answer, R extends Row & { readonly removed: boolean }>(
  categories: readonly DataCategory[],
  rows: readonly R[],
  answers: readonly A[],
): { rows: R[]; answers: A[] } {
  const open = answers.filter(({ field: id, standing }) => {
    const field = fieldOf(id);
    return field !== undefined && standing !== null && isOpen(field, categories);
  });
  const groups = new Set(
    FIELDS.filter((field) => isOpen(field, categories)).flatMap(({ group }) => group ?? []),
  );
  const kept = rows.filter(({ group, removed }) => !removed && groups.has(group));
  const keptIds = new Set(kept.map(({ id }) => id));
  const index = indexed(open);
  return {
    rows: kept,
    answers: open.filter(
      ({ field, rowId }) => (rowId === null || keptIds.has(rowId)) && matters(fieldOf(field)!, rowId, index),
    ),
  };
}
