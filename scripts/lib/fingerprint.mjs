import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { relative } from 'node:path';
import { inProject, projectDir } from './project.mjs';

const IGNORED = new Set(['node_modules', 'dist', '.vite', 'coverage']);

/**
 * A hash over the names and contents of files: equal means that building again would change nothing.
 *
 * @param {string[]} roots files and directories of the repository; a missing one counts as empty
 * @param {(path: string) => boolean} [accept] which files count, by path inside the repository
 */
export function fingerprint(roots, accept = () => true) {
  const hash = createHash('sha256');
  for (const root of roots) {
    for (const file of filesBelow(inProject(root))) {
      const path = relative(projectDir, file).replaceAll('\\', '/');
      if (!accept(path)) continue;
      const content = readFileSync(file);
      hash.update(`${path}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest('hex');
}

/** All files at or below a path, in a fixed order. */
export function filesBelow(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return [];
  if (stat.isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !IGNORED.has(entry.name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory()
        ? filesBelow(`${path}/${entry.name}`)
        : entry.isFile()
          ? [`${path}/${entry.name}`]
          : [],
    );
}
