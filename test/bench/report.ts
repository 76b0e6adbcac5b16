import { cpu, TARGET, type OperationResult } from './measure.js';

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

/** The result for machines: one entry for each operation. */
export function asJson(results: readonly OperationResult[]): string {
  return JSON.stringify(
    results.map((result) => ({
      operation: result.operation,
      requestsPerSecond: rounded(result.application.requestsPerSecond, 1),
      ratioToLimit: rounded(result.ratioToLimit, 3),
      cpuMsPerRequest: rounded(cpu(result.application), 3),
      cpuMultipleOfLimit: rounded(result.cpuMultipleOfLimit, 2),
      p50Ms: rounded(result.application.p50Ms, 2),
      p99Ms: rounded(result.application.p99Ms, 2),
      target: TARGET,
      met: result.cpuMultipleOfLimit <= TARGET,
    })),
    null,
    2,
  );
}

const HEAD = [
  'operation',
  'req/s',
  'limit',
  'ratio',
  'p50 ms',
  'p99 ms',
  'CPU ms (app + pg)',
  'limit (app + pg)',
  'CPU ×',
  `≤ ${TARGET}`,
];

/** The result for people. */
export function asTable(results: readonly OperationResult[]): string {
  const rows = results.map(({ operation, application, limit, ratioToLimit, cpuMultipleOfLimit }) => [
    operation,
    application.requestsPerSecond.toFixed(0),
    limit.requestsPerSecond.toFixed(0),
    ratioToLimit.toFixed(2),
    application.p50Ms.toFixed(1),
    application.p99Ms.toFixed(1),
    ...[application, limit].map(
      (f) => `${cpu(f).toFixed(2)} (${f.serverCpuMs.toFixed(2)} + ${f.postgresCpuMs.toFixed(2)})`,
    ),
    cpuMultipleOfLimit.toFixed(2),
    cpuMultipleOfLimit <= TARGET ? 'yes' : 'NO',
  ]);
  const widths = HEAD.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]!.length)));
  const line = (cells: string[]): string =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!)))
      .join('  ');
  return [line(HEAD), ...rows.map(line)].join('\n');
}
