/**
 * A date that may be known only to the year or the month, as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`
 * (birth dates of people from abroad, DOMAIN.md §2).
 */
export type PartialDate = string;

const PATTERN = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** True for a well-formed partial date that exists in the calendar (no 31 February). */
export function isPartialDate(value: unknown): value is PartialDate {
  const match = typeof value === 'string' ? PATTERN.exec(value) : null;
  if (!match) return false;
  const [, year, month, day] = match;
  if (Number(year) < 1850) return false;
  if (month === undefined) return true;
  const m = Number(month);
  if (m < 1 || m > 12) return false;
  if (day === undefined) return true;
  const d = Number(day);
  return d >= 1 && d <= daysInMonth(Number(year), m);
}

/** The first calendar day (`YYYY-MM-DD`) the partial date can mean. */
export function earliestDay(value: PartialDate): string {
  return value.length === 4 ? `${value}-01-01` : value.length === 7 ? `${value}-01` : value;
}

/** The last calendar day (`YYYY-MM-DD`) the partial date can mean. */
export function latestDay(value: PartialDate): string {
  if (value.length === 4) return `${value}-12-31`;
  if (value.length > 7) return value;
  const days = daysInMonth(Number(value.slice(0, 4)), Number(value.slice(5, 7)));
  return `${value}-${String(days).padStart(2, '0')}`;
}

/** True when even the earliest possible day lies after `today` (`YYYY-MM-DD`). */
export function liesInFuture(value: PartialDate, today: string): boolean {
  return earliestDay(value) > today;
}

/** Completed years on `today`; with a partial date the lower bound, so that nobody is taken for older than sure. */
export function ageAtLeast(birth: PartialDate, today: string): number {
  const latest = latestDay(birth);
  const years = Number(today.slice(0, 4)) - Number(latest.slice(0, 4));
  return today.slice(5) >= latest.slice(5) ? years : years - 1;
}

/** German form: `1999`, `04.1999`, `03.04.1999`. */
export function formatPartialDate(value: PartialDate): string {
  return value.split('-').toReversed().join('.');
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
