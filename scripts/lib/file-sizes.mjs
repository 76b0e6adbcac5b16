import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { filesBelow } from './fingerprint.mjs';
import { inProject, projectDir } from './project.mjs';

const WARN_ABOVE = 300;
const REFUSE_ABOVE = 400;

const SOURCES = /\.(ts|tsx|mts|mjs|js|css)$/;
/** Written by a machine, or data that happens to be code. */
const EXEMPT = /^apps\/web\/src\/api\/generated\/|^migrations\/|\.data\.ts$|\/(locales|form-texts|seed)\//;

/** A file that has grown past reading in one go wants to be two. */
export function checkFileSizes() {
  let refused = 0;
  for (const root of ['apps', 'libs', 'scripts', 'test']) {
    for (const file of filesBelow(inProject(root))) {
      const path = relative(projectDir, file).replaceAll('\\', '/');
      if (!SOURCES.test(path) || EXEMPT.test(path)) continue;
      const lines = readFileSync(file, 'utf8').split('\n').length - 1;
      if (lines <= WARN_ABOVE) continue;
      const refuse = lines > REFUSE_ABOVE;
      if (refuse) refused++;
      console.log(
        `${refuse ? 'zu groß' : 'Hinweis'}: ${path} hat ${lines} Zeilen (Ziel 150, Grenze ${REFUSE_ABOVE})`,
      );
    }
  }
  return { code: refused === 0 ? 0 : 1 };
}
