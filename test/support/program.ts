import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export const projectDir = join(import.meta.dirname, '..', '..');

/** A process of ours that tests watch and kill. */
export interface Program {
  readonly child: ChildProcess;
  /** Everything it has printed so far, both streams. */
  output(): string;
  /** Resolves when the output matches; rejects with the output when the process ends first or time runs out. */
  until(pattern: RegExp, timeoutMs?: number): Promise<RegExpExecArray>;
  /** Sends the signal, if any, and waits for the end. */
  end(signal?: NodeJS.Signals): Promise<number | NodeJS.Signals | null>;
}

/** Starts a script of the project under the Node.js that runs the tests. */
export function startProgram(script: string, args: string[], env: NodeJS.ProcessEnv = {}): Program {
  const clean = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(DATABASE_|DATA_DIR$|PORT$|NODE_OPTIONS$|NODE_ENV$|JEST_)/.test(name),
    ),
  );
  const child = spawn(process.execPath, [join(projectDir, script), ...args], {
    cwd: projectDir,
    env: { ...clean, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const ended = (): boolean => child.exitCode !== null || child.signalCode !== null;
  return {
    child,
    output: () => text,
    async until(pattern, timeoutMs = 20_000) {
      for (const deadline = Date.now() + timeoutMs; Date.now() < deadline; await sleep(10)) {
        const match = pattern.exec(text);
        if (match) return match;
        if (ended()) break;
      }
      throw new Error(`${script} never printed ${pattern}:\n${text}`);
    },
    async end(signal) {
      if (signal && !ended()) child.kill(signal);
      await closed;
      return child.exitCode ?? child.signalCode;
    },
  };
}

/** A directory for one test file, and what removes it. */
export function temporaryDirectory(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'anlaufstelle-start-'));
  // Under root another user runs PostgreSQL and has to get through.
  chmodSync(path, 0o711);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Is the process gone, or dead and only not yet reaped? */
export function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return true;
  }
  try {
    return /\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** Waits until a condition holds, and says whether it did. */
export async function eventually(
  condition: () => boolean | Promise<boolean>,
  timeoutMs = 10_000,
): Promise<boolean> {
  for (const deadline = Date.now() + timeoutMs; Date.now() < deadline; await sleep(20)) {
    if (await condition()) return true;
  }
  return condition();
}
