import 'reflect-metadata';
import { fileURLToPath } from 'node:url';
import { assertPortFree, createLogger, loadConfig, StartupError } from '@app/platform';
import { startWorker } from '../../worker/src/start-worker.js';
import { serveApiDocument } from './api-document.js';
import { createApp } from './create-app.js';
import { stopGracefully } from './graceful-stop.js';
import { openStore } from './open-store.js';
import { greeting } from './greeting.js';

/** What the operator sees on the way; the log proper starts when the program answers. */
const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

async function main(): Promise<void> {
  const config = loadConfig();
  await assertPortFree(config.host, config.port);
  const store = await openStore(config, say);
  const log = createLogger(config.logLevel);
  const webRoot = fileURLToPath(new URL('../../../web', import.meta.url));
  const app = await createApp({ config, source: store.source, log, webRoot });
  serveApiDocument(app, !config.production);
  const worker = config.workerInside ? startWorker(store.database, config, log) : null;
  await app.listen({ port: config.port, host: config.host });
  say(greeting(config, store.demo));

  const stop = async (): Promise<void> => {
    say('Beende … offene Anfragen laufen zu Ende.');
    await stopGracefully(app);
    await worker?.stop();
    await store.close();
    say('Beendet.');
    process.exit(0);
  };
  let stopping: Promise<void> | null = null;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      stopping ??= stop().catch(fail);
    });
  }
}

function fail(error: unknown): void {
  if (error instanceof StartupError) say(`\n${error.message}`);
  else
    say(`\nUnerwarteter Fehler: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  process.exit(1);
}

main().catch(fail);
