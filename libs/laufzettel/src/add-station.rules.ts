import { fulfils, type StationState } from './station.rules.js';
import type { TemplateStation } from './template-content.rules.js';

/** The closing interview: always the last station, and nothing to be added. */
export const CLOSING = 'CLOSE';

/** A station that stands on the slip already. */
export interface OnSlip {
  code: string;
  state: StationState;
}

/** The station of this code under way. One that is settled does not count: somebody may be sent there again. */
export function underWay<S extends OnSlip>(stations: readonly S[], code: string): S | undefined {
  return stations.find((s) => s.code === code && !fulfils(s.state));
}

export interface Waiting {
  requiresHard: string[];
  requiresSoft: string[];
  missingHard: string[];
  missingSoft: string[];
}

/** What an added station waits for: those of its prerequisites that are on the slip, as long as they are under way. */
export function waitsFor(
  prerequisites: TemplateStation['prerequisites'],
  stations: readonly OnSlip[],
): Waiting {
  const of = (hard: boolean): string[] =>
    prerequisites
      .filter((p) => p.hard === hard && stations.some((s) => s.code === p.code))
      .map((p) => p.code);
  const missing = (codes: string[]): string[] => codes.filter((code) => underWay(stations, code));
  const [hard, soft] = [of(true), of(false)];
  return {
    requiresHard: hard,
    requiresSoft: soft,
    missingHard: missing(hard),
    missingSoft: missing(soft),
  };
}

/**
 * What the closing interview waits for once this station is on the slip: for the route's own as the route says, for any
 * other softly. No other station waits for it: what was issued stays as the paper says it.
 */
export function closingWaits(now: Waiting, code: string, route: readonly TemplateStation[]): Waiting {
  const hard =
    now.requiresHard.includes(code) ||
    (!now.requiresSoft.includes(code) &&
      route.some((s) => s.code === CLOSING && s.prerequisites.some((p) => p.code === code && p.hard)));
  const having = (codes: string[]): string[] => (codes.includes(code) ? codes : [...codes, code]);
  return hard
    ? { ...now, requiresHard: having(now.requiresHard), missingHard: having(now.missingHard) }
    : { ...now, requiresSoft: having(now.requiresSoft), missingSoft: having(now.missingSoft) };
}
