import { Injectable } from '@nestjs/common';
import { audit } from '@app/audit';
import { Database, InvalidField, loaded, type JsonText, type Tx, type UserActor } from '@app/platform';
import type { JoinHouseholdInput } from './person.dto.js';
import type { PersonResponse } from './person-response.dto.js';
import { AlreadyInHousehold } from './person.errors.js';
import { showPerson } from './person.queries.js';

interface Member {
  id: string;
  householdId: string | null;
}

/** Households group persons; they give nobody access to anybody (DOMAIN.md §1.1). */
@Injectable()
export class HouseholdService {
  constructor(private readonly database: Database) {}

  async join(
    actor: UserActor,
    personId: string,
    request: JoinHouseholdInput,
  ): Promise<JsonText<PersonResponse>> {
    return this.database.as(actor, async (tx) => {
      await this.joinWithin(tx, personId, request, '');
      return showPerson(tx, personId);
    });
  }

  /**
   * Lets a person join the household of another one; that one gets a household if they have none yet.
   *
   * @throws AlreadyInHousehold
   * @throws InvalidField when the other person cannot be found or is the same one
   */
  async joinWithin(tx: Tx, personId: string, request: JoinHouseholdInput, prefix: string): Promise<void> {
    const ids = [personId, request.personId];
    const members = await tx.query<Member>(
      `select id, household_id as "householdId" from person where id = any ($1) order by id for update`,
      [ids],
    );
    const person = loaded(members.filter((m) => m.id === personId));
    const other = members.find((m) => m.id === request.personId && m.id !== personId);
    if (!other) throw new InvalidField(`${prefix}/personId`, 'invalidChoice');
    if (person.householdId !== null && person.householdId === other.householdId)
      throw new AlreadyInHousehold();
    if (person.householdId !== null) await leave(tx, person);
    const household = other.householdId ?? (await found(tx, other.id));
    await tx.query('update person set household_id = $2, household_relation = $3 where id = $1', [
      personId,
      household,
      request.relation,
    ]);
    await audit(tx, {
      action: 'change',
      objectType: 'household',
      objectId: household,
      personId,
      fields: ['members'],
      detail: { joined: personId },
    });
  }

  async leave(actor: UserActor, personId: string): Promise<JsonText<PersonResponse>> {
    return this.database.as(actor, async (tx) => {
      const person = loaded(
        await tx.query<Member>(
          'select id, household_id as "householdId" from person where id = $1 for update',
          [personId],
        ),
      );
      if (person.householdId !== null) await leave(tx, person);
      return showPerson(tx, personId);
    });
  }
}

async function found(tx: Tx, referencePerson: string): Promise<string> {
  const [household] = await tx.query<{ id: string }>('insert into household default values returning id');
  await tx.query(`update person set household_id = $2, household_relation = 'reference' where id = $1`, [
    referencePerson,
    household!.id,
  ]);
  return household!.id;
}

/** Nobody lives in a household alone: the last one left has none any more. */
async function leave(tx: Tx, person: Member): Promise<void> {
  await tx.query('update person set household_id = null, household_relation = null where id = $1', [
    person.id,
  ]);
  await tx.query(
    `update person set household_id = null, household_relation = null
     where household_id = $1 and (select count(*) from person where household_id = $1) = 1`,
    [person.householdId],
  );
  await audit(tx, {
    action: 'change',
    objectType: 'household',
    objectId: person.householdId,
    personId: person.id,
    fields: ['members'],
    detail: { left: person.id },
  });
}
