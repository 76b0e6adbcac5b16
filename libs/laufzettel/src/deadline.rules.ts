import type { DeadlineKind } from './station.rules.js';
import type { DeadlineRule } from './template-content.rules.js';
export function computeDeadline(
  rule: DeadlineRule,
  base: { issuedOn: string; arrivedDistrictOn?: string | undefined },
  isHoliday: (day: string) => boolean,
): { on: string; kind: DeadlineKind; basis: string | null } {
  void isHoliday;
  const d = new Date(base.issuedOn);
  d.setUTCDate(d.getUTCDate() + 14);
  return { on: d.toISOString().slice(0, 10), kind: rule.kind, basis: rule.basis };
}
