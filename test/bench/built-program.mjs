import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { inProject } from '../../scripts/lib/project.mjs';

const ROOMS = pathToFileURL(inProject('/')).href;

/**
 * Lets the benchmark's TypeScript run as it is (Node.js strips the types) on the *built* program: `@app/x` and
 * relative imports of apps and migrations lead into `dist`, so what is measured is what users run.
 */
registerHooks({
  resolve(specifier, context, nextResolve) {
    const lib = /^@app\/([^/]+)(\/shared)?$/.exec(specifier);
    if (lib) return nextResolve(`${ROOMS}dist/libs/${lib[1]}/src/${lib[2] ? 'shared' : 'index'}.js`, context);
    if (!specifier.startsWith('.') || !context.parentURL?.startsWith(`${ROOMS}test/`)) {
      return nextResolve(specifier, context);
    }
    const path = new URL(specifier, context.parentURL).href.slice(ROOMS.length);
    if (/^(apps|migrations)\//.test(path)) return nextResolve(`${ROOMS}dist/${path}`, context);
    if (path.startsWith('test/')) return nextResolve(specifier.replace(/\.js$/, '.ts'), context);
    return nextResolve(specifier, context);
  },
});
