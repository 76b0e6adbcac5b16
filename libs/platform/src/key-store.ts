import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A secret of this installation, 32 random bytes, kept in `DATA_DIR/keys` (mode 0600) and made at the first use.
 * The environment variable of that name (base64url) wins: several processes on several machines need the same one.
 */
export function installationKey(dataDir: string, name: string, env: NodeJS.ProcessEnv = process.env): Buffer {
  const given = env[`${name.toUpperCase().replaceAll('-', '_')}_KEY`];
  if (given) return Buffer.from(given, 'base64url');
  const directory = join(dataDir, 'keys');
  const file = join(directory, `${name}.key`);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url');
}
