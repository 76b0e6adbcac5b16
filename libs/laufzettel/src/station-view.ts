import type { ProblemLanguage, Tx } from '@app/platform';
import type { StampResponse, StationResponse } from './laufzettel.dto.js';
import { documentNames, stationExplanation, stationName } from './station-texts.js';
import type { StationState } from './station.rules.js';
import { templateById } from './templates.queries.js';

export interface StationRow {
  id: string;
  laufzettelId: string;
  templateId: string | null;
  position: number;
  code: string;
  institutionId: string | null;
  institutionName: string | null;
  state: StationState;
  deadlineOn: string | null;
  deadlineKind: 'legal' | 'agreed' | 'practice' | null;
  deadlineBasis: string | null;
  requiresHard: string[];
  requiresSoft: string[];
  missingHard: string[];
  missingSoft: string[];
  /** Of a station added later, null for one the slip was issued with. */
  bring: string[] | null;
  note: string | null;
  originRowId: string | null;
  version: number;
}

/** Columns of {@link StationRow} that every reader of the station may see, for `station s left join institution i`. */
export const STATION_COLUMNS = `
  s.id, s.laufzettel_id as "laufzettelId", s.position, s.code, s.institution_id as "institutionId", i.name as "institutionName",
  s.state, s.deadline_on::text as "deadlineOn", s.deadline_kind as "deadlineKind", s.deadline_basis as "deadlineBasis",
  s.requires_hard as "requiresHard", s.requires_soft as "requiresSoft", s.missing_hard as "missingHard",
  s.missing_soft as "missingSoft", s.bring, s.version`;

const STAMPS = `
  select t.id, t.station_id as "stationId", t.result, t.note, t.follow_up_on::text as "followUpOn", t.valid_until::text as "validUntil",
    t.at, t.stamped_on::text as "stampedOn", t.via, coalesce(u.display_name, '') as "byName", coalesce(i.name, '') as "institutionName",
    t.corrects, c.id as "correctedBy"
  from stamp t left join app_user u on u.id = t.by_user left join institution i on i.id = t.institution_id
    left join stamp c on c.corrects = t.id
  where t.station_id = any ($1) order by t.at, t.id`;

type StampRow = Omit<StampResponse, 'at'> & { at: Date; stationId: string };

/** Stations with their stamps, as screens and the printed sheet show them. */
export async function stationViews(
  tx: Tx,
  rows: StationRow[],
  language: ProblemLanguage,
): Promise<StationResponse[]> {
  const stamps = await tx.query<StampRow>(STAMPS, [rows.map((r) => r.id)]);
  const bring = await bringList(tx, rows);
  return rows.map((row) => ({
    id: row.id,
    position: row.position,
    code: row.code,
    name: stationName(row.code, language),
    explanation: stationExplanation(row.code, language),
    bring: documentNames(bring(row), language),
    institutionId: row.institutionId,
    institutionName: row.institutionName,
    state: row.state,
    deadline:
      row.deadlineOn && row.deadlineKind
        ? { on: row.deadlineOn, kind: row.deadlineKind, basis: row.deadlineBasis }
        : null,
    prerequisites: [
      ...row.requiresHard.map((code) => ({ code, hard: true, fulfilled: !row.missingHard.includes(code) })),
      ...row.requiresSoft.map((code) => ({ code, hard: false, fulfilled: !row.missingSoft.includes(code) })),
    ].map((p) => ({ ...p, name: stationName(p.code, language) })),
    missingHard: row.missingHard,
    missingSoft: row.missingSoft,
    note: row.note,
    originRowId: row.originRowId,
    stamps: stamps
      .filter((s) => s.stationId === row.id)
      .map(({ stationId: _stationId, at, ...stamp }) => ({ ...stamp, at: at.toISOString() })),
    version: row.version,
  }));
}

/** What to bring to a station: said by the route's version that the slip was issued from, or kept with one added later. */
export async function bringList(tx: Tx, rows: StationRow[]): Promise<(row: StationRow) => readonly string[]> {
  const ids = [...new Set(rows.flatMap((r) => r.templateId ?? []))];
  const templates = new Map(
    await Promise.all(ids.map(async (id) => [id, await templateById(tx, id)] as const)),
  );
  return (row) =>
    row.bring ??
    templates.get(row.templateId ?? '')?.content.stations.find((s) => s.code === row.code)?.bring ??
    [];
}
