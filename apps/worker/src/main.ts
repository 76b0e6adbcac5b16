import 'reflect-metadata';
import {
  createDataSource,
  createLogger,
  Database,
  loadConfig,
  provideDatabase,
  StartupError,
} from '@app/platform';
import { startWorker } from './start-worker.js';

/** The worker apart from the API (`WORKER=apart` there); it needs the same database and keys. */
async function main(): Promise<void> {
  const config = loadConfig();
  const provided = await provideDatabase({ ...config, attach: true });
  const source = createDataSource(provided.app, { poolSize: 2 });
  await source.initialize();
  const worker = startWorker(new Database(source), config, createLogger(config.logLevel));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void worker
        .stop()
        .then(() => source.destroy())
        .then(() => provided.stop())
        .then(() => process.exit(0));
    });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof StartupError ? error.message : String(error)}\n`);
  process.exit(1);
});
