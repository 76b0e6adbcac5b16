import 'reflect-metadata';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startApplication } from './application.js';
import { startDatabase } from './database.js';
import { fill } from './fill.js';
import type { LimitOrder } from './limit.js';
import { measureOperation, provokeStandstill, type Bench, type OperationResult } from './measure.js';
import { readOptions, type BenchOptions } from './options.js';
import { startCompanion } from './processes.js';
import { asJson, asTable } from './report.js';

const report = (line: string): void => void process.stderr.write(`${line}\n`);

/**
 * Measures and prints. A missed target is a result; what cannot be measured, or a wrong answer, is an error.
 *
 * @param print receives the result alone; progress goes to standard error
 * @throws Error
 */
export async function main(args: string[], print: (text: string) => void): Promise<void> {
  const options = readOptions(args);
  if (!existsSync('/proc/self/stat'))
    throw new Error('The benchmark reads CPU times from /proc: Linux only.');
  const cleaning: (() => unknown)[] = [];
  const cleanUp = async (): Promise<void> => {
    for (let step = cleaning.pop(); step; step = cleaning.pop()) await step();
  };
  // Interrupted, both the signal and the measurement that fails of it ask for it: one does it, both wait.
  let cleaned: Promise<void> | undefined;
  const clean = (): Promise<void> => (cleaned ??= cleanUp());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void clean().finally(() => process.exit(1)));
  }
  try {
    const results = await bench(options, cleaning);
    print(`${options.json ? asJson(results) : asTable(results)}\n`);
  } finally {
    await clean();
  }
}

async function bench(options: BenchOptions, cleaning: (() => unknown)[]): Promise<OperationResult[]> {
  const directory = mkdtempSync(join(tmpdir(), 'anlaufstelle-bench-'));
  cleaning.push(() => rmSync(directory, { recursive: true, force: true }));
  // Under root another user runs PostgreSQL and has to get through.
  chmodSync(directory, 0o711);

  const begun = performance.now();
  const database = await startDatabase(directory);
  cleaning.push(() => database.stop());
  report(`Filling with ${options.persons} persons …`);
  await fill(database, options.persons);
  const filledAt = new Date();
  report(`Filled in ${((performance.now() - begun) / 1000).toFixed(1)} s`);

  const limitProcess = startCompanion('limit.ts');
  cleaning.push(() => limitProcess.end());
  const order: LimitOrder = { connection: database.superuser };
  const { port } = await limitProcess.ask<{ port: number }>(order);
  const application = await startApplication(
    database,
    directory,
    options.profile && resolve(options.profile),
  );
  cleaning.push(() => application.stop());
  const load = startCompanion('load.ts');
  cleaning.push(() => load.end());
  const parts: Bench = { database, application, limit: { pid: limitProcess.pid, port }, load, filledAt };

  const results: OperationResult[] = [];
  for (const operation of options.operations) {
    results.push(await measureOperation(parts, operation, options, report));
  }
  // A profile is to show the operation and nothing else.
  if (options.profile) return results;
  const { requests, seconds, p99Ms } = await provokeStandstill(parts);
  report(
    `160 writers on 10 connections: ${requests} written in ${seconds.toFixed(1)} s, p99 ${p99Ms.toFixed(0)} ms, no standstill`,
  );
  return results;
}
