import 'reflect-metadata';
import { Command } from 'commander';
import { StartupError } from '@app/platform';
import { registerCreateAdmin } from './create-admin.command.js';
import { registerFormsSamples } from './forms-samples.command.js';
import { registerVerifyAudit } from './verify-audit.command.js';

/** The operator's commands: `npm run cli -- <command>`. */
const program = new Command('anlaufstelle').description('Befehle für den Betrieb der Anlaufstelle');
registerCreateAdmin(program);
registerVerifyAudit(program);
registerFormsSamples(program);

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof StartupError ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  );
  process.exit(1);
});
