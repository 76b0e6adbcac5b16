import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fingerprint } from './fingerprint.mjs';
import { Failure, inProject, runNode, tool } from './project.mjs';

/** What `npm start` runs. */
export const SERVER_ENTRY = inProject('dist/apps/api/src/main.js');

const isTest = (path) => /\.(spec|test)\.[cm]?tsx?$/.test(path);

const TARGETS = {
  server: {
    label: 'Server',
    result: SERVER_ENTRY,
    fingerprint: () =>
      fingerprint(
        [
          'apps/api',
          'apps/cli',
          'apps/worker',
          'libs',
          'migrations',
          'nest-cli.json',
          'package-lock.json',
          'tsconfig.build.json',
          'tsconfig.json',
        ],
        (path) => !isTest(path),
      ),
    async build() {
      // nest build leaves the output of deleted sources behind, and tsc skips what its build info calls done.
      for (const name of ['apps', 'libs', 'migrations', 'tsconfig.build.tsbuildinfo']) {
        rmSync(inProject('dist', name), { recursive: true, force: true });
      }
      return runNode([tool.nest, 'build', 'api'], { quiet: true });
    },
  },
  web: {
    label: 'Oberfläche',
    result: inProject('dist/web/index.html'),
    fingerprint: () =>
      fingerprint(
        ['apps/web', 'libs', 'package-lock.json'],
        (path) =>
          !isTest(path) && (!path.startsWith('libs/') || /\.(rules|dto)\.ts$|\/shared\.ts$/.test(path)),
      ),
    build: () => runNode([tool.vite, 'build'], { cwd: inProject('apps/web'), quiet: true }),
  },
};

/** Builds the server if its sources changed since the last build. @throws Failure with the compiler's words */
export const buildServer = () => buildIfStale('server');

/** Builds the web UI if its sources changed since the last build. @throws Failure with the bundler's words */
export const buildWeb = async () => {
  if (existsSync(inProject('apps/web/vite.config.ts'))) await buildIfStale('web');
};

async function buildIfStale(name) {
  const target = TARGETS[name];
  if (isFresh(name)) return;
  const unlock = await takeBuildLock();
  try {
    if (isFresh(name)) return;
    const wanted = target.fingerprint();
    const begun = Date.now();
    process.stdout.write(`Baue ${target.label} … `);
    remember(name, undefined);
    const { code, output } = await target.build();
    if (code !== 0 || !existsSync(target.result)) {
      process.stdout.write('fehlgeschlagen\n');
      throw new Failure(output.trim() || `${target.label}: der Bau lieferte ${target.result} nicht.`);
    }
    remember(name, wanted);
    process.stdout.write(`fertig in ${Math.max(1, Math.round((Date.now() - begun) / 1000))} s\n`);
  } finally {
    unlock();
  }
}

const memory = inProject('dist/.fingerprints.json');

function remembered() {
  try {
    return JSON.parse(readFileSync(memory, 'utf8'));
  } catch {
    return {};
  }
}

function remember(name, value) {
  mkdirSync(inProject('dist'), { recursive: true });
  writeFileSync(`${memory}.tmp`, JSON.stringify({ ...remembered(), [name]: value }));
  renameSync(`${memory}.tmp`, memory);
}

function isFresh(name) {
  const { result, fingerprint: current } = TARGETS[name];
  return existsSync(result) && remembered()[name] === current();
}

/** One build at a time in a working tree: two commands may be started at once. */
async function takeBuildLock() {
  const file = inProject('dist/.building');
  mkdirSync(inProject('dist'), { recursive: true });
  for (let waited = 0; ; waited++) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (!isAlive(readPid(file))) {
      rmSync(file, { force: true });
      continue;
    }
    if (waited === 0) process.stdout.write('Warte auf einen anderen Bau …\n');
    await sleep(200);
  }
}

function readPid(file) {
  try {
    // A moment after its creation the file may still be empty: then its writer is alive.
    return Number(readFileSync(file, 'utf8')) || process.pid;
  } catch {
    return 0;
  }
}

function isAlive(pid) {
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
