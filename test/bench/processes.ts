import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const benchModule = (name: string): string => join(import.meta.dirname, name);

/** Arguments for Node.js that let a child run this directory's TypeScript. */
export const HOOK = ['--import', pathToFileURL(benchModule('built-program.mjs')).href];

/** A module of this directory in a process of its own, which answers each message with one. */
export interface Companion {
  readonly pid: number;
  /** @throws Error with the words of the other side, or when it has ended */
  ask<Answer>(question: object): Promise<Answer>;
  end(): void;
}

export function startCompanion(name: string): Companion {
  const child: ChildProcess = fork(benchModule(name), { execArgv: HOOK });
  return {
    pid: child.pid!,
    ask: (question) =>
      new Promise((resolve, reject) => {
        const ended = (): void => reject(new Error(`${name} ended unexpectedly.`));
        child.once('exit', ended);
        child.once('message', (message: { answer?: never; error?: string }) => {
          child.off('exit', ended);
          if (message.error === undefined) resolve(message.answer!);
          else reject(new Error(message.error));
        });
        child.send(question);
      }),
    end: () => void child.kill('SIGKILL'),
  };
}

/** The other side of {@link startCompanion}. */
export function answerParent(answer: (question: never) => Promise<unknown>): void {
  process.on('message', (question: unknown) => {
    answer(question as never).then(
      (result) => process.send?.({ answer: result ?? null }),
      (error: unknown) => process.send?.({ error: error instanceof Error ? error.message : String(error) }),
    );
  });
  process.once('disconnect', () => process.exit(0));
}
