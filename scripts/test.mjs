import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { bootstrap } from './lib/bootstrap.mjs';
import { buildServer, buildWeb } from './lib/build.mjs';
import { findChromium } from './lib/chromium.mjs';
import { Failure, projectDir, runNode, tool } from './lib/project.mjs';

/*
 * npm test                      everything: unit, API, browser
 * npm test -- --unit --api      only these (--unit, --api, --browser)
 * npm test -- -- <jest args>    jest alone, for one file or one name
 */

/** Counts of one runner. A suite that could not be run counts as one failure. */
const nothing = { passed: 0, failed: 0 };

function readOptions(args) {
  const end = args.indexOf('--');
  const flags = end < 0 ? args : args.slice(0, end);
  const known = ['--unit', '--api', '--browser'];
  const unknown = flags.find((flag) => !known.includes(flag));
  if (unknown)
    throw new Failure(`Unbekannt: ${unknown}. Erlaubt sind ${known.join(', ')} und -- <jest-Argumente>.`);
  const all = flags.length === 0;
  if (end >= 0) return { unit: false, api: false, browser: false, jestArgs: args.slice(end + 1) };
  return Object.fromEntries(known.map((flag) => [flag.slice(2), all || flags.includes(flag)]));
}

/** Runs jest and reads its report. In a whole run (`projects` given) nothing may be left out. */
async function runJest(directory, projects, jestArgs) {
  const report = join(directory, 'jest.json');
  const selection = projects ? ['--selectProjects', ...projects] : jestArgs;
  const { code } = await runNode(
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      tool.jest,
      ...selection,
      '--json',
      `--outputFile=${report}`,
    ],
    // --json also goes to standard output, which is for people here.
    { discardOutput: true },
  );
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const result = JSON.parse(readFileSync(report, 'utf8'));
  let failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  if (projects) {
    failed += countLeftOut(result.numPendingTests + result.numTodoTests, 'Tests wurden übersprungen');
    const paths = result.testResults.map(({ name }) => relative(projectDir, name));
    for (const project of projects) {
      const ran = paths.some((path) => path.endsWith('.e2e-spec.ts') === (project === 'api'));
      if (!ran) failed += countLeftOut(1, `Testgruppe »${project}« enthielt nichts`);
    }
  }
  return { passed: result.numPassedTests, failed: failed || (code === 0 ? 0 : 1) };
}

async function runPlaywright(directory) {
  try {
    findChromium();
  } catch (error) {
    console.error(error.message);
    return { passed: 0, failed: 1 };
  }
  const report = join(directory, 'playwright.json');
  const { code } = await runNode([tool.playwright, 'test', '--reporter=list,json'], {
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report, E2E_DATA_DIR: join(directory, 'data') },
  });
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { stats, errors } = JSON.parse(readFileSync(report, 'utf8'));
  const failed =
    stats.unexpected +
    stats.flaky +
    errors.length +
    countLeftOut(stats.skipped, 'Browsertests wurden übersprungen');
  return { passed: stats.expected, failed: failed || (code === 0 && stats.expected > 0 ? 0 : 1) };
}

function countLeftOut(count, what) {
  if (count > 0) console.error(`${what}: ${count}. Das zählt als Fehler.`);
  return count;
}

async function main() {
  const options = readOptions(process.argv.slice(2));
  const directory = mkdtempSync(join(tmpdir(), 'anlaufstelle-report-'));
  // Under root another user runs PostgreSQL and has to get through.
  chmodSync(directory, 0o711);
  try {
    if (options.jestArgs) return await runJest(directory, undefined, options.jestArgs);
    if (options.api || options.browser) {
      await buildServer();
      await buildWeb();
    }
    const projects = ['unit', 'api'].filter((name) => options[name]);
    const results = [
      projects.length > 0 ? await runJest(directory, projects) : nothing,
      options.browser ? await runPlaywright(directory) : nothing,
    ];
    return results.reduce((sum, { passed, failed }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
    }));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

try {
  await bootstrap();
  const { passed, failed } = await main();
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
} catch (error) {
  if (error instanceof Failure) console.error(error.message);
  else console.error(error);
  console.log('\n0 passed, 1 failed');
  process.exitCode = 1;
}
