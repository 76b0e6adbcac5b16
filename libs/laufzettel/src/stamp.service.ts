import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  Clock,
  Database,
  InvalidField,
  loaded,
  madeBefore,
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

interface Refused {
  version: number;
  missingHard: string[];
  lastStampId: string | null;
  stampedBy: string | null;
  stampedAt: Date | null;
  result: StampResult | null;
}

const WHY_REFUSED = `
  select s.version, s.missing_hard as "missingHard", s.last_stamp_id as "lastStampId", u.display_name as "stampedBy", t.at as "stampedAt", t.result
  from station s left join stamp t on t.id = s.last_stamp_id left join app_user u on u.id = t.by_user
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
    const [stamped] = await this.database.run<Stamped>(actor, STAMP_STATION, prepared.values);
    if (stamped) return created(prepared, stamped);
    return this.database.as(actor, (tx) => replayOrRefuse(tx, entry, prepared, language));
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
      const made = await enter(
        tx,
        {
          stationId,
          laufzettelId,
          request,
          via: own ? 'digital' : request.via,
          stampedOn: request.stampedOn,
          action,
        },
        key,
        language,
      );
      if (station.code === 'CLOSE') await followClosing(tx, laufzettelId, made.stationState);
      return made;
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

async function enter(
  tx: Tx,
  entry: Entry,
  key: string | null,
  language: ProblemLanguage,
): Promise<CreatedStamp> {
  const prepared = prepare(tx.actor as UserActor, entry, key);
  const [stamped] = await tx.query<Stamped>(STAMP_STATION, prepared.values);
  return stamped ? created(prepared, stamped) : replayOrRefuse(tx, entry, prepared, language);
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

/** Nothing was written: was it written before under the same key, or why may it not be? */
async function replayOrRefuse(
  tx: Tx,
  entry: Entry,
  { key, hash }: Prepared,
  language: ProblemLanguage,
): Promise<CreatedStamp> {
  const station = loaded(await tx.query<Refused>(WHY_REFUSED, [entry.stationId, entry.laufzettelId]));
  if (key !== null && hash !== null) {
    const known = await tx.query('select 1 from idempotency_key where user_id = app.user_id() and key = $1', [
      key,
    ]);
    if (known.length > 0) {
      const stampId = await madeBefore(tx, key, hash);
      const [now] = await tx.query<{ version: number; state: StationState }>(
        'select version, state from station where id = $1',
        [entry.stationId],
      );
      return { id: stampId, stationVersion: now!.version, stationState: now!.state };
    }
  }
  if (station.version !== entry.request.stationVersion) {
    throw new StationChanged({
      currentVersion: station.version,
      stampedBy: station.stampedBy,
      stampedAt: station.stampedAt?.toISOString() ?? null,
      result: station.result,
    });
  }
  if (entry.request.corrects !== undefined && entry.request.corrects !== station.lastStampId)
    throw new InvalidField('/corrects', 'notLastStamp');
  if (needsPrerequisites(entry.request.result) && station.missingHard.length > 0) {
    throw new PrerequisiteMissing(
      station.missingHard.map((code) => ({ code, name: stationName(code, language) })),
    );
  }
  throw new StampNotAllowed();
}

function assertDates(request: StampRequest, today: string): void {
  if (request.followUpOn !== undefined && request.followUpOn < today)
    throw new InvalidField('/followUpOn', 'inPast');
}

/** The closing interview ends the slip: from then on no institution sees it. A corrected one opens it again. */
async function followClosing(tx: Tx, laufzettelId: string, state: StationState): Promise<void> {
  const next = state === 'completed' ? 'completed' : 'active';
  await tx.query(
    `update laufzettel set state = $2, version = version + 1 where id = $1 and state <> $2 and state <> 'withdrawn'`,
    [laufzettelId, next],
  );
}
