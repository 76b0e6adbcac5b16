import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { ConnectionOptions } from './connection-options.js';

interface DataSourceSettings {
  entities?: DataSourceOptions['entities'];
  migrations?: DataSourceOptions['migrations'];
  /** Connections at most. */
  poolSize: number;
  /** Limits in milliseconds for requests; absent for migrations, which may take long. */
  timeouts?: { statement: number; lock: number; idleInTransaction: number };
}

/** A TypeORM data source that never changes the schema by itself. */
export function createDataSource(connection: ConnectionOptions, settings: DataSourceSettings): DataSource {
  const { timeouts } = settings;
  return new DataSource({
    type: 'postgres',
    host: connection.host,
    port: connection.port,
    username: connection.user,
    password: connection.password,
    database: connection.database,
    ssl: connection.ssl ?? false,
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    synchronize: false,
    entities: settings.entities ?? [],
    migrations: settings.migrations ?? [],
    migrationsTableName: 'schema_migration',
    poolSize: settings.poolSize,
    extra: {
      options: connection.options,
      connectionTimeoutMillis: 5_000,
      application_name: 'anlaufstelle',
      // Statements that do not wait for one another's answers go out together.
      pipeline: true,
      ...(timeouts && {
        statement_timeout: timeouts.statement,
        lock_timeout: timeouts.lock,
        idle_in_transaction_session_timeout: timeouts.idleInTransaction,
        // The client gives up shortly after the server should have: a vanished server must not hang a request.
        query_timeout: timeouts.statement + 500,
      }),
    },
  });
}

const MIGRATION_LOCK = 4712000;

/** Runs `work` while no other process migrates. Polls: a blocking lock would hang a concurrent index build. */
export async function underMigrationLock<T>(source: DataSource, work: () => Promise<T>): Promise<T> {
  const holder = source.createQueryRunner();
  await holder.connect();
  try {
    for (;;) {
      const rows = (await holder.query('select pg_try_advisory_lock($1) as got', [MIGRATION_LOCK])) as {
        got: boolean;
      }[];
      if (rows[0]?.got) break;
      await sleep(200);
    }
    return await work();
  } finally {
    await holder.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await holder.release();
  }
}
