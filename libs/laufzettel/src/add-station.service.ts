import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { audit, givenFields } from '@app/audit';
import { CaseClosed } from '@app/cases';
import {
  Clock,
  Database,
  InvalidField,
  isPublicHoliday,
  loaded,
  once,
  requestHash,
  type Tx,
  type UserActor,
} from '@app/platform';
import type { AddStationRequest, CreatedStation, StationOrigin } from './add-station.dto.js';
import { CLOSING, closingWaits, underWay, waitsFor, type OnSlip, type Waiting } from './add-station.rules.js';
import { computeDeadline } from './deadline.rules.js';
import { LaufzettelEnded, StationUnderWay, StepHasStation } from './laufzettel.errors.js';
import { agreedDeadline, INSTITUTION_KINDS, type SlipOf } from './laufzettel.service.js';
import { stationsBeside } from './station-catalogue.js';
import type { TemplateStation } from './template-content.rules.js';
import { templateById } from './templates.queries.js';

interface Standing extends OnSlip, Waiting {
  id: string;
  position: number;
  originRowId: string | null;
}

const STANDING = `
  select id, code, state, position, origin_row_id as "originRowId", requires_hard as "requiresHard", requires_soft as "requiresSoft",
    missing_hard as "missingHard", missing_soft as "missingSoft"
  from station where laufzettel_id = $1 order by position`;

/** A slip that runs, locked until the transaction ends, with everything that stands on it. */
interface RunningSlip {
  slipOf: SlipOf;
  route: readonly TemplateStation[];
  stations: Standing[];
}

/** Adds a station to a slip that runs, as a recommended step of an assessment becomes one. */
@Injectable()
export class AddStationService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * The station comes last before the closing interview, with prerequisites and deadline as if it were issued today.
   *
   * @throws CaseClosed, LaufzettelEnded, StationUnderWay, StepHasStation; InvalidField for what does not fit
   */
  async add(
    actor: UserActor,
    caseId: string,
    laufzettelId: string,
    request: AddStationRequest,
    key: string | null,
  ): Promise<CreatedStation> {
    return this.database.as(actor, async (tx) => {
      const hash = () => requestHash(`station.add ${caseId} ${laufzettelId}`, request);
      const made = await once(tx, key, hash, randomUUID(), async (id) => {
        const slip = await lockRunning(tx, caseId, laufzettelId);
        await this.addTo(tx, id, laufzettelId, slip, request);
      });
      return { id: made.id };
    });
  }

  private async addTo(
    tx: Tx,
    id: string,
    laufzettelId: string,
    { slipOf, route, stations }: RunningSlip,
    request: AddStationRequest,
  ): Promise<void> {
    const { code, institutionId, origin } = request;
    const station = stationsBeside(route).find((s) => s.station.code === code)?.station;
    if (!station) throw new InvalidField('/code', 'invalidChoice');
    const before = origin && stations.find((s) => s.originRowId === origin.rowId);
    if (before) throw new StepHasStation(before.id);
    const open = underWay(stations, code);
    if (open) throw new StationUnderWay(open.id);
    await assertInstitution(tx, station, institutionId);
    if (origin) await assertStep(tx, slipOf.caseId, origin);

    const today = this.clock.today();
    const base = { issuedOn: today, arrivedDistrictOn: slipOf.arrivedDistrictOn ?? undefined };
    const computed = station.deadline && computeDeadline(station.deadline, base, isPublicHoliday);
    const deadline = agreedDeadline(request, computed, today, '/agreedOn');
    const waits = waitsFor(station.prerequisites, stations);
    const closing = stations.find((s) => s.code === CLOSING);
    await tx.query(
      `insert into station (id, laufzettel_id, case_id, person_id, position, code, institution_id, deadline_on, deadline_kind,
         deadline_basis, requires_hard, requires_soft, missing_hard, missing_soft, bring, note, origin_assessment_id, origin_row_id,
         added_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, clock_timestamp())`,
      [
        id,
        laufzettelId,
        slipOf.caseId,
        slipOf.personId,
        closing?.position ?? (stations.at(-1)?.position ?? 0) + 1,
        code,
        institutionId ?? null,
        deadline?.on ?? null,
        deadline?.kind ?? null,
        deadline?.basis ?? null,
        waits.requiresHard,
        waits.requiresSoft,
        waits.missingHard,
        waits.missingSoft,
        station.bring,
        request.note ?? null,
        origin?.assessmentId ?? null,
        origin?.rowId ?? null,
      ],
    );
    if (closing) await moveClosing(tx, closing, closingWaits(closing, code, route));
    await audit(tx, {
      action: 'create',
      objectType: 'station',
      objectId: id,
      caseId: slipOf.caseId,
      personId: slipOf.personId,
      fields: givenFields(request),
      detail: { code, laufzettel: laufzettelId, ...(origin && { step: origin.rowId }) },
    });
  }
}

/**
 * Locks in the order in which a case is closed and a closing interview stamped (case, stations, slip): nobody waits in a circle.
 *
 * @throws CaseClosed, LaufzettelEnded
 */
async function lockRunning(tx: Tx, caseId: string, laufzettelId: string): Promise<RunningSlip> {
  const { closed, ...slipOf } = loaded(
    await tx.query<SlipOf & { closed: boolean }>(
      `select c.id as "caseId", c.person_id as "personId", p.arrived_district_on as "arrivedDistrictOn", c.state = 'closed' as closed
       from case_file c join person p on p.id = c.person_id where c.id = $1 for share of c`,
      [caseId],
    ),
  );
  if (closed) throw new CaseClosed();
  await tx.query('select 1 from station where laufzettel_id = $1 and code = $2 for update', [
    laufzettelId,
    CLOSING,
  ]);
  const { state, templateId } = loaded(
    await tx.query<{ state: string; templateId: string }>(
      `update laufzettel set version = version + 1 where id = $1 and case_id = $2 returning state, template_id as "templateId"`,
      [laufzettelId, caseId],
    ),
  );
  if (state !== 'active') throw new LaufzettelEnded();
  const { content } = (await templateById(tx, templateId))!;
  return { slipOf, route: content.stations, stations: await tx.query<Standing>(STANDING, [laufzettelId]) };
}

async function moveClosing(tx: Tx, { id, position }: Standing, waits: Waiting): Promise<void> {
  await tx.query(
    `update station set position = $2, requires_hard = $3, requires_soft = $4, missing_hard = $5, missing_soft = $6 where id = $1`,
    [id, position + 1, waits.requiresHard, waits.requiresSoft, waits.missingHard, waits.missingSoft],
  );
}

async function assertInstitution(
  tx: Tx,
  station: TemplateStation,
  institutionId: string | undefined,
): Promise<void> {
  if (institutionId === undefined) return;
  const [found] = await tx.query<{ type: string }>(INSTITUTION_KINDS, [[institutionId]]);
  if (!found || (station.institutionType !== null && found.type !== station.institutionType))
    throw new InvalidField('/institutionId', 'invalidChoice');
}

/** The step must stand in an assessment of this very case, not struck out. */
async function assertStep(tx: Tx, caseId: string, { assessmentId, rowId }: StationOrigin): Promise<void> {
  const [found] = await tx.query(
    `select 1 from assessment_row r join assessment a on a.id = r.assessment_id
     where r.id = $1 and a.id = $2 and a.case_id = $3 and a.state <> 'withdrawn' and r.group_name = 'steps' and r.removed_at is null`,
    [rowId, assessmentId, caseId],
  );
  if (!found) throw new InvalidField('/origin/rowId', 'invalidChoice');
}
