import {
  agreedDateProblem,
  MAX_STAMP_NOTE,
  type AddableStation,
  type AddStationRequest,
  type StationOrigin,
} from '@app/laufzettel/shared';
import type { FieldProblem } from '../../api/problem.js';
import type { FormOf } from '../../app/form/form-of.js';

export type AddStationValues = Omit<FormOf<AddStationRequest>, 'origin'>;

/** What is known of the station beforehand, as a step of an assessment says it. */
export interface StationPreset {
  /** Code of the station, where one is named. */
  code?: string | undefined;
  /** What is to be done, in words. */
  what?: string | undefined;
  institutionId?: string | undefined;
  /** Calendar day. */
  until?: string | undefined;
  origin?: StationOrigin | undefined;
}

/** What the dialog starts with: the station named, or the only one its institution is for. */
export function startingValues(preset: StationPreset, stations: readonly AddableStation[]): AddStationValues {
  const leading = stations.filter(
    (s) => s.institutionType !== null && s.institutions.some(({ id }) => id === preset.institutionId),
  );
  const station =
    stations.find((s) => s.code === preset.code) ?? (leading.length === 1 ? leading[0] : undefined);
  return {
    code: station && !station.underWay ? station.code : '',
    institutionId: institutionFor(station, preset.institutionId),
    agreedOn: preset.until ?? '',
    note: shortened(preset.what ?? ''),
  };
}

/** The institution wanted if it fits the station, else the one that fits best; where any may be meant, none. */
export function institutionFor(station: AddableStation | undefined, wanted: string | undefined): string {
  const fitting = station?.institutions ?? [];
  if (fitting.some(({ id }) => id === wanted)) return wanted!;
  return station?.institutionType == null ? '' : (fitting[0]?.id ?? '');
}

/** What is wrong with the agreed date, as the server would say it. */
export function agreedProblems(
  { code, agreedOn }: AddStationValues,
  stations: readonly AddableStation[],
  today: string,
): FieldProblem[] {
  const station = stations.find((s) => s.code === code);
  const problem = agreedOn && station && agreedDateProblem(agreedOn, station.deadline, today);
  return problem ? [{ pointer: '/agreedOn', code: problem }] : [];
}

/** A step may be told at more length than a station's note holds. */
function shortened(text: string): string {
  const trimmed = text.trim();
  return trimmed.length <= MAX_STAMP_NOTE ? trimmed : `${trimmed.slice(0, MAX_STAMP_NOTE - 1).trimEnd()}…`;
}
