import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import '../../scripts/lib/typescript-sources.mjs';

/**
 * One PostgreSQL for all test files, named by TEST_DATABASE_URL (superuser). Set beforehand, that server is used;
 * else a throw-away one is started, with durability off: nobody will miss its data.
 */
export default async function startDatabase() {
  if (process.env.TEST_DATABASE_URL) return;
  const { startEmbeddedPostgres } = await import('../../libs/platform/src/embedded-postgres.ts');
  const baseDir = mkdtempSync(join(tmpdir(), 'anlaufstelle-test-'));
  // Under root another user runs PostgreSQL and has to get through.
  chmodSync(baseDir, 0o711);
  const server = await startEmbeddedPostgres({
    baseDir,
    settings: {
      fsync: 'off',
      full_page_writes: 'off',
      synchronous_commit: 'off',
      max_connections: '200',
      shared_buffers: '128MB',
      max_wal_size: '4GB',
      autovacuum: 'off',
    },
  });
  const { host, port, user, password, database } = server.connection;
  process.env.TEST_DATABASE_URL = `postgres://${user}:${password}@${encodeURIComponent(host)}:${port}/${database}`;
  globalThis.testDatabase = { baseDir, server };
}
