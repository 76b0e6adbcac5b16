import { earliestDay, latestDay } from '@app/platform/shared';
import { answerKey, type AnswerIndex, type NamedOrCoded } from './answer.rules.js';
import type { Row } from './progress.rules.js';

export interface Experience {
  /** Months in which somebody worked, overlapping jobs counted once. */
  readonly months: number;
  /** The same in the first of the desired occupations; null when none is named by a code. */
  readonly monthsInTarget: number | null;
  /** Months since the last job ended; 0 while one goes on, null when there is no date. */
  readonly monthsSinceLast: number | null;
}

type Span = readonly [first: number, last: number];

const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

/** What follows from the jobs (DOMAIN.md §2.13). A date known only by its year counts from January, and to December. */
export function experienceOf(rows: readonly Row[], index: AnswerIndex, today: string): Experience {
  const at = (key: string, row: Row) => index.get(answerKey(`work.${key}`, row.id))?.value ?? null;
  const jobs = rows
    .filter(({ group }) => group === 'jobs')
    .flatMap((row) => {
      const from = at('from', row) as string | null;
      if (from === null) return [];
      const to = at('to', row) as string | null;
      const goesOn = at('ongoing', row) === true;
      if (!goesOn && to === null) return [];
      const last = goesOn ? monthOf(today) : Math.min(monthOf(latestDay(to!)), monthOf(today));
      const span: Span = [monthOf(earliestDay(from)), last];
      return [{ span, code: (at('occupation', row) as NamedOrCoded | null)?.code }];
    });
  const wanted = index.get(answerKey('goals.desiredOccupations', null))?.value as
    readonly NamedOrCoded[] | null;
  const target = wanted?.find(({ code }) => code !== undefined)?.code;
  const ends = jobs.map(({ span }) => span[1]);
  return {
    months: covered(jobs.map(({ span }) => span)),
    monthsInTarget:
      target === undefined
        ? null
        : covered(jobs.filter(({ code }) => code === target).map(({ span }) => span)),
    monthsSinceLast: ends.length === 0 ? null : monthOf(today) - Math.max(...ends),
  };
}

function covered(spans: readonly Span[]): number {
  let months = 0;
  let upTo = -1;
  for (const [first, last] of spans.toSorted((a, b) => a[0] - b[0])) {
    if (last <= upTo) continue;
    months += last - Math.max(first, upTo + 1) + 1;
    upTo = last;
  }
  return months;
}
