import { Injectable } from '@nestjs/common';
import { Database, loaded, type UserActor } from '@app/platform';
import type { AssessmentList, AssessmentResponse, AssessmentSummary } from './assessment-response.dto.js';
import { log } from './assessment.log.js';
import { moments, readAssessment, SUMMARY } from './assessment.sql.js';

type SummaryRow = Omit<AssessmentSummary, 'createdAt' | 'completedAt' | 'signedAt' | 'endedAt'> & {
  createdAt: Date;
  completedAt: Date | null;
  signedAt: Date | null;
  endedAt: Date | null;
};

const OF_CASE = `
  select ${SUMMARY} from assessment s join app_user u on u.id = s.created_by where s.case_id = $1 order by s.number desc`;

@Injectable()
export class AssessmentQueries {
  constructor(private readonly database: Database) {}

  /** All versions of a case, newest first. */
  async ofCase(actor: UserActor, caseId: string): Promise<AssessmentList> {
    return this.database.as(actor, async (tx) => {
      const { personId } = loaded(
        await tx.query<{ personId: string }>('select person_id as "personId" from case_file where id = $1', [
          caseId,
        ]),
      );
      const rows = await tx.query<SummaryRow>(OF_CASE, [caseId]);
      await log(tx, { id: null, caseId, personId }, 'view', { fields: ['assessments'] });
      return { items: rows.map((row) => ({ ...row, ...moments(row) })) };
    });
  }

  /** One version with all its answers. */
  async open(actor: UserActor, caseId: string, id: string): Promise<AssessmentResponse> {
    return this.database.as(actor, async (tx) => {
      const assessment = await readAssessment(tx, caseId, id);
      await log(tx, assessment, 'view', { fields: ['assessment'] });
      return assessment;
    });
  }
}
