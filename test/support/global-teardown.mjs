import { rmSync } from 'node:fs';

/** Stops and removes what global-setup.mjs started; leaves a server it was given alone. */
export default async function stopDatabase() {
  const started = globalThis.testDatabase;
  if (!started) return;
  await started.server.stop();
  for (const directory of new Set([started.baseDir, started.server.baseDir])) {
    rmSync(directory, { recursive: true, force: true });
  }
}
