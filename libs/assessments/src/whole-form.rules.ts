import { earliestDay, latestDay } from '@app/platform/shared';
import { answerKey, type AnswerIndex } from './answer.rules.js';
import { missingIn, type Row } from './progress.rules.js';

export interface FormProblem {
  readonly field: string;
  readonly rowId: string | null;
  readonly code: string;
}

/** Fields that name a beginning and the end that may not lie before it. */
const SPANS: readonly (readonly [group: string | null, from: string, to: string])[] = [
  ['courses', 'languages.courseFrom', 'languages.courseTo'],
  ['schools', 'school.schoolFrom', 'school.schoolTo'],
  ['trainings', 'training.from', 'training.to'],
  ['studies', 'study.from', 'study.to'],
  ['jobs', 'work.from', 'work.to'],
];

/** Ends that lie before their beginnings. Such answers are saved as they were said, but do not complete the form. */
export function contradictionsIn(rows: readonly Row[], index: AnswerIndex): FormProblem[] {
  return SPANS.flatMap(([group, from, to]) =>
    rows.flatMap((row) => {
      if (row.group !== group) return [];
      const [first, last] = [from, to].map((field) => index.get(answerKey(field, row.id))?.value);
      return typeof first === 'string' && typeof last === 'string' && latestDay(last) < earliestDay(first)
        ? [{ field: to, rowId: row.id, code: 'endBeforeStart' }]
        : [];
    }),
  );
}

/** Everything that keeps the form from being completed. */
export function problemsIn(rows: readonly Row[], index: AnswerIndex): FormProblem[] {
  return [
    ...missingIn(rows, index).map((missing) => ({ ...missing, code: 'required' })),
    ...contradictionsIn(rows, index),
  ];
}
