import { registerHooks } from 'node:module';

/**
 * Lets a plain script import TypeScript sources before anything is built. Node.js strips the types; what it does
 * not do is find `x.ts` where TypeScript's rules write `./x.js`.
 */
registerHooks({
  resolve(specifier, context, nextResolve) {
    try {
      return nextResolve(specifier, context);
    } catch (error) {
      if (!/^\.{1,2}\/.*\.js$/.test(specifier)) throw error;
      return nextResolve(specifier.replace(/\.js$/, '.ts'), context);
    }
  },
});
