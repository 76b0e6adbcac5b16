import { bootstrap } from './lib/bootstrap.mjs';
import { checkFileSizes } from './lib/file-sizes.mjs';
import { fail, inProject, runNode, tool } from './lib/project.mjs';

/** @param {string[]} args */
const node = (...args) => runNode(args);

/** In this order, cheap and frequent faults first. Each answers with an exit code. */
const STEPS = [
  ['Format (prettier)', () => node(tool.prettier, '--check', '--log-level', 'warn', '.')],
  ['Lint (oxlint)', () => node(tool.oxlint, '--type-aware', '--deny-warnings')],
  [
    'Typen Server (tsc)',
    () => node(tool.tsc, '--noEmit', '--incremental', 'false', '-p', inProject('tsconfig.json')),
  ],
  ['Typen Oberfläche (tsc)', () => node(tool.tsc, '--noEmit', '-p', inProject('apps/web/tsconfig.json'))],
  [
    'Abhängigkeiten (dependency-cruiser)',
    () => node(tool.depcruise, '--config', '.dependency-cruiser.mjs', 'apps', 'libs', 'migrations', 'test'),
  ],
  ['Dateigrößen', checkFileSizes],
  ['OpenAPI und Client', () => node(inProject('scripts/openapi.mjs'), '--check')],
];

try {
  await bootstrap();
  const results = [];
  for (const [name, run] of STEPS) {
    console.log(`\n— ${name}`);
    const begun = Date.now();
    const { code } = await run();
    results.push({ name, ok: code === 0, seconds: ((Date.now() - begun) / 1000).toFixed(1) });
  }
  console.log('');
  for (const { name, ok, seconds } of results)
    console.log(`${ok ? 'ok    ' : 'FEHLER'}  ${name} (${seconds} s)`);
  process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
} catch (error) {
  fail(error);
}
