import type { DataSource } from 'typeorm';
import { publishTemplates } from '@app/laufzettel';
import { createDataSource, Database, provideDatabase, StartupError, type Config } from '@app/platform';
import { runMigrations } from '../../../migrations/index.js';
import { seedDemoDistrict, wasSeeded } from '../../cli/src/demo/seed-demo.js';
import { ENTITIES } from './entities.js';

export interface Store {
  source: DataSource;
  database: Database;
  /** The database holds the fictional district. */
  demo: boolean;
  close(): Promise<void>;
}

/** Limits in milliseconds: what takes longer is a fault, and the client gets a 503 instead of waiting. */
export const TIMEOUTS = { statement: 3_000, lock: 2_000, idleInTransaction: 10_000 };

/**
 * Brings up the database, migrates it, publishes the shipped routes and, on a first start that is not in production,
 * seeds the fictional district.
 *
 * @throws StartupError also for a production start on a database that was seeded once
 */
export async function openStore(config: Config, say: (line: string) => void): Promise<Store> {
  const provided = await provideDatabase(config, say);
  try {
    const ran = await runMigrations(provided.owner);
    if (ran.length > 0) say(`Datenbank eingerichtet: ${ran.length} Migrationen.`);
    const source = createDataSource(provided.app, {
      entities: ENTITIES,
      poolSize: config.poolSize,
      timeouts: TIMEOUTS,
    });
    await source.initialize();
    const database = new Database(source);
    await publishTemplates(database);
    if (config.production && (await wasSeeded(database))) {
      throw new StartupError(
        'Diese Datenbank enthält den Demo-Landkreis mit Konten, deren Passwort jeder kennt. Für den Echtbetrieb bitte mit einem leeren Datenverzeichnis (DATA_DIR) oder einer leeren Datenbank (DATABASE_URL) beginnen.',
      );
    }
    const demo = config.production ? false : await seedDemoDistrict(config, source, say);
    return {
      source,
      database,
      demo,
      close: async () => {
        await source.destroy();
        await provided.stop();
      },
    };
  } catch (error) {
    await provided.stop();
    throw error;
  }
}
