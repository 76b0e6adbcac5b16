import path from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { kernLogical } from './kern-logical.js';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');

/** Where `npm run dev` style servers find the API; the built page is served by the API itself. */
const API = process.env.API_URL ?? 'http://localhost:3000';

export default defineConfig({
  root: here,
  plugins: [react()],
  resolve: {
    alias: [
      { find: /^@app\/([a-z-]+)\/shared$/, replacement: path.join(root, 'libs/$1/src/shared.ts') },
      // The light build has the decorators' part of reflect-metadata without its polyfills.
      {
        find: /^reflect-metadata$/,
        replacement: path.join(root, 'node_modules/reflect-metadata/ReflectLite.js'),
      },
    ],
  },
  css: { postcss: { plugins: [kernLogical()] } },
  server: { proxy: { '/api': API } },
  build: {
    outDir: path.join(root, 'dist/web'),
    emptyOutDir: true,
    // Inlined assets would be data: URLs, which the content security policy refuses for fonts.
    assetsInlineLimit: 0,
    target: 'baseline-widely-available',
    reportCompressedSize: true,
    chunkSizeWarningLimit: 300,
    rolldownOptions: {
      treeshake: {
        // A rule or DTO that a page does not use must not drag class-validator into its chunk.
        moduleSideEffects: [{ test: /[\\/]libs[\\/][a-z]+[\\/]src[\\/]/, sideEffects: false }],
      },
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
            { name: 'tanstack', test: /node_modules[\\/]@tanstack[\\/]/ },
            {
              name: 'i18n',
              test: /node_modules[\\/](i18next|react-i18next|i18next-icu|intl-messageformat|@formatjs)[\\/]/,
            },
            {
              name: 'forms',
              test: /node_modules[\\/](react-hook-form|class-validator|class-transformer|validator)[\\/]/,
            },
          ],
        },
      },
    },
  },
});
