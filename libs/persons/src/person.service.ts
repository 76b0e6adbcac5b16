import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { audit } from '@app/audit';
import {
  Clock,
  Database,
  guarded,
  loaded,
  once,
  requestHash,
  type JsonText,
  type Tx,
  type UserActor,
} from '@app/platform';
import type {
  AddResidenceStatusRequest,
  DuplicateDecision,
  PersonInput,
  RegisterPersonRequest,
  ResidenceStatusInput,
  UpdatePersonRequest,
} from './person.dto.js';
import type { PersonResponse } from './person-response.dto.js';
import { assertIdentity, assertPersonInput, assertResidenceStatus } from './person-input.js';
import { personKeys } from './person-keys.js';
import { assertNoDuplicate, loggingMatches } from './person-matching.js';
import { createPerson, registerPerson, updatePerson } from './person-rows.js';
import { readPerson, showPerson } from './person.queries.js';

/** A person as intake hands them over. */
export interface NewPerson {
  person: PersonInput;
  residence: ResidenceStatusInput;
  duplicateDecision?: DuplicateDecision | undefined;
}

@Injectable()
export class PersonService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Registers a person with what reception knows.
   *
   * @throws ProbableDuplicates unless each probable match was decided on
   */
  async register(
    actor: UserActor,
    request: RegisterPersonRequest,
    key: string | null,
  ): Promise<{ id: string }> {
    assertIdentity(request);
    const keys = personKeys(request, request.dateOfBirth);
    const hash = () => requestHash('person.register', request);
    const { id } = await loggingMatches(this.database, actor, () =>
      this.database.as(actor, (tx) =>
        once(tx, key, hash, randomUUID(), async (personId) => {
          await assertNoDuplicate(tx, personId, keys, request.dateOfBirth, request.duplicateDecision);
          await registerPerson(tx, personId, request, keys);
        }),
      ),
    );
    return { id };
  }

  /**
   * Creates a whole person within the caller's transaction, which belongs into {@link loggingMatches}.
   *
   * @throws ProbableDuplicates unless each probable match was decided on
   * @throws DomainError `validation` for codes not in force and fields that contradict one another
   */
  async create(tx: Tx, id: string, input: NewPerson): Promise<void> {
    const today = this.clock.today();
    assertPersonInput(input.person, today, '/person');
    assertResidenceStatus(input.residence, today, '/residence');
    const keys = personKeys(input.person, input.person.dateOfBirth);
    await assertNoDuplicate(tx, id, keys, input.person.dateOfBirth, input.duplicateDecision);
    await createPerson(tx, id, input.person, input.residence, keys);
  }

  /** @throws VersionConflict when somebody else was faster; nothing is written then */
  async update(
    actor: UserActor,
    id: string,
    request: UpdatePersonRequest,
  ): Promise<JsonText<PersonResponse>> {
    assertPersonInput(request, this.clock.today(), '');
    return this.database.as(actor, async (tx) => {
      const before = await readPerson(tx, id);
      const rows = await updatePerson(tx, id, request.version, request);
      await guarded(rows, () => tx.query('select version from person where id = $1', [id]));
      const after = await showPerson(tx, id);
      await audit(tx, {
        action: 'change',
        objectType: 'person',
        objectId: id,
        personId: id,
        fields: changedFields(before, after),
      });
      return after;
    });
  }

  /** Adds a residence status; the former ones stay as they were read. */
  async addResidenceStatus(
    actor: UserActor,
    id: string,
    request: AddResidenceStatusRequest,
  ): Promise<JsonText<PersonResponse>> {
    assertResidenceStatus(request, this.clock.today(), '');
    return this.database.as(actor, async (tx) => {
      loaded(await tx.query('select 1 from person where id = $1', [id]));
      await tx.query(
        `insert into residence_status (person_id, status, document, valid_until, permit_condition_text, recorded_by)
         values ($1, $2, $3, $4, $5, $6)`,
        [
          id,
          request.status,
          request.document ?? null,
          request.validUntil ?? null,
          request.permitConditionText ?? null,
          actor.userId,
        ],
      );
      await audit(tx, {
        action: 'change',
        objectType: 'person',
        objectId: id,
        personId: id,
        fields: ['residenceStatus'],
      });
      return showPerson(tx, id);
    });
  }
}

function changedFields(before: JsonText<PersonResponse>, after: JsonText<PersonResponse>): string[] {
  const a = JSON.parse(before) as Record<string, unknown>;
  const b = JSON.parse(after) as Record<string, unknown>;
  return Object.keys(b).filter(
    (name) => name !== 'version' && JSON.stringify(a[name]) !== JSON.stringify(b[name]),
  );
}
