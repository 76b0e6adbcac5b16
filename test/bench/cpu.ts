import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second in /proc, on every architecture. */
const TICK_MS = 10;

interface Stat {
  parent: number;
  own: number;
  /** Of children that have ended and were waited for. */
  ended: number;
}

/** Processes that answer requests: the server under test and the PostgreSQL it uses. */
export interface Measured {
  server: number;
  postmaster: number;
}

/** CPU time so far in milliseconds: the server with all its threads, PostgreSQL with all its processes. */
export function cpuMs({ server, postmaster }: Measured): { server: number; postgres: number } {
  let postgres = 0;
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!pid) continue;
    const stat = readStat(pid);
    if (pid === postmaster) postgres += (stat?.own ?? 0) + (stat?.ended ?? 0);
    else if (stat?.parent === postmaster) postgres += stat.own;
  }
  return { server: readStat(server)?.own ?? 0, postgres };
}

/** undefined when the process has ended meanwhile. */
function readStat(pid: number): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program, in brackets, may itself hold blanks and brackets.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const ms = (index: number): number => (fields[index] ?? 0) * TICK_MS;
    return { parent: fields[1] ?? 0, own: ms(11) + ms(12), ended: ms(13) + ms(14) };
  } catch {
    return undefined;
  }
}
