import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { AuditSealer } from '@app/audit';
import { publishTemplates } from '@app/laufzettel';
import {
  APP_ROLE,
  createDataSource,
  Database,
  ensureLoginRoles,
  ensureOwnedDatabase,
  OWNER_ROLE,
  startEmbeddedPostgres,
  withClient,
  type ConnectionOptions,
} from '@app/platform';
import { ENTITIES } from '../../apps/api/src/entities.js';
import { runMigrations } from '../../migrations/index.js';

/** A migrated database of the benchmark's own. */
export interface BenchDatabase {
  readonly superuser: ConnectionOptions;
  readonly owner: ConnectionOptions;
  readonly app: ConnectionOptions;
  /** Process id of the postmaster: parent of all that works for this database. */
  readonly postmaster: number;
  /** `DATA_DIR` of the application: keys and anchors of the audit log. */
  readonly dataDir: string;
  /** Puts every audit row that is there under a seal. */
  sealAudit(): Promise<void>;
  stop(): Promise<void>;
}

const NAME = 'anlaufstelle_bench';

/** Starts a PostgreSQL as the program itself does, durable settings and all, and makes the schema. */
export async function startDatabase(directory: string): Promise<BenchDatabase> {
  const server = await startEmbeddedPostgres({ baseDir: join(directory, 'postgres') });
  try {
    const passwords = {
      owner: randomBytes(24).toString('base64url'),
      app: randomBytes(24).toString('base64url'),
    };
    const postmaster = await withClient(server.connection, async (client) => {
      await ensureLoginRoles(client, passwords);
      const { rows } = await client.query<{ pid: number }>(
        `select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int as pid`,
      );
      return rows[0]!.pid;
    });
    await ensureOwnedDatabase(server.connection, NAME);
    const place = { ...server.connection, database: NAME };
    const owner = { ...place, user: OWNER_ROLE, password: passwords.owner };
    const app = { ...place, user: APP_ROLE, password: passwords.app };
    await runMigrations(owner);
    const dataDir = join(directory, 'data');
    const source = createDataSource(app, { entities: ENTITIES, poolSize: 2 });
    await source.initialize();
    const database = new Database(source);
    await publishTemplates(database);
    const sealer = new AuditSealer(database, dataDir);
    return {
      superuser: place,
      owner,
      app,
      postmaster,
      dataDir,
      sealAudit: async () => {
        while ((await sealer.seal()) !== null);
      },
      stop: async () => {
        await source.destroy();
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
