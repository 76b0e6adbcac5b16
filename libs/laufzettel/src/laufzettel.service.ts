import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CaseClosed } from '@app/cases';
import {
  Clock,
  Database,
  InvalidField,
  InvalidInput,
  isPublicHoliday,
  loaded,
  once,
  requestHash,
  type FieldError,
  type Tx,
  type UserActor,
} from '@app/platform';
import { computeDeadline } from './deadline.rules.js';
import type { DeadlineResponse, IssueLaufzettelRequest, StationChoice } from './laufzettel.dto.js';
import type { TemplateStation } from './template-content.rules.js';
import { sheetCodes } from './sheet.service.js';
import { agreedDateProblem } from './station.rules.js';
import { templateById } from './templates.queries.js';

/** Whom a slip is for. */
export interface SlipOf {
  caseId: string;
  personId: string;
  arrivedDistrictOn: string | null;
}

interface NewStation {
  position: number;
  code: string;
  institution_id: string | null;
  deadline_on: string | null;
  deadline_kind: string | null;
  deadline_basis: string | null;
  requires_hard: string[];
  requires_soft: string[];
}

/** Which kinds of institutions these are ($1), as far as they are active. */
export const INSTITUTION_KINDS = 'select id, type from institution where id = any ($1) and active';

/** Issues a slip ($1) with its sheet and stations. */
export const ISSUE_LAUFZETTEL = `
  with l as (
    insert into laufzettel (id, case_id, person_id, template_id, route_code, language, issued_on, issued_by)
    values ($1, $2, $3, $4, $5, $6, $7, $8)),
  h as (insert into laufzettel_sheet (reference, short_code, laufzettel_id) values ($9, $10, $1)),
  s as (
    insert into station (laufzettel_id, case_id, person_id, position, code, institution_id, deadline_on, deadline_kind,
      deadline_basis, requires_hard, requires_soft, missing_hard, missing_soft)
    select $1, $2, $3, x.position, x.code, x.institution_id, x.deadline_on, x.deadline_kind, x.deadline_basis,
      x.requires_hard, x.requires_soft, x.requires_hard, x.requires_soft
    from jsonb_to_recordset($11::jsonb) as x (position int, code text, institution_id uuid, deadline_on date,
      deadline_kind text, deadline_basis text, requires_hard text[], requires_soft text[])),
  a as (
    insert into audit.log (action, object_type, object_id, person_id, case_id, fields, detail)
    values ('issue', 'laufzettel', $1, $3, $2, $12, jsonb_build_object('route', $5::text, 'language', $6::text)))
  select 1`;

/** Issues Laufzettel: a route becomes stations with institution, prerequisites and deadlines. */
@Injectable()
export class LaufzettelService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws CaseClosed, InvalidInput like {@link issueWithin} */
  async issue(
    actor: UserActor,
    caseId: string,
    request: IssueLaufzettelRequest,
    key: string | null,
  ): Promise<{ id: string }> {
    return this.database.as(actor, async (tx) => {
      const slipOf = loaded(
        await tx.query<SlipOf & { closed: boolean }>(
          `select c.id as "caseId", c.person_id as "personId", p.arrived_district_on as "arrivedDistrictOn", c.state = 'closed' as closed
         from case_file c join person p on p.id = c.person_id where c.id = $1`,
          [caseId],
        ),
      );
      const made = await once(
        tx,
        key,
        () => requestHash(`laufzettel.issue ${caseId}`, request),
        randomUUID(),
        async (id) => {
          if (slipOf.closed) throw new CaseClosed();
          await this.issueWithin(tx, id, slipOf, request, '');
        },
      );
      return { id: made.id };
    });
  }

  /**
   * Issues a slip within the caller's transaction.
   *
   * @throws InvalidInput for stations that are not on the route, institutions that do not fit, and dates
   */
  async issueWithin(
    tx: Tx,
    id: string,
    slipOf: SlipOf,
    request: IssueLaufzettelRequest,
    prefix: string,
  ): Promise<void> {
    const template = await templateById(tx, request.templateVersionId);
    if (!template) throw new InvalidField(`${prefix}/templateVersionId`, 'invalidChoice');
    await assertInstitutions(tx, request.stations, template.content.stations, prefix);
    const today = this.clock.today();
    const stations = placeStations(
      request.stations,
      template.content.stations,
      { issuedOn: today, arrivedDistrictOn: slipOf.arrivedDistrictOn ?? undefined },
      prefix,
    );
    await tx.query(ISSUE_LAUFZETTEL, [
      id,
      slipOf.caseId,
      slipOf.personId,
      template.id,
      template.code,
      request.language,
      today,
      (tx.actor as UserActor).userId,
      ...sheetCodes(),
      JSON.stringify(stations),
      stations.map((s) => s.code),
    ]);
  }
}

/** Chosen stations in the route's order, each with what it waits for among the chosen ones, and its deadline. */
function placeStations(
  choices: StationChoice[],
  route: readonly TemplateStation[],
  base: { issuedOn: string; arrivedDistrictOn?: string | undefined },
  prefix: string,
): NewStation[] {
  const chosen = new Map(choices.map((c) => [c.code, c]));
  return route
    .filter((s) => chosen.has(s.code))
    .map((station, i) => {
      const choice = chosen.get(station.code)!;
      const computed = station.deadline && computeDeadline(station.deadline, base, isPublicHoliday);
      const deadline = agreedDeadline(
        choice,
        computed,
        base.issuedOn,
        `${prefix}/stations/${choices.indexOf(choice)}/agreedOn`,
      );
      const present = station.prerequisites.filter((p) => chosen.has(p.code));
      return {
        position: i + 1,
        code: station.code,
        institution_id: choice.institutionId ?? null,
        deadline_on: deadline?.on ?? null,
        deadline_kind: deadline?.kind ?? null,
        deadline_basis: deadline?.basis ?? null,
        requires_hard: present.filter((p) => p.hard).map((p) => p.code),
        requires_soft: present.filter((p) => !p.hard).map((p) => p.code),
      };
    });
}

/** A date agreed with the person replaces the computed one; a legal deadline can only be moved forward. */
export function agreedDeadline(
  choice: StationChoice,
  computed: DeadlineResponse | null,
  today: string,
  pointer: string,
): DeadlineResponse | null {
  const { agreedOn } = choice;
  if (agreedOn === undefined || agreedOn === computed?.on) return computed;
  const problem = agreedDateProblem(agreedOn, computed, today);
  if (problem) throw new InvalidField(pointer, problem);
  return { on: agreedOn, kind: 'agreed', basis: computed?.basis ?? null };
}

async function assertInstitutions(
  tx: Tx,
  choices: StationChoice[],
  route: readonly TemplateStation[],
  prefix: string,
): Promise<void> {
  const ids = choices.flatMap((c) => c.institutionId ?? []);
  const rows = ids.length === 0 ? [] : await tx.query<{ id: string; type: string }>(INSTITUTION_KINDS, [ids]);
  const types = new Map(rows.map((r) => [r.id, r.type]));
  const errors: FieldError[] = choices.flatMap((choice, i) => {
    const station = route.find((s) => s.code === choice.code);
    if (!station || choices.findIndex((c) => c.code === choice.code) !== i)
      return [{ pointer: `/stations/${i}/code`, code: 'invalidChoice' }];
    if (choice.institutionId === undefined) return [];
    const type = types.get(choice.institutionId);
    return type === undefined || (station.institutionType !== null && type !== station.institutionType)
      ? [{ pointer: `/stations/${i}/institutionId`, code: 'invalidChoice' }]
      : [];
  });
  if (errors.length > 0) throw new InvalidInput(errors, prefix);
}
