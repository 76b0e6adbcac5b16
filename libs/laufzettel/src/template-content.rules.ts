import type { InstitutionType } from '@app/institutions/shared';
import type { DeadlineKind } from './station.rules.js';

/** How a station's deadline comes about; a hint with its source, worked out when the slip is issued. */
export interface DeadlineRule {
  kind: DeadlineKind;
  amount: number;
  /** `endOfMonth`: the last day of the month that lies `amount` months ahead (0 = this month). */
  unit: 'days' | 'workingDays' | 'weeks' | 'months' | 'endOfMonth';
  /** The event the period starts from; without a full date of it, the day of issue. */
  from: 'issuedOn' | 'arrivedDistrictOn';
  /** § it rests on. */
  basis: string | null;
}

export interface TemplateStation {
  code: string;
  institutionType: InstitutionType | null;
  /** Documents to bring, by the codes of the form texts. */
  bring: string[];
  /** Hard only where a document is physically needed; else a warning. */
  prerequisites: { code: string; hard: boolean }[];
  deadline: DeadlineRule | null;
  /** Not on everybody's way: unticked at first. */
  optional: boolean;
  /** When it is on the way, said to the worker in German. */
  condition: string | null;
}

/** One version of a route. Published ones never change. */
export interface TemplateContent {
  code: string;
  version: number;
  validFrom: string;
  /** Where it comes from. */
  source: string;
  stations: TemplateStation[];
}

/** What is wrong with a route: empty = it can be published. Each problem names the station. */
export function templateProblems(content: Pick<TemplateContent, 'stations'>): string[] {
  const problems: string[] = [];
  const before = new Set<string>();
  const all = new Set(content.stations.map((s) => s.code));
  for (const station of content.stations) {
    if (before.has(station.code)) problems.push(`${station.code}: twice on the route`);
    for (const { code } of station.prerequisites) {
      if (!all.has(code)) problems.push(`${station.code}: unknown prerequisite ${code}`);
      // Every prerequisite comes earlier, so there can be no circle.
      else if (!before.has(code))
        problems.push(`${station.code}: prerequisite ${code} does not come earlier`);
    }
    before.add(station.code);
  }
  return problems;
}
