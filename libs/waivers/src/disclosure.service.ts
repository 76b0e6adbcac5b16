import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { audit } from '@app/audit';
import { CaseClosed } from '@app/cases';
import {
  Clock,
  Database,
  decodeCursor,
  guarded,
  InvalidField,
  loaded,
  once,
  page,
  PAGE_SIZE,
  requestHash,
  type Tx,
  type UserActor,
} from '@app/platform';
import { addDays } from '@app/platform/shared';
import { LEGAL_BASES, mayBeTold, mayTell, needsSecondPerson } from './legal-basis.rules.js';
import type {
  DisclosureList,
  DisclosurePage,
  DisclosureResponse,
  RecordDisclosureRequest,
  SearchDisclosuresRequest,
} from './release.dto.js';
import { SecondPersonNeeded } from './waiver.errors.js';
import { log } from './waiver.log.js';

const COLUMNS = `
  d.id, d.case_id as "caseId", c.number as "caseNumber", i.name as "institutionName", d.categories, d.basis, d.reason,
  d.needs_second as "needsSecond", d.person_informed_on::text as "personInformedOn", d.not_informed_reason as "notInformedReason",
  d.valid_until::text as "validUntil", d.created_at as "createdAt", d.created_by as "createdBy",
  u.display_name as "createdByName", d.confirmed_at as "confirmedAt",
  v.display_name as "confirmedByName", d.ended_at as "endedAt", d.version
  from disclosure d join case_file c on c.id = d.case_id join institution i on i.id = d.institution_id
    join app_user u on u.id = d.created_by left join app_user v on v.id = d.confirmed_by`;
const OF_CASE = `select ${COLUMNS} where d.case_id = $1 and ($2::uuid is null or d.id = $2) order by d.created_at desc, d.id`;
const ALL = `
  select ${COLUMNS} where $1::timestamptz is null or (date_trunc('milliseconds', d.created_at), d.id) < ($1, $2::uuid)
  order by date_trunc('milliseconds', d.created_at) desc, d.id desc limit $3`;

type Row = Omit<DisclosureResponse, 'citation' | 'createdAt' | 'confirmedAt' | 'endedAt'> & {
  createdAt: Date;
  confirmedAt: Date | null;
  endedAt: Date | null;
};

/** Disclosures that a statute allows without a waiver. Each needs a reason, the grave ones a second person. */
@Injectable()
export class DisclosureService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Records that a statute opens categories to an institution. A grave one opens nothing before a second person confirms.
   *
   * @throws InvalidField when the statute does not speak of this institution, or the term is longer than its own
   */
  async record(
    actor: UserActor,
    caseId: string,
    request: RecordDisclosureRequest,
    key: string | null,
  ): Promise<{ id: string }> {
    const basis = LEGAL_BASES[request.basis];
    const today = this.clock.today();
    const longest = addDays(today, basis.days);
    const validUntil = request.validUntil ?? longest;
    if (validUntil < today) throw new InvalidField('/validUntil', 'inPast');
    if (validUntil > longest) throw new InvalidField('/validUntil', 'termTooLong');
    if (request.personInformedOn !== undefined && request.personInformedOn > today)
      throw new InvalidField('/personInformedOn', 'inFuture');
    return this.database.as(actor, async (tx) => {
      const { personId, closed } = loaded(
        await tx.query<{ personId: string; closed: boolean }>(
          `select person_id as "personId", state = 'closed' as closed from case_file where id = $1`,
          [caseId],
        ),
      );
      if (closed) throw new CaseClosed();
      const [institution] = await tx.query<{ type: string }>(
        'select type from institution where id = $1 and active and not is_central_office',
        [request.institutionId],
      );
      if (!institution || !mayBeTold(request.basis, institution.type))
        throw new InvalidField('/institutionId', 'invalidChoice');
      request.categories.forEach((category, i) => {
        if (!mayTell(request.basis, category)) throw new InvalidField(`/categories/${i}`, 'notByThisStatute');
      });
      const needsSecond = needsSecondPerson(request.basis, request.categories, institution.type);
      const hash = () => requestHash(`disclosure.record ${caseId}`, request);
      const made = await once(tx, key, hash, randomUUID(), async (id) => {
        await tx.query(
          `insert into disclosure (id, case_id, person_id, institution_id, categories, basis, reason, needs_second,
             person_informed_on, not_informed_reason, valid_until, created_by)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
          [
            id,
            caseId,
            personId,
            request.institutionId,
            request.categories,
            request.basis,
            request.reason,
            needsSecond,
            request.personInformedOn ?? null,
            request.notInformedReason ?? null,
            validUntil,
            actor.userId,
          ],
        );
        await log(
          tx,
          { id, caseId, personId },
          'disclose',
          {
            fields: request.categories,
            detail: { basis: request.basis, institution: request.institutionId, grave: needsSecond },
          },
          'disclosure',
        );
      });
      return { id: made.id };
    });
  }

  /** The second pair of eyes. @throws SecondPersonNeeded for whoever recorded it, VersionConflict */
  async confirm(actor: UserActor, caseId: string, id: string, version: number): Promise<DisclosureResponse> {
    return this.database.as(actor, async (tx) => {
      const row = await lockedRow(tx, caseId, id);
      if (row.createdBy === actor.userId) throw new SecondPersonNeeded();
      if (row.closed) throw new CaseClosed();
      await this.step(
        tx,
        row,
        version,
        'confirm',
        'confirmed_at = clock_timestamp(), confirmed_by = $3',
        'confirmed_at is null and ended_at is null',
      );
      return this.answer(tx, caseId, id);
    });
  }

  /** Ends it at once: from the commit on nothing more passes on it. @throws VersionConflict */
  async end(actor: UserActor, caseId: string, id: string, version: number): Promise<DisclosureResponse> {
    return this.database.as(actor, async (tx) => {
      const row = await lockedRow(tx, caseId, id);
      await this.step(
        tx,
        row,
        version,
        'revoke',
        'ended_at = clock_timestamp(), ended_by = $3',
        'ended_at is null',
      );
      return this.answer(tx, caseId, id);
    });
  }

  async ofCase(actor: UserActor, caseId: string): Promise<DisclosureList> {
    return this.database.as(actor, async (tx) => {
      const { personId } = loaded(
        await tx.query<{ personId: string }>('select person_id as "personId" from case_file where id = $1', [
          caseId,
        ]),
      );
      const rows = await tx.query<Row>(OF_CASE, [caseId, null]);
      await audit(tx, {
        action: 'view',
        objectType: 'disclosure',
        caseId,
        personId,
        fields: ['disclosures'],
      });
      return { items: rows.map(response) };
    });
  }

  /** All of them, newest first, for those who oversee. */
  async review(actor: UserActor, request: SearchDisclosuresRequest): Promise<DisclosurePage> {
    const before = decodeCursor(request.cursor, 'moment', 'uuid');
    return this.database.as(actor, async (tx) => {
      const rows = await tx.query<Row>(ALL, [before?.[0] ?? null, before?.[1] ?? null, PAGE_SIZE + 1]);
      const { items, nextCursor } = page(rows, PAGE_SIZE, (last) => [last.createdAt.toISOString(), last.id]);
      await audit(tx, { action: 'search', objectType: 'disclosure', detail: { shown: items.length } });
      return { items: items.map(response), nextCursor };
    });
  }

  private async step(
    tx: Tx,
    row: Locked,
    version: number,
    action: 'confirm' | 'revoke',
    set:
      'confirmed_at = clock_timestamp(), confirmed_by = $3' | 'ended_at = clock_timestamp(), ended_by = $3',
    when: 'confirmed_at is null and ended_at is null' | 'ended_at is null',
  ): Promise<void> {
    const rows = await tx.query(
      `update disclosure set ${set}, version = version + 1 where id = $1 and version = $2 and ${when} returning version`,
      [row.id, version, (tx.actor as UserActor).userId],
    );
    await guarded(rows, async () => [row]);
    await log(tx, row, action, { fields: ['disclosure'] }, 'disclosure');
  }

  private async answer(tx: Tx, caseId: string, id: string): Promise<DisclosureResponse> {
    return response(loaded(await tx.query<Row>(OF_CASE, [caseId, id])));
  }
}

interface Locked {
  id: string;
  caseId: string;
  personId: string;
  createdBy: string;
  closed: boolean;
  version: number;
}

async function lockedRow(tx: Tx, caseId: string, id: string): Promise<Locked> {
  return loaded(
    await tx.query<Locked>(
      `select d.id, d.case_id as "caseId", d.person_id as "personId", d.created_by as "createdBy", c.state = 'closed' as closed, d.version
       from disclosure d join case_file c on c.id = d.case_id where d.id = $1 and d.case_id = $2 for update of d`,
      [id, caseId],
    ),
  );
}

function response(row: Row): DisclosureResponse {
  return {
    ...row,
    citation: LEGAL_BASES[row.basis].citation,
    createdAt: row.createdAt.toISOString(),
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}
