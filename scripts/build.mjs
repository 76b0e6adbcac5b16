import { bootstrap } from './lib/bootstrap.mjs';
import { buildServer, buildWeb } from './lib/build.mjs';
import { fail } from './lib/project.mjs';

try {
  await bootstrap();
  await buildServer();
  await buildWeb();
} catch (error) {
  fail(error);
}
