import { ageAtLeast, berlinDay, formatPartialDate } from '@app/platform/shared';
import i18next from 'i18next';

const ZONE = 'Europe/Berlin';

/** Today in Europe/Berlin as `YYYY-MM-DD`. */
export const today = (): string => berlinDay(new Date());

/** `03.04.2026`; dates keep the German order in every language, as on the papers. */
export const formatDay = (day: string): string => formatPartialDate(day);

/** A moment as day and time in Europe/Berlin, Latin digits. */
export function formatMoment(iso: string): string {
  return new Intl.DateTimeFormat(`${i18next.language}-u-nu-latn`, {
    timeZone: ZONE,
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(iso));
}

/** Time of day in Europe/Berlin. */
export function formatTime(iso: string): string {
  return new Intl.DateTimeFormat(`${i18next.language}-u-nu-latn`, {
    timeZone: ZONE,
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(iso));
}

/** Birth date and age in words; with a date known only in part the age is what it is at least. */
export function bornAndAge(dateOfBirth: string): string {
  const partial = dateOfBirth.length < 10;
  return i18next.t(partial ? 'person.bornAndAgeAtLeast' : 'person.bornAndAge', {
    date: formatDay(dateOfBirth),
    age: ageAtLeast(dateOfBirth, today()),
  });
}

/** A country's name in the language of the interface. */
export function countryName(code: string): string {
  try {
    return new Intl.DisplayNames([i18next.language, 'de'], { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}
