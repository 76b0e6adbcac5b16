import { AuditSealer } from '@app/audit';
import type { Config, Database } from '@app/platform';
import type { Logger } from 'pino';

export interface Worker {
  /** Lets the round under way finish and does a last one. */
  stop(): Promise<void>;
}

const SEAL_EVERY_MS = 5_000;
const CLEAN_EVERY_MS = 10 * 60_000;

const CLEAN = [
  `delete from idempotency_key where created_at < now() - interval '2 days'`,
  `delete from login_throttle where last_failure_at < now() - interval '1 day'`,
  `delete from session where absolute_expires_at < now() - interval '1 day'`,
  `delete from draft where saved_at < now() - interval '14 days'`,
];

/**
 * Work beside the requests: seals the audit log every few seconds and throws away what has served its time. Any number
 * of processes may do it; an advisory lock lets one seal at a time.
 */
export function startWorker(database: Database, config: Config, log: Logger): Worker {
  const sealer = new AuditSealer(database, config.dataDir);
  let round: Promise<unknown> = Promise.resolve();
  const inTurn = (what: string, work: () => Promise<unknown>) => () => {
    round = round
      .then(work)
      .catch((error: unknown) =>
        log.error({ what, error: error instanceof Error ? error.message : 'unknown' }, 'worker'),
      );
  };
  const clean = () =>
    database.as('system', async (tx) => {
      for (const statement of CLEAN) await tx.query(statement);
    });
  const timers = [
    setInterval(
      inTurn('seal', () => sealer.seal()),
      SEAL_EVERY_MS,
    ),
    setInterval(inTurn('clean', clean), CLEAN_EVERY_MS),
  ];
  return {
    stop: async () => {
      timers.forEach(clearInterval);
      await round;
      await sealer.seal().catch(() => null);
    },
  };
}
