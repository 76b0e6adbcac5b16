import { createHash } from 'node:crypto';
import { StartupError, type Database } from '@app/platform';
import { TEMPLATES } from './templates/index.js';
import { LaufzettelTemplate } from './template.entity.js';

/**
 * Publishes the routes this program ships: versions the database does not know yet are added, known ones must be
 * the same to the byte.
 *
 * @throws StartupError when a published version was changed in the program
 */
export async function publishTemplates(database: Database): Promise<void> {
  await database.as('system', async (tx) => {
    const published = await tx.manager.find(LaufzettelTemplate);
    for (const content of TEMPLATES) {
      const contentSha256 = createHash('sha256').update(JSON.stringify(content)).digest();
      const known = published.find((p) => p.code === content.code && p.version === content.version);
      if (known && !known.contentSha256.equals(contentSha256)) {
        throw new StartupError(
          `Die Laufzettel-Vorlage ${content.code} Version ${content.version} ist schon in anderer Fassung veröffentlicht: Änderungen brauchen eine neue Version.`,
        );
      }
      if (!known)
        await tx.manager.insert(LaufzettelTemplate, {
          code: content.code,
          version: content.version,
          content,
          contentSha256,
        });
    }
  });
}
