/** A date as it is typed: day, month, year, each possibly empty or half finished. */
export interface DateParts {
  day: string;
  month: string;
  year: string;
}

/** Parts of a value made by `joinDate`. */
export function splitDate(value: string): DateParts {
  const [year = '', month = '', day = ''] = value.split('-');
  return { day, month, year };
}

/**
 * The parts as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; parts missing in the middle stay empty (`1999--05`), which no
 * date rule accepts, so that the form's check finds them.
 */
export function joinDate({ day, month, year }: DateParts): string {
  const two = (part: string) => (part.length === 1 ? `0${part}` : part);
  return [year, two(month), two(day)].join('-').replace(/-+$/, '');
}

/** A whole date typed or pasted into one field (`1.2.1990`, `01.02.90`, `1990-02-01`), or null. */
export function parseWholeDate(text: string, thisYear: number): DateParts | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim());
  if (iso) return { year: iso[1]!, month: iso[2]!, day: iso[3]! };
  const german = /^(\d{1,2})[./ ]+(\d{1,2})[./ ]+(\d{2}|\d{4})$/.exec(text.trim());
  if (!german) return null;
  return { day: german[1]!, month: german[2]!, year: fullYear(german[3]!, thisYear) };
}

/** `90` becomes 1990, `05` becomes 2005: the last hundred years; anything else stays. */
export function fullYear(year: string, thisYear: number): string {
  if (!/^\d{2}$/.test(year)) return year;
  const century = Math.floor(thisYear / 100) * 100;
  const guess = century + Number(year);
  return String(guess > thisYear ? guess - 100 : guess);
}
