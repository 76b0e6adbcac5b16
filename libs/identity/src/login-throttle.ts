import { createHash } from 'node:crypto';
import type { Tx } from '@app/platform';
import { ACCOUNT_FAILURES, ADDRESS_FAILURES, FORGET_AFTER_SECONDS, waitSeconds } from './login.rules.js';

/** One counter of failures: an account, an account from a known device, or an address. */
export interface ThrottleKey {
  hash: Buffer;
  allowed: number;
}

export function accountKey(username: string, device: string | null): ThrottleKey {
  return { hash: hashed(`user ${username.toLowerCase()} ${device ?? ''}`), allowed: ACCOUNT_FAILURES };
}

export function addressKey(block: string): ThrottleKey {
  return { hash: hashed(`address ${block}`), allowed: ADDRESS_FAILURES };
}

function hashed(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

const COUNT = `
  insert into login_throttle as t (key, failures, last_failure_at) values ($1, 1, now())
  on conflict (key) do update set last_failure_at = now(),
    failures = case when t.last_failure_at < now() - make_interval(secs => $2) then 1
                    when t.blocked_until > now() then t.failures else t.failures + 1 end
  returning failures, greatest(0, ceil(extract(epoch from blocked_until - now())))::int as wait`;

/**
 * Counts an attempt before the password is looked at, so that parallel guesses cannot slip past the limit; a success
 * takes the count back.
 *
 * @returns seconds to wait when the attempt is refused, else 0
 */
export async function countAttempt(tx: Tx, keys: readonly ThrottleKey[]): Promise<number> {
  let wait = 0;
  for (const key of keys) {
    const [row] = await tx.query<{ failures: number; wait: number | null }>(COUNT, [
      key.hash,
      FORGET_AFTER_SECONDS,
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

export async function forgetFailures(tx: Tx, keys: readonly ThrottleKey[]): Promise<void> {
  await tx.query('delete from login_throttle where key = any ($1)', [keys.map((k) => k.hash)]);
}
