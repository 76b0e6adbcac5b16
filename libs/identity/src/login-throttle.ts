import { createHash } from 'node:crypto';
import type { Tx } from '@app/platform';
import {
  ACCOUNT_FAILURES,
  ADDRESS_DRAIN_SECONDS,
  ADDRESS_FAILURES,
  addressBlock,
  FORGET_AFTER_SECONDS,
  waitSeconds,
} from './login.rules.js';

/** One counter of failures: an account, an account from a known device, a password change, or an address. */
export interface ThrottleKey {
  hash: Buffer;
  allowed: number;
  /**
   * Null: a success wipes the count. A number: a success takes back its own attempt only, and one failure is forgotten
   * in that many seconds; else whoever guesses at many accounts could wipe the count with one of their own.
   */
  drainSeconds: number | null;
}

export function accountKey(username: string, device: string | null): ThrottleKey {
  return {
    hash: hashed('user', username.toLowerCase(), device),
    allowed: ACCOUNT_FAILURES,
    drainSeconds: null,
  };
}

/** For the current password that a logged-in user must give to set another one. */
export function changeKey(userId: string): ThrottleKey {
  return { hash: hashed('change', userId), allowed: ACCOUNT_FAILURES, drainSeconds: null };
}

export function addressKey(address: string): ThrottleKey {
  return {
    hash: hashed('address', addressBlock(address)),
    allowed: ADDRESS_FAILURES,
    drainSeconds: ADDRESS_DRAIN_SECONDS,
  };
}

/** As JSON, so that no part can pass for two and no kind of counter for another. */
function hashed(...parts: (string | null)[]): Buffer {
  return createHash('sha256').update(JSON.stringify(parts)).digest();
}

/**
 * $3 null: the count starts anew when the last failure is long ago ($2). Else it drains, and the clock moves on by whole
 * intervals only: what is left of one counts for the next.
 */
const COUNT = `
  insert into login_throttle as t (key, failures, last_failure_at) values ($1, 1, now())
  on conflict (key) do update set
    failures = case when t.blocked_until > now() then t.failures
                    when $3::int is not null then greatest(0, t.failures - floor(extract(epoch from now() - t.last_failure_at) / $3)::int) + 1
                    when t.last_failure_at < now() - make_interval(secs => $2) then 1
                    else t.failures + 1 end,
    last_failure_at = case when $3 is null or t.failures <= floor(extract(epoch from now() - t.last_failure_at) / $3) then now()
                           else t.last_failure_at + make_interval(secs => $3 * floor(extract(epoch from now() - t.last_failure_at) / $3)) end
  returning failures, greatest(0, ceil(extract(epoch from blocked_until - now())))::int as wait`;

/**
 * Counts an attempt before the password is looked at, so that parallel guesses cannot slip past the limit; a success
 * takes it back (see {@link takeBack}).
 *
 * @returns seconds to wait when the attempt is refused, else 0
 */
export async function countAttempt(tx: Tx, keys: readonly ThrottleKey[]): Promise<number> {
  let wait = 0;
  for (const key of keys) {
    const [row] = await tx.query<{ failures: number; wait: number | null }>(COUNT, [
      key.hash,
      FORGET_AFTER_SECONDS,
      key.drainSeconds,
    ]);
    if (!row) continue;
    if (row.wait) {
      wait = Math.max(wait, row.wait);
      continue;
    }
    const block = waitSeconds(row.failures, key.allowed);
    if (block > 0) {
      await tx.query(
        'update login_throttle set blocked_until = now() + make_interval(secs => $2) where key = $1',
        [key.hash, block],
      );
    }
  }
  return wait;
}

const LOWER = `
  update login_throttle set failures = greatest(0, failures - 1),
    blocked_until = case when failures > $2 then blocked_until end
  where key = $1`;

/** After a success, or when the administration gives a new first password. */
export async function takeBack(tx: Tx, keys: readonly ThrottleKey[]): Promise<void> {
  const wiped = keys.filter((k) => k.drainSeconds === null);
  await tx.query('delete from login_throttle where key = any ($1)', [wiped.map((k) => k.hash)]);
  for (const key of keys.filter((k) => k.drainSeconds !== null))
    await tx.query(LOWER, [key.hash, key.allowed]);
}
