import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { Failure, inProject, projectDir } from './project.mjs';

const OLDEST_BOOTSTRAP = [20, 19];
// TypeORM refuses 24.0 to 24.10.
const OLDEST_RUNTIME = [24, 11];
const INSIDE = 'ANLAUFSTELLE_BOOTSTRAPPED';

/**
 * Makes sure that the packages of package-lock.json are installed and that this script runs on the Node.js they
 * pin, whatever Node.js the machine has. Returns in the process that is to do the work; in any other, never.
 *
 * @throws Failure when that cannot be had
 */
export async function bootstrap() {
  if (process.env[INSIDE] === String(process.ppid)) {
    endWithParent();
    return;
  }
  if (!atLeast(process.versions.node, OLDEST_BOOTSTRAP)) {
    throw new Failure(
      `Gebraucht wird Node.js ab ${OLDEST_BOOTSTRAP.join('.')}, gefunden wurde ${process.versions.node}.`,
    );
  }
  if (!isInstalled()) await install();
  const pinned = pinnedNode();
  if (pinned && pinned.version !== process.versions.node) await reexecute(pinned.path);
  if (!atLeast(process.versions.node, OLDEST_RUNTIME)) {
    throw new Failure(
      `Für dieses System liefert npm kein Node.js mit; gebraucht wird dann ein installiertes ab ${OLDEST_RUNTIME.join('.')}, gefunden wurde ${process.versions.node}.`,
    );
  }
}

function atLeast(version, [major, minor]) {
  const [haveMajor, haveMinor] = version.split('.').map(Number);
  return haveMajor > major || (haveMajor === major && haveMinor >= minor);
}

/**
 * Are the installed packages those of the lock file? Compared with the list that npm itself writes at the very end
 * of an installation; the answer is remembered by the lock file's hash.
 */
function isInstalled() {
  const lockText = readFileSync(inProject('package-lock.json'), 'utf8');
  const hash = createHash('sha256').update(lockText).digest('hex');
  const marker = inProject('node_modules/.anlaufstelle-lock');
  const list = inProject('node_modules/.package-lock.json');
  if (!existsSync(list)) return false;
  if (existsSync(marker) && readFileSync(marker, 'utf8') === hash) return true;
  const installed = JSON.parse(readFileSync(list, 'utf8')).packages;
  const matches = Object.entries(JSON.parse(lockText).packages).every(([path, wanted]) => {
    if (path === '' || wanted.link) return true;
    const found = installed[path];
    return found ? found.version === wanted.version : Boolean(wanted.optional || wanted.devOptional);
  });
  if (matches) {
    try {
      writeFileSync(marker, hash);
    } catch {
      // Somebody else's node_modules: it is compared again next time.
    }
  }
  return matches;
}

async function install() {
  process.stdout.write('Installiere Pakete … (beim ersten Mal ein bis zwei Minuten)\n');
  const begun = Date.now();
  const npm = process.env.npm_execpath;
  // NODE_ENV=production would leave out what builds the program.
  // Not "ci": it refuses a lock file without the optional packages of every other platform, which npm does not always
  // write. Versions and hashes are those of the lock file all the same, and --no-save leaves it as it is.
  const args = [
    'install',
    '--no-save',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const [command, commandArgs, shell] =
    npm && /\.c?js$/.test(npm)
      ? [process.execPath, [npm, ...args], false]
      : ['npm', args, process.platform === 'win32'];
  const code = await new Promise((resolve) => {
    const child = spawn(command, commandArgs, {
      cwd: projectDir,
      env: environmentForNpm(),
      stdio: 'inherit',
      shell,
    });
    child.once('error', () => resolve(1));
    child.once('exit', (exitCode) => resolve(exitCode ?? 1));
  });
  if (code !== 0 || !isInstalled()) {
    throw new Failure('Die Pakete konnten nicht installiert werden: Bitte Netzverbindung und Platz prüfen.');
  }
  process.stdout.write(`Pakete installiert in ${Math.round((Date.now() - begun) / 1000)} s\n`);
}

/** What the surrounding `npm run` left in the environment describes that run, not the installation. */
function environmentForNpm() {
  const unwanted = /^(npm_(lifecycle|package|command|config_local_prefix)|INIT_CWD$|NODE_ENV$)/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !unwanted.test(name)));
}

/** The Node.js that npm installed for this project; undefined where it has none or it does not run. */
function pinnedNode() {
  const path = inProject('node_modules/.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  if (process.platform === 'win32' || !existsSync(path)) return undefined;
  if (realpathSync(path) === realpathSync(process.execPath)) return { path, version: process.versions.node };
  const run = spawnSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8' });
  return run.status === 0 ? { path, version: run.stdout.trim() } : undefined;
}

/** Runs the same script again under another Node.js; this process only waits for it. */
function reexecute(node) {
  const args = [...process.execArgv, ...process.argv.slice(1)];
  const env = { ...process.env, [INSIDE]: String(process.pid) };
  // Replacing the process is best, but Node.js 20 cannot.
  if (process.execve) {
    process.execve(node, [node, ...args], { ...env, [INSIDE]: String(process.ppid) });
  }
  const child = spawn(node, args, { env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  // Ctrl-C on a terminal reaches the child by itself; sent by a program, it reaches only us.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((_, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
  });
}

/** When the waiting parent is killed, this process would go on unnoticed, holding port and database. */
function endWithParent() {
  if (!process.channel) return;
  process.channel.unref();
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}
