import type { Tx } from '@app/platform';
import type { Answer, NamedOrCoded } from './answer.rules.js';
import { fieldOf } from './fields.rules.js';

const ID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

const NAMES = `
  select id, name || coalesce(', ' || unit, '') as name from institution where id = any ($1)
  union all select id, display_name from app_user where id = any ($1)`;

/** Names of the institutions and members of staff that answers name by their id. */
export async function namesIn(tx: Tx, answers: readonly Answer[]): Promise<Record<string, string>> {
  const ids = answers.flatMap(({ field, value }) => {
    const kind = fieldOf(field)?.kind;
    const id = kind === 'user' ? value : kind === 'institution' ? (value as NamedOrCoded | null)?.code : null;
    return typeof id === 'string' && ID.test(id) ? [id] : [];
  });
  if (ids.length === 0) return {};
  const found = await tx.query<{ id: string; name: string }>(NAMES, [ids]);
  return Object.fromEntries(found.map(({ id, name }) => [id, name]));
}
