import { pathToFileURL } from 'node:url';
import { bootstrap } from './lib/bootstrap.mjs';
import { buildServer } from './lib/build.mjs';
import { fail, inProject } from './lib/project.mjs';

try {
  await bootstrap();
  await buildServer();
} catch (error) {
  fail(error);
}
// In this process: commands ask questions on its terminal.
await import(pathToFileURL(inProject('dist/apps/cli/src/main.js')).href);
