import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { bootstrap } from './lib/bootstrap.mjs';
import { buildServer } from './lib/build.mjs';
import { filesBelow } from './lib/fingerprint.mjs';
import { fail, Failure, inProject, runNode, tool } from './lib/project.mjs';

const DOCUMENT = inProject('docs/openapi.json');
const CLIENT = inProject('apps/web/src/api/generated');
const PERMISSIONS = inProject('docs/permissions.md');

/*
 * npm run openapi               writes docs/openapi.json, docs/permissions.md and the web UI's client from the server's code
 * npm run openapi -- --check    says whether they are what the code would give now
 */

async function generate(documentPath, permissionsPath, clientPath) {
  const env = { DATA_DIR: join(tmpdir(), `anlaufstelle-openapi-${process.pid}`) };
  try {
    await step(
      [inProject('dist/apps/api/src/openapi.js'), '--out', documentPath, '--permissions', permissionsPath],
      'Das OpenAPI-Dokument',
      env,
    );
  } finally {
    rmSync(env.DATA_DIR, { recursive: true, force: true });
  }
  await step(
    [
      tool.openapiTs,
      '--input',
      documentPath,
      '--output',
      clientPath,
      '--client',
      '@hey-api/client-fetch',
      '--silent',
      '--no-log-file',
    ],
    'Der Client',
  );
}

async function step(args, what, env) {
  const { code, output } = await runNode(args, { quiet: true, env });
  if (code !== 0) throw new Failure(`${what} ließ sich nicht erzeugen:\n${output.trim()}`);
}

/** The files, by relative path, that differ between two trees. */
function differences(expected, actual) {
  const files = (root) =>
    new Map(filesBelow(root).map((file) => [relative(root, file), readFileSync(file, 'utf8')]));
  const [left, right] = [files(expected), files(actual)];
  return [...new Set([...left.keys(), ...right.keys()])].filter((name) => left.get(name) !== right.get(name));
}

async function check() {
  const directory = mkdtempSync(join(tmpdir(), 'anlaufstelle-openapi-'));
  try {
    const [documentPath, permissionsPath, clientPath] = ['openapi.json', 'permissions.md', 'generated'].map(
      (name) => join(directory, name),
    );
    await generate(documentPath, permissionsPath, clientPath);
    const stale = differences(clientPath, CLIENT).map((name) => `apps/web/src/api/generated/${name}`);
    for (const [name, kept, made] of [
      ['docs/openapi.json', DOCUMENT, documentPath],
      ['docs/permissions.md', PERMISSIONS, permissionsPath],
    ])
      if (!existsSync(kept) || readFileSync(kept, 'utf8') !== readFileSync(made, 'utf8')) stale.unshift(name);
    if (stale.length > 0) {
      throw new Failure(
        `Veraltet, bitte »npm run openapi« ausführen und einchecken:\n  ${stale.join('\n  ')}`,
      );
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

try {
  await bootstrap();
  await buildServer();
  if (process.argv.includes('--check')) {
    await check();
    console.log('OpenAPI-Dokument und Client sind aktuell.');
  } else {
    await generate(DOCUMENT, PERMISSIONS, CLIENT);
    console.log('Geschrieben: docs/openapi.json, docs/permissions.md, apps/web/src/api/generated');
  }
} catch (error) {
  fail(error);
}
