import { createHash } from 'node:crypto';
import type { UserActor } from './actor.js';
import type { Tx } from './database.js';
import { DomainError } from './domain.errors.js';

/** The key was used before with other content. */
export class IdempotencyKeyReused extends DomainError {
  constructor() {
    super('conflict', 'idempotency-key-reused');
  }
}

/** SHA-256 over what a request asks for, so that a key cannot be used for something else. */
export function requestHash(operation: string, request: unknown): Buffer {
  return createHash('sha256')
    .update(`${operation}\n${JSON.stringify(request)}`)
    .digest();
}

/**
 * Lets a creating use case happen once per key and user: the key is stored beside the effect, in the same transaction.
 * A second request with the key waits for the first one's commit and gets the id of what that one made.
 *
 * @param key null = the caller gave none, `create` simply runs
 * @param create makes the object under the id it is given
 * @returns the object's id, and whether it was made just now
 * @throws IdempotencyKeyReused when the key stands for another request
 */
export async function once(
  tx: Tx,
  key: string | null,
  hash: () => Buffer,
  id: string,
  create: (id: string) => Promise<void>,
): Promise<{ id: string; created: boolean }> {
  if (key === null) {
    await create(id);
    return { id, created: true };
  }
  const { userId } = tx.actor as UserActor;
  const taken = await tx.query(
    `insert into idempotency_key (user_id, key, request_hash, object_id) values ($1, $2, $3, $4)
     on conflict do nothing returning 1 as taken`,
    [userId, key, hash(), id],
  );
  if (taken.length > 0) {
    await create(id);
    return { id, created: true };
  }
  return { id: await madeBefore(tx, key, hash()), created: false };
}

/** Whether a statement failed because another request had stored the same key a moment before. */
export function keyWasTaken(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string };
  return code === '23505' && constraint === 'idempotency_key_pkey';
}

/** The id of what was made under this key. */
async function madeBefore(tx: Tx, key: string, hash: Buffer): Promise<string> {
  const { userId } = tx.actor as UserActor;
  const [before] = await tx.query<{ objectId: string; same: boolean }>(
    `select object_id as "objectId", request_hash = $3 as same from idempotency_key where user_id = $1 and key = $2`,
    [userId, key, hash],
  );
  if (!before?.same) throw new IdempotencyKeyReused();
  return before.objectId;
}
