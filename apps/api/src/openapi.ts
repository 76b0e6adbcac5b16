import { writeFile } from 'node:fs/promises';
import { createDataSource, createLogger, loadConfig } from '@app/platform';
import { apiDocument } from './api-document.js';
import { createApp } from './create-app.js';

/** Writes the OpenAPI document to the file after `--out`; needs no database. */
const file = process.argv[process.argv.indexOf('--out') + 1];
if (!file) throw new Error('usage: openapi --out FILE');
const nowhere = { host: 'localhost', port: 1, user: 'nobody', database: 'none' };
const app = await createApp({
  config: loadConfig({ DATA_DIR: process.env['DATA_DIR'] ?? '.data-openapi' }),
  source: createDataSource(nowhere, { poolSize: 1 }),
  log: createLogger('warn'),
});
await writeFile(file, `${JSON.stringify(apiDocument(app), null, 2)}\n`);
process.exit(0);
