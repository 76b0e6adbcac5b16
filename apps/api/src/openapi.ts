import { writeFile } from 'node:fs/promises';
import { createDataSource, createLogger, loadConfig } from '@app/platform';
import { apiDocument } from './api-document.js';
import { createApp } from './create-app.js';
import { permissionsDocument } from './permissions-document.js';

/** Writes the OpenAPI document after `--out` and the permissions' after `--permissions`; needs no database. */
const after = (option: string): string => {
  const file = process.argv[process.argv.indexOf(option) + 1];
  if (!file) throw new Error('usage: openapi --out FILE --permissions FILE');
  return file;
};
const [file, permissions] = [after('--out'), after('--permissions')];
const nowhere = { host: 'localhost', port: 1, user: 'nobody', database: 'none' };
const app = await createApp({
  config: loadConfig({ DATA_DIR: process.env['DATA_DIR'] ?? '.data-openapi' }),
  source: createDataSource(nowhere, { poolSize: 1 }),
  log: createLogger('warn'),
});
await writeFile(file, `${JSON.stringify(apiDocument(app), null, 2)}\n`);
await writeFile(permissions, permissionsDocument());
process.exit(0);
