import { isHoliday } from 'feiertagejs';

/** True on public holidays of Lower Saxony; `day` is `YYYY-MM-DD`. */
export function isPublicHoliday(day: string): boolean {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return isHoliday(new Date(year, month - 1, date), 'NI');
}
