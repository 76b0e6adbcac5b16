import { createDataSource, Database, loadConfig, provideDatabase, type Config } from '@app/platform';
import { runMigrations } from '../../../migrations/index.js';
import { ENTITIES } from '../../api/src/entities.js';

/** Runs a command on the configured database, beside the running program or without it. */
export async function withDatabase<T>(work: (database: Database, config: Config) => Promise<T>): Promise<T> {
  const config = loadConfig();
  const provided = await provideDatabase({ ...config, attach: true }, (line) =>
    process.stderr.write(`${line}\n`),
  );
  try {
    await runMigrations(provided.owner);
    const source = createDataSource(provided.app, { entities: ENTITIES, poolSize: 2 });
    await source.initialize();
    try {
      return await work(new Database(source), config);
    } finally {
      await source.destroy();
    }
  } finally {
    await provided.stop();
  }
}
