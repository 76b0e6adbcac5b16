import type { Tx } from '@app/platform';
import { LaufzettelTemplate } from './template.entity.js';

const cache = new Map<string, LaufzettelTemplate>();

/** A published version by its id; it never changes, so it is read once per process. */
export async function templateById(tx: Tx, id: string): Promise<LaufzettelTemplate | null> {
  const known = cache.get(id);
  if (known) return known;
  const found = await tx.manager.findOneBy(LaufzettelTemplate, { id });
  if (found) cache.set(id, found);
  return found;
}

/** The newest version of each route. */
export async function currentTemplates(tx: Tx): Promise<LaufzettelTemplate[]> {
  const all = await tx.manager.find(LaufzettelTemplate, { order: { code: 'ASC', version: 'DESC' } });
  return all.filter((t, i) => all[i - 1]?.code !== t.code);
}
