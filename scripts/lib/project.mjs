import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The directory of the repository. */
export const projectDir = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** A path inside the repository. */
export const inProject = (...parts) => join(projectDir, ...parts);

/** The script of an installed package, to be run with `process.execPath`: no shell, no PATH, the pinned Node.js. */
export const tool = {
  depcruise: inProject('node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
  jest: inProject('node_modules/jest/bin/jest.js'),
  nest: inProject('node_modules/@nestjs/cli/bin/nest.js'),
  openapiTs: inProject('node_modules/@hey-api/openapi-ts/bin/run.js'),
  oxlint: inProject('node_modules/oxlint/bin/oxlint'),
  playwright: inProject('node_modules/@playwright/test/cli.js'),
  prettier: inProject('node_modules/prettier/bin/prettier.cjs'),
  tsc: inProject('node_modules/typescript/bin/tsc'),
  vite: inProject('node_modules/vite/bin/vite.js'),
};

/** A failure whose message says all there is to say; printed without a stack trace. */
export class Failure extends Error {}

/**
 * Runs a Node.js script of the project.
 *
 * @param {string[]} args script and arguments
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean, discardOutput?: boolean }} [options] quiet
 *   collects the output instead of showing it; discardOutput drops standard output alone
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runNode(args, { cwd = projectDir, env = {}, quiet = false, discardOutput = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: quiet
        ? ['ignore', 'pipe', 'pipe']
        : ['inherit', discardOutput ? 'ignore' : 'inherit', 'inherit'],
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code: signal ? 1 : code, output }));
  });
}

/** Ends the process with exit code 1 and, for a {@link Failure}, its message alone. */
export function fail(error) {
  process.stderr.write(`${error instanceof Failure ? error.message : (error?.stack ?? error)}\n`);
  process.exit(1);
}
