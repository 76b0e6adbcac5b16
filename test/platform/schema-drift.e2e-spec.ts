import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { createDataSource, withClient } from '@app/platform';
import { ENTITIES } from '../../apps/api/src/entities.js';
import { MIGRATIONS, runMigrations } from '../../migrations/index.js';
import { createTestDatabase, type TestDatabase } from '../support/template-database.js';

describe('the schema', () => {
  let db: TestDatabase;
  let source: DataSource;

  beforeAll(async () => {
    db = await createTestDatabase(runMigrations);
    source = createDataSource(db.owner, { entities: ENTITIES, migrations: MIGRATIONS, poolSize: 2 });
    await source.initialize();
  });
  afterAll(async () => {
    await source.destroy();
    await db.drop();
  });

  it('is what the entities say: TypeORM would change nothing but names of constraints', async () => {
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    const changes = upQueries.map((q) => q.query).filter((q) => !/CONSTRAINT/.test(q));
    expect(changes).toEqual([]);
  });

  it('does not migrate twice', async () => {
    expect(await runMigrations(db.owner)).toEqual([]);
  });

  it('is undone and made again by its migrations', async () => {
    for (const migration of MIGRATIONS) {
      await source.undoLastMigration();
      expect(migration).toBeDefined();
    }
    const left = await withClient(db.superuser, (c) =>
      c.query(
        `select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r' and relname <> 'schema_migration'`,
      ),
    );
    expect(left.rows).toEqual([]);
    expect(await runMigrations(db.owner)).toHaveLength(MIGRATIONS.length);
  });
});
