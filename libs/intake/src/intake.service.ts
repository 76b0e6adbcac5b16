import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CaseService } from '@app/cases';
import { LaufzettelService } from '@app/laufzettel';
import { HouseholdService, loggingMatches, PersonService } from '@app/persons';
import { Database, loaded, once, requestHash, type Tx, type UserActor } from '@app/platform';
import type { IntakeRequest, IntakeResponse } from './intake.dto.js';

/** A first contact from end to end in one transaction: person, case, Laufzettel, or nothing of it. */
@Injectable()
export class IntakeService {
  constructor(
    private readonly database: Database,
    private readonly persons: PersonService,
    private readonly households: HouseholdService,
    private readonly cases: CaseService,
    private readonly slips: LaufzettelService,
  ) {}

  /**
   * @throws ProbableDuplicates unless each probable match was decided on
   * @throws DomainError `validation`, each pointer into the whole request
   */
  async record(actor: UserActor, request: IntakeRequest, key: string | null): Promise<IntakeResponse> {
    return loggingMatches(this.database, actor, () =>
      this.database.as(actor, (tx) => this.recordWithin(tx, request, key)),
    );
  }

  private async recordWithin(tx: Tx, request: IntakeRequest, key: string | null): Promise<IntakeResponse> {
    const made: Partial<IntakeResponse> = {};
    const { id, created } = await once(
      tx,
      key,
      () => requestHash('intake', request),
      randomUUID(),
      async (personId) => {
        await this.persons.create(tx, personId, request);
        if (request.household)
          await this.households.joinWithin(tx, personId, request.household, '/household');
        made.caseId = randomUUID();
        made.caseNumber = await this.cases.openWithin(tx, made.caseId, personId, request.case, '/case');
        if (request.laufzettel) {
          made.laufzettelId = randomUUID();
          const slipOf = {
            caseId: made.caseId,
            personId,
            arrivedDistrictOn: request.person.arrivedDistrictOn ?? null,
          };
          await this.slips.issueWithin(tx, made.laufzettelId, slipOf, request.laufzettel, '/laufzettel');
        }
      },
    );
    if (!created) return madeBefore(tx, id);
    return {
      personId: id,
      caseId: made.caseId!,
      caseNumber: made.caseNumber!,
      laufzettelId: made.laufzettelId ?? null,
    };
  }
}

/** What the first request with this key made; a person's first case is the one intake opened. */
async function madeBefore(tx: Tx, personId: string): Promise<IntakeResponse> {
  const found = loaded(
    await tx.query<Omit<IntakeResponse, 'personId'>>(
      `select c.id as "caseId", c.number as "caseNumber", (select l.id from laufzettel l where l.case_id = c.id order by l.created_at limit 1) as "laufzettelId"
     from case_file c where c.person_id = $1 order by c.created_at, c.number limit 1`,
      [personId],
    ),
  );
  return { personId, ...found };
}
