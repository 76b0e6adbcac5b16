import { getHolidays } from 'feiertagejs';

/** Public holidays of Lower Saxony by year; the library works a whole year out at every question. */
const years = new Map<number, Set<string>>();

/** True on public holidays of Lower Saxony; `day` is `YYYY-MM-DD`. */
export function isPublicHoliday(day: string): boolean {
  const year = Number(day.slice(0, 4));
  let holidays = years.get(year);
  if (holidays === undefined) {
    holidays = new Set(getHolidays(year, 'NI').map((h) => h.dateString));
    years.set(year, holidays);
  }
  return holidays.has(day);
}
