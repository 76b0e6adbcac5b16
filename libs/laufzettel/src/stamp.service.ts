import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  Clock,
  Database,
  type DomainError,
  IdempotencyKeyReused,
  InvalidField,
  keyWasTaken,
  loaded,
  requestHash,
  type ProblemLanguage,
  type Tx,
  type UserActor,
} from '@app/platform';
import type { CreatedStamp, StampRequest, TranscribeStampRequest } from './laufzettel.dto.js';
import { PrerequisiteMissing, StampNotAllowed, StationChanged } from './laufzettel.errors.js';
import { STAMP_STATION } from './stamp.sql.js';
import { stationName } from './station-texts.js';
import {
  needsPrerequisites,
  stateAfter,
  STATION_STATES,
  type StampResult,
  type StampVia,
  type StationState,
} from './station.rules.js';

/** A station that did not take a stamp. */
interface Refused {
  version: number;
  missingHard: string[];
  lastStampId: string | null;
  stampedBy: string | null;
  stampedAt: Date | null;
  result: StampResult | null;
  /** The stamp made under the same key, if that was used, and whether for this very request. */
  madeBefore: string | null;
  sameRequest: boolean | null;
}

const WHY_REFUSED = `
  select s.version, s.missing_hard as "missingHard", s.last_stamp_id as "lastStampId", u.display_name as "stampedBy", t.at as "stampedAt", t.result,
    k.object_id as "madeBefore", k.request_hash = $4 as "sameRequest"
  from station s left join stamp t on t.id = s.last_stamp_id left join app_user u on u.id = t.by_user
    left join idempotency_key k on k.user_id = (select app.user_id()) and k.key = $3
  where s.id = $1 and ($2::uuid is null or s.laufzettel_id = $2)`;

/** A station is always loaded by what it belongs to, never by its id alone. */
export interface StationPath {
  caseId: string;
  laufzettelId: string;
  stationId: string;
}

interface Entry {
  stationId: string;
  laufzettelId: string | null;
  request: StampRequest;
  via: StampVia;
  stampedOn: string;
  action: 'stamp' | 'transcribe' | 'correct';
}

/**
 * Stamping: append-only, first come first served. The rule table goes into the statement as a parameter, so that
 * looking, deciding, changing and logging are one step that nobody can get between.
 */
@Injectable()
export class StampService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * A clerk stamps a station of their own institution.
   *
   * @throws StationChanged, PrerequisiteMissing, StampNotAllowed; NotFound for what is not theirs
   */
  async stamp(
    actor: UserActor,
    stationId: string,
    request: StampRequest,
    key: string | null,
    language: ProblemLanguage,
  ): Promise<CreatedStamp> {
    const today = this.clock.today();
    assertDates(request, today);
    const entry: Entry = {
      stationId,
      laufzettelId: null,
      request,
      via: 'digital',
      stampedOn: today,
      action: request.corrects ? 'correct' : 'stamp',
    };
    const prepared = prepare(actor, entry, key);
    const [stamped] = await onceEach(this.database.run<Stamped>(actor, STAMP_STATION, prepared.values));
    if (stamped) return created(prepared, stamped);
    const found = await this.database.as(actor, (tx) => look(tx, entry, prepared));
    const before = madeBefore(found, request);
    if (before) return before;
    throw refusal(found, request, language);
  }

  /**
   * The office enters what an institution stamped on paper or said on the phone; at its own stations it stamps itself.
   *
   * @throws like {@link stamp}
   */
  async transcribe(
    actor: UserActor,
    at: StationPath,
    request: TranscribeStampRequest,
    key: string | null,
    language: ProblemLanguage,
  ): Promise<CreatedStamp> {
    const today = this.clock.today();
    assertDates(request, today);
    const { caseId, laufzettelId, stationId } = at;
    if (request.stampedOn > today) throw new InvalidField('/stampedOn', 'inFuture');
    return this.database.as(actor, async (tx) => {
      const station = loaded(
        await tx.query<{ code: string; institutionId: string | null }>(
          `select s.code, s.institution_id as "institutionId" from station s
         where s.id = $1 and s.laufzettel_id = $2 and s.case_id = $3`,
          [stationId, laufzettelId, caseId],
        ),
      );
      const own = station.institutionId === actor.institutionId;
      const action = request.corrects ? 'correct' : own ? 'stamp' : 'transcribe';
      const entry: Entry = {
        stationId,
        laufzettelId,
        request,
        via: own ? 'digital' : request.via,
        stampedOn: request.stampedOn,
        action,
      };
      const prepared = prepare(actor, entry, key);
      const attempt = () => onceEach(tx.query<Stamped>(STAMP_STATION, prepared.values));
      let [stamped] = await attempt();
      if (!stamped) {
        const found = await look(tx, entry, prepared);
        const before = madeBefore(found, request);
        if (before) return before;
        if (station.code === 'CLOSE' && request.corrects !== undefined && (await reopen(tx, laufzettelId)))
          [stamped] = await attempt();
        if (!stamped) throw refusal(found, request, language);
      }
      if (station.code === 'CLOSE') await followClosing(tx, laufzettelId, stamped.state);
      return created(prepared, stamped);
    });
  }
}

interface Stamped {
  version: number;
  state: StationState;
}

interface Prepared {
  id: string;
  key: string | null;
  hash: Buffer | null;
  values: unknown[];
}

/**
 * The station would take the stamp, but the key has made another one.
 *
 * @throws IdempotencyKeyReused
 */
async function onceEach(stamping: Promise<Stamped[]>): Promise<Stamped[]> {
  try {
    return await stamping;
  } catch (error) {
    if (keyWasTaken(error)) throw new IdempotencyKeyReused();
    throw error;
  }
}

function prepare(actor: UserActor, entry: Entry, key: string | null): Prepared {
  const { request } = entry;
  const id = randomUUID();
  const hash = key === null ? null : requestHash(`stamp ${entry.stationId}`, request);
  const values = [
    entry.stationId,
    request.stationVersion,
    transitions(request.result, request.corrects !== undefined),
    needsPrerequisites(request.result),
    request.corrects ?? null,
    id,
    request.result,
    request.note ?? null,
    request.followUpOn ?? null,
    request.validUntil ?? null,
    entry.via,
    entry.stampedOn,
    actor.userId,
    entry.action,
    key,
    hash,
  ];
  return { id, key, hash, values };
}

function created({ id }: Prepared, { version, state }: Stamped): CreatedStamp {
  return { id, stationVersion: version, stationState: state };
}

/** The state that follows from each state this result may be given in, as the JSON object the statement looks into. */
function transitions(result: StampResult, correction: boolean): string {
  return JSON.stringify(
    Object.fromEntries(
      STATION_STATES.flatMap((from) => {
        const to = stateAfter(from, result, correction);
        return to === null ? [] : [[from, to]];
      }),
    ),
  );
}

/** Nothing was written: what is there instead? */
async function look(tx: Tx, entry: Entry, { key, hash }: Prepared): Promise<Refused> {
  return loaded(await tx.query<Refused>(WHY_REFUSED, [entry.stationId, entry.laufzettelId, key, hash]));
}

/**
 * The answer this very request got the first time, whatever has happened to the station since; null when its key is new.
 *
 * @throws IdempotencyKeyReused
 */
function madeBefore(found: Refused, request: StampRequest): CreatedStamp | null {
  if (found.madeBefore === null) return null;
  if (!found.sameRequest) throw new IdempotencyKeyReused();
  return {
    id: found.madeBefore,
    stationVersion: request.stationVersion + 1,
    stationState: stateAfter('open', request.result)!,
  };
}

function refusal(found: Refused, request: StampRequest, language: ProblemLanguage): DomainError {
  if (found.version !== request.stationVersion) {
    return new StationChanged({
      currentVersion: found.version,
      stampedBy: found.stampedBy,
      stampedAt: found.stampedAt?.toISOString() ?? null,
      result: found.result,
    });
  }
  if (request.corrects !== undefined && request.corrects !== found.lastStampId)
    return new InvalidField('/corrects', 'notLastStamp');
  if (needsPrerequisites(request.result) && found.missingHard.length > 0) {
    return new PrerequisiteMissing(
      found.missingHard.map((code) => ({ code, name: stationName(code, language) })),
    );
  }
  return new StampNotAllowed();
}

function assertDates(request: StampRequest, today: string): void {
  if (request.followUpOn !== undefined && request.followUpOn < today)
    throw new InvalidField('/followUpOn', 'inPast');
}

/** A slip that its closing interview has ended takes stamps again, so that the closing itself can be corrected. */
async function reopen(tx: Tx, laufzettelId: string): Promise<boolean> {
  const rows = await tx.query(
    `update laufzettel set state = 'active' where id = $1 and state = 'completed' returning 1 as opened`,
    [laufzettelId],
  );
  return rows.length > 0;
}

/** The closing interview ends the slip: from then on no institution sees it. A corrected one opens it again. */
async function followClosing(tx: Tx, laufzettelId: string, state: StationState): Promise<void> {
  const next = state === 'completed' ? 'completed' : 'active';
  await tx.query(
    `update laufzettel set state = $2, version = version + 1 where id = $1 and state <> $2 and state <> 'withdrawn'`,
    [laufzettelId, next],
  );
}
