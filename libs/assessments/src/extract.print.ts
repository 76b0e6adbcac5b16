import { Injectable } from '@nestjs/common';
import { audit, type AuditEvent } from '@app/audit';
import { sealPdf } from '@app/forms';
import { Clock, Database, loaded, type Tx, type UserActor } from '@app/platform';
import { OfficeSeal } from '@app/waivers';
import type { AssessmentExtract } from './extract.dto.js';
import { renderExtract } from './extract.form.js';
import { readExtractFor, readOwnExtract, type Opened } from './extract.queries.js';
import { namesIn } from './answer-names.js';

interface Paper {
  content: Buffer;
  fileName: string;
}

interface Reader {
  institutionName: string;
  userName: string;
  officeName: string;
}

/** The institution that reads ($2; null = the actor's own), who does it, and the office the paper comes from. */
const READER = `
  select i.name || coalesce(', ' || i.unit, '') as "institutionName", u.display_name as "userName",
    (select name from institution where is_central_office) as "officeName"
  from app_user u join institution i on i.id = coalesce($2, u.institution_id) where u.id = $1`;

const BERLIN = new Intl.DateTimeFormat('de-DE', {
  timeZone: 'Europe/Berlin',
  dateStyle: 'medium',
  timeStyle: 'short',
});

/** What is released of a form, to read and on paper. */
@Injectable()
export class AssessmentExtracts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly seal: OfficeSeal,
  ) {}

  /** What the acting institution may see of somebody's form. @throws NotFound when nothing of it is released */
  async open(actor: UserActor, personId: string): Promise<AssessmentExtract> {
    const { opened } = await this.database.as(actor, (tx) => this.readOwn(tx, actor, personId));
    return opened.extract;
  }

  /** @throws NotFound when nothing is released, also when it has ended while the paper was set; SealMissing */
  async print(actor: UserActor, personId: string): Promise<Paper> {
    const { opened, reader, names } = await this.database.as(actor, (tx) =>
      this.readOwn(tx, actor, personId),
    );
    const paper = await this.set(opened, reader, names);
    await this.database.as(actor, async (tx) => {
      assertStill(opened, await readOwnExtract(tx, personId));
      await audit(tx, { ...entry(opened), action: 'print', objectType: 'release', objectId: personId });
    });
    return paper;
  }

  /**
   * What one institution may see, for the case team to hand out: cut by the same gate.
   *
   * @throws NotFound when nothing is released to it, or the form is not the signed one; SealMissing
   */
  async printFor(
    actor: UserActor,
    caseId: string,
    assessmentId: string,
    institutionId: string,
  ): Promise<Paper> {
    const read = (tx: Tx) => readExtractFor(tx, caseId, assessmentId, institutionId);
    const { opened, reader, names } = await this.database.as(actor, async (tx) => {
      const found = await read(tx);
      return {
        opened: found,
        reader: loaded(await tx.query<Reader>(READER, [actor.userId, institutionId])),
        names: await namesIn(tx, found.extract.answers),
      };
    });
    const paper = await this.set(opened, reader, names);
    await this.database.as(actor, async (tx) => {
      assertStill(opened, await read(tx));
      const { detail, ...about } = entry(opened);
      await audit(tx, {
        ...about,
        action: 'print',
        objectType: 'disclosure',
        objectId: assessmentId,
        detail: { ...detail, institution: institutionId },
      });
    });
    return paper;
  }

  private async readOwn(tx: Tx, actor: UserActor, personId: string) {
    const opened = await readOwnExtract(tx, personId);
    const reader = loaded(await tx.query<Reader>(READER, [actor.userId, null]));
    await audit(tx, { ...entry(opened), action: 'view', objectType: 'release', objectId: personId });
    return { opened, reader, names: await namesIn(tx, opened.extract.answers) };
  }

  /** Outside any transaction: setting type takes longer than a connection should be held. */
  private async set(
    { extract }: Opened,
    reader: Reader,
    names: Readonly<Record<string, string>>,
  ): Promise<Paper> {
    const now = this.clock.now();
    const pdf = await renderExtract(
      { extract, ...reader, printedAt: BERLIN.format(now), names },
      { createdAt: now, seal: true },
    );
    const content = await sealPdf(pdf, await this.seal.get(), now);
    return { content, fileName: `Kompetenzfeststellung-Auszug-${extract.caseNumber}.pdf` };
  }
}

function entry({
  extract,
  caseId,
  grants,
}: Opened): Pick<AuditEvent, 'personId' | 'caseId' | 'fields' | 'detail'> {
  return {
    personId: extract.personId,
    caseId,
    fields: extract.categories.filter(({ released }) => released).map(({ category }) => category),
    detail: { assessment: extract.assessmentId, basis: [...new Set(grants.map(({ basisId }) => basisId))] },
  };
}

/** It took a moment; a waiver that was revoked meanwhile, or a newer form, has the last word. */
function assertStill(before: Opened, now: Opened): void {
  const key = ({ category, basisId }: Opened['grants'][number]) => `${category} ${basisId}`;
  const still = new Set(now.grants.map(key));
  const same = before.extract.assessmentId === now.extract.assessmentId;
  loaded(same && before.grants.every((grant) => still.has(key(grant))) ? [now] : []);
}
