import {
  agreedDateProblem,
  SHEET_LANGUAGES,
  type IssueLaufzettelRequest,
  type SheetLanguage,
  type StationChoice,
  type TemplateResponse,
  type TemplateStationResponse,
} from '@app/laufzettel/shared';
import type { FieldProblem } from '../../api/problem.js';
import type { FormOf } from '../../app/form/form-of.js';

export type StationValues = FormOf<StationChoice>;
export type LaufzettelValues = Omit<FormOf<IssueLaufzettelRequest>, 'stations'> & {
  stations: StationValues[];
};

export const EMPTY_LAUFZETTEL: LaufzettelValues = { templateVersionId: '', language: 'de', stations: [] };

/** Names of the sheet's languages in themselves, as in the PDF; no translation needed. */
export const SHEET_LANGUAGE_NAMES: Record<SheetLanguage, string> = {
  de: 'Deutsch',
  en: 'English',
  uk: 'Українська',
  tr: 'Türkçe',
  ar: 'العربية',
  'fa-AF': 'دری',
};

const SPOKEN: Record<string, SheetLanguage> = {
  deu: 'de',
  eng: 'en',
  ukr: 'uk',
  tur: 'tr',
  ara: 'ar',
  arb: 'ar',
  apc: 'ar',
  acm: 'ar',
  prs: 'fa-AF',
  pes: 'fa-AF',
  fas: 'fa-AF',
};

/** The sheet's language that fits the language spoken with somebody (ISO 639-3); German when none does. */
export const sheetLanguageFor = (spoken: string | null | undefined): SheetLanguage =>
  SPOKEN[spoken ?? ''] ?? 'de';

export const isSheetLanguage = (value: string): value is SheetLanguage =>
  (SHEET_LANGUAGES as readonly string[]).includes(value);

/** The stations ticked at first: all but those only under a condition, each with the institution that fits best. */
export const usualStations = (template: TemplateResponse): StationValues[] =>
  template.stations.filter((station) => !station.optional).map(chosen);

const chosen = (station: TemplateStationResponse): StationValues => ({
  code: station.code,
  institutionId: station.institutions[0]?.id ?? '',
  agreedOn: '',
});

/** Ticks or unticks a station; the choice keeps the route's order. */
export function toggleStation(
  template: TemplateResponse,
  choice: StationValues[],
  code: string,
): StationValues[] {
  const known = new Map(choice.map((station) => [station.code, station]));
  if (!known.delete(code)) {
    const station = template.stations.find((candidate) => candidate.code === code);
    if (station) known.set(code, chosen(station));
  }
  return template.stations.flatMap((station) => known.get(station.code) ?? []);
}

/** What is wrong with the agreed dates, as the server would say it; `prefix` is where the choice stands in the request. */
export function agreedDateProblems(
  { templateVersionId, stations }: LaufzettelValues,
  templates: readonly TemplateResponse[] | undefined,
  today: string,
  prefix = '',
): FieldProblem[] {
  const route = templates?.find(({ versionId }) => versionId === templateVersionId);
  if (!route) return [];
  return stations.flatMap(({ code, agreedOn }, index) => {
    const station = route.stations.find((candidate) => candidate.code === code);
    const problem = agreedOn && station && agreedDateProblem(agreedOn, station.deadline, today);
    return problem ? [{ pointer: `${prefix}/stations/${index}/agreedOn`, code: problem }] : [];
  });
}

/** Stations that come first but are due later than the one that waits for them: usual periods know no route. */
export function dueLaterThough(
  template: TemplateResponse,
  choice: readonly StationValues[],
  code: string,
): { name: string; on: string }[] {
  const due = (of: string) => {
    const ticked = choice.find((station) => station.code === of);
    const station = template.stations.find((candidate) => candidate.code === of);
    if (!ticked || !station) return null;
    // Half a date while it is typed is none yet.
    const on = ticked.agreedOn.length === 10 ? ticked.agreedOn : station.deadline?.on;
    return on ? { name: station.name, on } : null;
  };
  const own = due(code);
  const first = template.stations.find((station) => station.code === code)?.prerequisites ?? [];
  return first.flatMap((prerequisite) => {
    const other = due(prerequisite.code);
    return own && other && other.on > own.on ? [other] : [];
  });
}
