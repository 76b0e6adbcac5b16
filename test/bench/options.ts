import { parseArgs } from 'node:util';

/** What is measured: four things that people do all day. */
export const OPERATIONS = ['openPerson', 'workList', 'stamp', 'intake'] as const;
export type Operation = (typeof OPERATIONS)[number];

export interface BenchOptions {
  /** Machine-readable result alone on standard output. */
  json: boolean;
  persons: number;
  /** Length of one measurement. */
  seconds: number;
  /** Measurements of each side; the medians count. */
  rounds: number;
  operations: readonly Operation[];
  /** Directory that receives a CPU profile of the application. */
  profile?: string | undefined;
}

/** Access tokens are renewed between measurements and have to last for a whole one. */
const LONGEST_SECONDS = 120;

const USAGE = `npm run bench [-- --json] [--persons 100000] [--seconds 8] [--rounds 3]
              [--operation ${OPERATIONS.join('|')}] … [--profile DIRECTORY]`;

/** @throws TypeError saying which argument is wrong */
export function readOptions(args: string[]): BenchOptions {
  const { values } = parseArgs({
    args,
    options: {
      json: { type: 'boolean', default: false },
      persons: { type: 'string', default: '100000' },
      seconds: { type: 'string', default: '8' },
      rounds: { type: 'string', default: '3' },
      operation: { type: 'string', multiple: true },
      profile: { type: 'string' },
    },
  });
  return {
    json: values.json,
    persons: number('persons', values.persons, 500),
    seconds: number('seconds', values.seconds, 1, LONGEST_SECONDS),
    rounds: number('rounds', values.rounds, 1),
    operations: values.operation?.map(operation) ?? OPERATIONS,
    profile: values.profile,
  };
}

function number(name: string, text: string, least: number, most = Number.MAX_SAFE_INTEGER): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new TypeError(`--${name} must be a whole number from ${least} to ${most}\n\n${USAGE}`);
  }
  return value;
}

function operation(name: string): Operation {
  const found = OPERATIONS.find((o) => o === name);
  if (!found) throw new TypeError(`--operation is one of ${OPERATIONS.join(', ')}\n\n${USAGE}`);
  return found;
}
