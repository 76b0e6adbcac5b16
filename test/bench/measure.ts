import { withClient } from '@app/platform';
import type { Application } from './application.js';
import type { BenchDatabase } from './database.js';
import { REOPEN } from './fill.sql.js';
import type { LoadOrder, LoadResult, Side } from './load.js';
import type { Operation } from './options.js';
import type { Companion } from './processes.js';

/** CPU of the application at most, as a multiple of the limit's. */
export const TARGET = 3;

const CONNECTIONS = 16;
const FIRST_WARM_UP_SECONDS = 3;
const WARM_UP_SECONDS = 1;

/** Ten times the pool: a second connection taken inside a transaction would end in a standstill. */
const WRITERS = 160;
const WRITES = 1_600;
const STANDSTILL_SECONDS = 90;

export interface Figures {
  requestsPerSecond: number;
  p50Ms: number;
  p99Ms: number;
  serverCpuMs: number;
  postgresCpuMs: number;
}

/** Medians over all rounds; the ratios are medians of the rounds' ratios. */
export interface OperationResult {
  operation: Operation;
  application: Figures;
  limit: Figures;
  ratioToLimit: number;
  cpuMultipleOfLimit: number;
}

export interface Bench {
  database: BenchDatabase;
  application: Application;
  limit: { pid: number; port: number };
  load: Companion;
  /** From here on stations were stamped by the benchmark. */
  filledAt: Date;
}

/** Measures limit and application in turn, so that a change in the machine's mood meets both. */
export async function measureOperation(
  bench: Bench,
  operation: Operation,
  { seconds, rounds }: { seconds: number; rounds: number },
  report: (line: string) => void,
): Promise<OperationResult> {
  const results: Record<Side, Figures[]> = { application: [], limit: [] };
  for (let round = 0; round < rounds; round++) {
    const order: Side[] = round % 2 === 0 ? ['limit', 'application'] : ['application', 'limit'];
    for (const side of order) {
      const warmUpSeconds = round === 0 ? FIRST_WARM_UP_SECONDS : WARM_UP_SECONDS;
      const figures = perRequest(await measureSide(bench, side, operation, { seconds, warmUpSeconds }));
      results[side].push(figures);
      report(
        `${operation.padEnd(10)} ${side.padEnd(11)} ${round + 1}/${rounds}  ${figures.requestsPerSecond.toFixed(0).padStart(6)} /s  CPU ${cpu(figures).toFixed(3)} ms`,
      );
    }
  }
  const ratio = (of: (figures: Figures) => number): number =>
    median(results.application.map((figures, i) => of(figures) / of(results.limit[i]!)));
  return {
    operation,
    application: medians(results.application),
    limit: medians(results.limit),
    ratioToLimit: ratio((f) => f.requestsPerSecond),
    cpuMultipleOfLimit: ratio(cpu),
  };
}

export const cpu = (figures: Figures): number => figures.serverCpuMs + figures.postgresCpuMs;

async function measureSide(
  { database, application, limit, load, filledAt }: Bench,
  side: Side,
  operation: Operation,
  times: { seconds: number; warmUpSeconds: number },
): Promise<LoadResult> {
  // What the round before left to seal is not to be paid by this one.
  application.pause();
  await database.sealAudit();
  if (operation === 'stamp') {
    await withClient(database.superuser, async (client) => {
      await client.query(REOPEN, [filledAt]);
      await client.query('vacuum (analyze) station');
    });
  }
  if (side === 'application') application.resume();
  const server = side === 'application' ? application : limit;
  const order: LoadOrder = {
    connection: database.superuser,
    side,
    operation,
    port: server.port,
    connections: CONNECTIONS,
    ...times,
    measured: { server: server.pid, postmaster: database.postmaster },
  };
  try {
    return await load.ask<LoadResult>(order);
  } finally {
    application.resume();
  }
}

/**
 * Many more writers than connections, all at once.
 *
 * @throws Error when not all of them are answered as they should
 */
export async function provokeStandstill({ database, application, load }: Bench): Promise<LoadResult> {
  const order: LoadOrder = {
    connection: database.superuser,
    side: 'application',
    operation: 'intake',
    port: application.port,
    connections: WRITERS,
    warmUpSeconds: 0,
    seconds: STANDSTILL_SECONDS,
    requests: WRITES,
    measured: { server: application.pid, postmaster: database.postmaster },
  };
  let timer: NodeJS.Timeout | undefined;
  const standstill = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`${WRITERS} writers were not answered within ${STANDSTILL_SECONDS} s.`)),
      STANDSTILL_SECONDS * 1000,
    );
  });
  try {
    return await Promise.race([load.ask<LoadResult>(order), standstill]);
  } finally {
    clearTimeout(timer);
  }
}

function perRequest({ requests, seconds, p50Ms, p99Ms, serverCpuMs, postgresCpuMs }: LoadResult): Figures {
  if (requests === 0) throw new Error('Not one request was answered within the measurement.');
  return {
    requestsPerSecond: requests / seconds,
    p50Ms,
    p99Ms,
    serverCpuMs: serverCpuMs / requests,
    postgresCpuMs: postgresCpuMs / requests,
  };
}

function medians(all: Figures[]): Figures {
  const of = (name: keyof Figures): number => median(all.map((figures) => figures[name]));
  return {
    requestsPerSecond: of('requestsPerSecond'),
    p50Ms: of('p50Ms'),
    p99Ms: of('p99Ms'),
    serverCpuMs: of('serverCpuMs'),
    postgresCpuMs: of('postgresCpuMs'),
  };
}

function median(values: number[]): number {
  const sorted = Float64Array.from(values).toSorted();
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}
