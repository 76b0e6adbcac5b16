import { bootstrap } from './lib/bootstrap.mjs';
import { buildServer } from './lib/build.mjs';
import { fail } from './lib/project.mjs';

/*
 * npm run bench                                  prints a table; see docs/developing/performance.md
 * npm run --silent bench -- --json               the same as JSON, alone on standard output
 * npm run bench -- --persons 2000 --seconds 2    a quick look
 */

const print = process.stdout.write.bind(process.stdout);
// Standard output is for the result; what is installed and built on the way is progress.
process.stdout.write = process.stderr.write.bind(process.stderr);

try {
  await bootstrap();
  await buildServer();
  await import('../test/bench/built-program.mjs');
  const { main } = await import('../test/bench/main.ts');
  await main(process.argv.slice(2), print);
  process.exit(0);
} catch (error) {
  fail(error);
}
