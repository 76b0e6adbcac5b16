// A program of its own that runs the embedded PostgreSQL in argv[2], for tests that kill it.
// Prints one JSON line per event; with "write" it inserts rows one by one and prints each acknowledged number.
import '../../scripts/lib/typescript-sources.mjs';

const { startEmbeddedPostgres } = await import('../../libs/platform/src/embedded-postgres.ts');
const { withClient } = await import('../../libs/platform/src/connection-options.ts');
const [, , baseDir, mode] = process.argv;
const say = (event) => process.stdout.write(`${JSON.stringify(event)}\n`);

try {
  const server = await startEmbeddedPostgres({ baseDir, report: (line) => say({ report: line }) });
  const { rows } = await withClient(server.connection, (client) =>
    client.query("select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int as pid"),
  );
  say({ ready: true, postmaster: rows[0].pid, ...server });
  process.on('SIGTERM', () => void server.stop().then(() => process.exit(0)));
  if (mode === 'write') {
    await withClient(server.connection, async (client) => {
      await client.query('create table if not exists written (n int primary key)');
      for (let n = 1; ; n++) {
        await client.query('insert into written values ($1)', [n]);
        say({ acknowledged: n });
      }
    });
  }
  setInterval(() => undefined, 60_000);
} catch (error) {
  say({ error: error.name, message: error.message });
  process.exit(1);
}
