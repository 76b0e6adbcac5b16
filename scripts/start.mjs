import { pathToFileURL } from 'node:url';
import { bootstrap } from './lib/bootstrap.mjs';
import { buildServer, buildWeb, SERVER_ENTRY } from './lib/build.mjs';
import { fail } from './lib/project.mjs';

try {
  await bootstrap();
  await buildServer();
  await buildWeb();
} catch (error) {
  fail(error);
}
// In this process: Ctrl-C and SIGTERM reach the server itself, and no idle parent stays behind.
await import(pathToFileURL(SERVER_ENTRY).href);
