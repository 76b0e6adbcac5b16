const DAY = 86_400_000;

/** The day (`YYYY-MM-DD`) some days later, or earlier. */
export function addDays(day: string, days: number): string {
  return iso(Date.parse(day) + days * DAY);
}

/** The same day some months later, or the last day of that month when it has no such day. */
export function addMonths(day: string, months: number): string {
  const last = lastDayOfMonth(day, months);
  const sameNumber = last.slice(0, 8) + day.slice(8);
  return sameNumber < last ? sameNumber : last;
}

/** The last day of the month that lies some months after the day's own. */
export function lastDayOfMonth(day: string, monthsAhead: number): string {
  return iso(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) + monthsAhead, 0));
}

function iso(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
