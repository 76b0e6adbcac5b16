import { addDays, addMonths, lastDayOfMonth } from '@app/platform/shared';
import type { DeadlineKind } from './station.rules.js';
import type { DeadlineRule } from './template-content.rules.js';

/** A computed deadline: `on` is its last day. */
export interface Deadline {
  on: string;
  kind: DeadlineKind;
  basis: string | null;
}

/** Days the periods can start from; a date known only to the month or year starts none. */
export interface DeadlineBase {
  issuedOn: string;
  arrivedDistrictOn?: string | undefined;
}

/** Is this day (`YYYY-MM-DD`) a public holiday? */
export type IsHoliday = (day: string) => boolean;

/**
 * The last day of a period by §§ 187 Abs. 1, 188 BGB: the day of the event does not count; weeks end on the same
 * weekday, months on the same number or the month's last day. A legal period that ends on a Saturday, Sunday or
 * holiday ends on the next working day (§ 193 BGB, § 31 Abs. 3 VwVfG). It may lie in the past: then it is missed.
 *
 * When the day of the event is not known, the period runs from the day of issue and is `practice`, never `legal`: the
 * law knows no such date. An `endOfMonth` is the month's last working day, because an office must be able to take it.
 */
export function computeDeadline(rule: DeadlineRule, base: DeadlineBase, isHoliday: IsHoliday): Deadline {
  const event = base[rule.from];
  const known = event?.length === 10;
  const end = endOf(rule, known ? event : base.issuedOn, isHoliday);
  const kind = rule.kind === 'legal' && !known ? 'practice' : rule.kind;
  return { on: rule.kind === 'legal' ? nextWorkingDay(end, isHoliday) : end, kind, basis: rule.basis };
}

/** `amount` working days (Monday to Friday, no holidays) after `day`, which does not count itself. */
export function addWorkingDays(day: string, amount: number, isHoliday: IsHoliday): string {
  let current = day;
  for (let left = amount; left > 0;) {
    current = addDays(current, 1);
    if (isWorkingDay(current, isHoliday)) left--;
  }
  return current;
}

export function isWorkingDay(day: string, isHoliday: IsHoliday): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !isHoliday(day);
}

function endOf({ unit, amount }: DeadlineRule, start: string, isHoliday: IsHoliday): string {
  const ends = {
    days: () => addDays(start, amount),
    weeks: () => addDays(start, amount * 7),
    months: () => addMonths(start, amount),
    endOfMonth: () => lastWorkingDay(lastDayOfMonth(start, amount), isHoliday),
    workingDays: () => addWorkingDays(start, amount, isHoliday),
  } as const satisfies Record<DeadlineRule['unit'], () => string>;
  return ends[unit]();
}

function nextWorkingDay(day: string, isHoliday: IsHoliday): string {
  return isWorkingDay(day, isHoliday) ? day : addWorkingDays(day, 1, isHoliday);
}

function lastWorkingDay(day: string, isHoliday: IsHoliday): string {
  return isWorkingDay(day, isHoliday) ? day : lastWorkingDay(addDays(day, -1), isHoliday);
}
