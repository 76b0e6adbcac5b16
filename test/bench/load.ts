import { performance } from 'node:perf_hooks';
import { cpuMs, type Measured } from './cpu.js';
import { readFacts, type Facts } from './facts.js';
import { HttpConnection } from './http-connection.js';
import type { Operation } from './options.js';
import { answerParent } from './processes.js';
import { requestsOf, type NextRequest } from './requests.js';
import { Sessions } from './sessions.js';
import type { ConnectionOptions } from '@app/platform';

export type Side = 'application' | 'limit';

/** One measurement. */
export interface LoadOrder {
  connection: ConnectionOptions;
  side: Side;
  operation: Operation;
  port: number;
  connections: number;
  warmUpSeconds: number;
  seconds: number;
  /** End after so many requests; used where it matters that all are answered. */
  requests?: number;
  measured: Measured;
}

export interface LoadResult {
  requests: number;
  seconds: number;
  p50Ms: number;
  p99Ms: number;
  /** CPU milliseconds of the whole window. */
  serverCpuMs: number;
  postgresCpuMs: number;
}

/** While warming up, no more than this share of the stations to be stamped is used. */
const WARM_UP_SHARE = 0.2;

interface Mark {
  at: number;
  cpu: ReturnType<typeof cpuMs>;
}

/** A closed loop: each connection sends its next request when the last one is answered. */
class Measurement {
  private begun: Mark | undefined;
  private ended: Mark | undefined;
  private readonly latencies: number[] = [];
  private sent = 0;
  private readonly order: LoadOrder;
  private readonly next: NextRequest;

  constructor(order: LoadOrder, next: NextRequest) {
    this.order = order;
    this.next = next;
  }

  async run(): Promise<LoadResult> {
    const { connections, port, warmUpSeconds, seconds } = this.order;
    const timers = [
      setTimeout(() => this.begin(), warmUpSeconds * 1000),
      setTimeout(() => this.end(), (warmUpSeconds + seconds) * 1000),
    ];
    const open = Array.from({ length: connections }, () => new HttpConnection(port));
    try {
      await Promise.all(open.map((connection) => this.drive(connection)));
    } finally {
      timers.forEach(clearTimeout);
      open.forEach((connection) => connection.close());
    }
    this.end();
    return this.result();
  }

  private async drive(connection: HttpConnection): Promise<void> {
    while (!this.ended) {
      const request = this.sent < (this.order.requests ?? Infinity) ? this.next() : null;
      if (request === null) {
        // With a number of requests given, the others are still to be answered and count.
        if (this.order.requests === undefined) this.end();
        return;
      }
      this.sent++;
      if (!this.begun && request.used > WARM_UP_SHARE) this.begin();
      const sentAt = performance.now();
      const { status, body } = await connection.request(request.head, request.body);
      if (status !== request.status || !body.includes(request.contains)) {
        throw new Error(
          `${this.order.side}, ${this.order.operation}: a wrong answer: ${status} ${body.slice(0, 600)}`,
        );
      }
      if (this.begun && !this.ended) this.latencies.push(performance.now() - sentAt);
    }
  }

  private begin(): void {
    this.begun ??= this.mark();
  }

  private end(): void {
    this.begin();
    this.ended ??= this.mark();
  }

  private mark(): Mark {
    return { at: performance.now(), cpu: cpuMs(this.order.measured) };
  }

  private result(): LoadResult {
    const [begun, ended] = [this.begun!, this.ended!];
    const sorted = Float64Array.from(this.latencies).toSorted();
    const quantile = (q: number): number =>
      sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
    return {
      requests: sorted.length,
      seconds: (ended.at - begun.at) / 1000,
      p50Ms: quantile(0.5),
      p99Ms: quantile(0.99),
      serverCpuMs: ended.cpu.server - begun.cpu.server,
      postgresCpuMs: ended.cpu.postgres - begun.cpu.postgres,
    };
  }
}

let facts: Facts | undefined;
const sessions = new Sessions();

answerParent(async (order: LoadOrder) => {
  facts ??= await readFacts(order.connection);
  const authorise =
    order.side === 'limit'
      ? (user: Facts['users'][number]) => `x-user: ${user.id}\r\nx-institution: ${user.institutionId}`
      : await sessions.of(order.port, facts.users);
  return new Measurement(order, requestsOf(order.operation, facts, authorise)).run();
});
