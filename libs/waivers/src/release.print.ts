import { Injectable } from '@nestjs/common';
import { audit } from '@app/audit';
import {
  Clock,
  Database,
  languageLabel,
  loaded,
  residenceStatusLabel,
  type Tx,
  type UserActor,
} from '@app/platform';
import type { ReleasedFile } from './release.dto.js';
import { renderRelease } from './release.form.js';
import { OPEN_RELEASE } from './release.queries.js';
import { DATA_CATEGORIES } from './waiver.rules.js';

const WHO = `
  select i.name as "institutionName", u.display_name as "userName", (select name from institution where is_central_office) as "officeName"
  from app_user u join institution i on i.id = u.institution_id where u.id = $1`;

const BERLIN = new Intl.DateTimeFormat('de-DE', {
  timeZone: 'Europe/Berlin',
  dateStyle: 'medium',
  timeStyle: 'short',
});

/** What is released, on paper. */
@Injectable()
export class ReleasePrint {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound when nothing is released, also when it has ended while the paper was set */
  async print(actor: UserActor, personId: string): Promise<{ content: Buffer; fileName: string }> {
    const read = () =>
      this.database.as(actor, async (tx) => ({
        granted: await grants(tx, personId),
        json: loaded(await tx.query<{ json: string }>(OPEN_RELEASE, [personId, DATA_CATEGORIES])).json,
        who: loaded(
          await tx.query<{ institutionName: string; userName: string; officeName: string }>(WHO, [
            actor.userId,
          ]),
        ),
      }));
    const { json, who, granted } = await read();
    const file = JSON.parse(json) as ReleasedFile;
    // Outside any transaction: setting type takes longer than a connection should be held.
    const content = await renderRelease({
      file,
      ...who,
      printedAt: BERLIN.format(this.clock.now()),
      label: { language: languageLabel, residence: residenceStatusLabel },
    });
    // It took a moment; a waiver that was revoked meanwhile has the last word.
    await this.database.as(actor, async (tx) => {
      const still = await grants(tx, personId);
      loaded(granted.every(({ key }) => still.some((one) => one.key === key)) ? still : []);
      await audit(tx, {
        action: 'print',
        objectType: 'release',
        objectId: personId,
        personId,
        caseId: granted[0]?.caseId ?? null,
        fields: file.categories.filter((c) => c.released).map((c) => c.category),
      });
    });
    return { content, fileName: `Freigabe-${file.caseNumber}.pdf` };
  }
}

/** What is released, each category with what it rests on: another waiver may open the same category to other words. */
function grants(tx: Tx, personId: string): Promise<{ key: string; caseId: string }[]> {
  return tx.query(
    `select category || ' ' || basis_id as key, case_id as "caseId" from app.released_persons() where person_id = $1`,
    [personId],
  );
}
