import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { sealPdf } from '@app/forms';
import { Clock, Database, loaded, type Tx, type UserActor } from '@app/platform';
import { OfficeSeal } from '@app/waivers';
import { namesIn } from './answer-names.js';
import type { Paper } from './assessment-print.dto.js';
import type { AssessmentResponse } from './assessment-response.dto.js';
import { renderAssessment } from './assessment.form.js';
import type { AssessmentFormData, FormSignature } from './assessment.form-data.js';
import { log } from './assessment.log.js';
import { readAssessment } from './assessment.sql.js';
import type { EuropassExport } from './europass.dto.js';
import { europassOf } from './europass.js';
import { europassNames } from './europass-names.js';
import { proceduresOf } from './recognition.queries.js';

const OFFICE = 'select name from institution where is_central_office';
const SEALED = 'select content from assessment_document where assessment_id = $1';

/** Sets the form's papers. What was sealed is never set again. */
@Injectable()
export class AssessmentPrint {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly seal: OfficeSeal,
  ) {}

  /** The signed form under the office's seal. @throws SealMissing, FormError */
  async sealed(
    actor: UserActor,
    assessment: AssessmentResponse,
    signatures: readonly FormSignature[],
  ): Promise<{ content: Buffer; sha256: Buffer }> {
    const more = await this.database.as(actor, (tx) => around(tx, assessment));
    const now = this.clock.now();
    const data = { assessment, language: assessment.language, signatures, ...more };
    const pdf = await renderAssessment(data, { createdAt: now, seal: true });
    const content = await sealPdf(pdf, await this.seal.get(), now);
    return { content, sha256: createHash('sha256').update(content).digest() };
  }

  /** The form as it is now: to read, to sign with ink, or byte for byte as it was sealed; German alone for the file. */
  async form(
    actor: UserActor,
    caseId: string,
    id: string,
    paper: Paper,
  ): Promise<{ content: Buffer; fileName: string }> {
    const { assessment, more, stored } = await this.database.as(actor, async (tx) => {
      const found = await readAssessment(tx, caseId, id);
      const sealed = paper === 'form' ? await tx.query<{ content: Buffer }>(SEALED, [id]) : [];
      return { assessment: found, more: await around(tx, found), stored: sealed[0]?.content };
    });
    const language = paper === 'de' ? null : assessment.language;
    const signatures = assessment.signatures;
    const content =
      stored ??
      (await renderAssessment(
        { assessment, language, signatures, ...more },
        { createdAt: this.clock.now() },
      ));
    await this.database.as(actor, (tx) =>
      log(tx, assessment, 'print', { fields: ['assessment'], detail: { paper } }),
    );
    const fileName = `Kompetenzfeststellung-${assessment.caseNumber}-${language ?? 'de'}.pdf`;
    return { content, fileName };
  }

  /** What of the form has a place in a Europass CV. */
  async europass(actor: UserActor, caseId: string, id: string): Promise<EuropassExport> {
    return this.database.as(actor, async (tx) => {
      const assessment = await readAssessment(tx, caseId, id);
      await log(tx, assessment, 'print', { fields: ['assessment'], detail: { paper: 'europass' } });
      return europassOf(assessment, europassNames, this.clock.now().toISOString());
    });
  }
}

/** What stands on the paper beside the answers. */
async function around(
  tx: Tx,
  { caseId, answers }: AssessmentResponse,
): Promise<Pick<AssessmentFormData, 'officeName' | 'names' | 'procedures'>> {
  const { name } = loaded(await tx.query<{ name: string }>(OFFICE));
  return {
    officeName: name,
    names: await namesIn(tx, answers),
    procedures: await proceduresOf(tx, caseId),
  };
}
