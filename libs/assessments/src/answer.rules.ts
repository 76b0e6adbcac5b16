import { isPartialDate, liesInFuture } from '@app/platform/shared';
import type { Field } from './field.rules.js';
import { fieldId, fieldOf } from './fields.rules.js';
import {
  AVAILABILITY_SLOTS,
  OPTION_LISTS,
  type Evidence,
  type OptionList,
  type Standing,
} from './option-lists.rules.js';

/** A code of the occupation list, the person's own words, or both. */
export interface NamedOrCoded {
  readonly code?: string;
  readonly text?: string;
}

export type AnswerValue =
  string | number | boolean | readonly (string | number | NamedOrCoded)[] | NamedOrCoded;

/** One answer; `standing` null = nothing recorded (any more). */
export interface Answer {
  readonly field: string;
  readonly rowId: string | null;
  readonly standing: Standing | null;
  readonly value: AnswerValue | null;
  readonly evidence: Evidence | null;
}

/** Longest text of a field that names no length of its own. */
const LONGEST = 200;
const MOST_VALUES = 30;

/** Why a value is none for this field, as a constraint code; null = it fits. What a code list knows is asked elsewhere. */
export function valueProblem(field: Field, value: unknown, today: string): string | null {
  switch (field.kind) {
    case 'yesNo':
      return typeof value === 'boolean' ? null : 'invalidChoice';
    case 'integer':
      return numberProblem(field, value, 1);
    case 'half':
      return numberProblem(field, value, 0.5);
    case 'date':
      return dayProblem(field, value, today);
    case 'partialDate':
      if (!isPartialDate(value)) return 'invalidDate';
      return field.notInFuture && liesInFuture(value, today) ? 'inFuture' : null;
    case 'option':
      return isOption(field, value) ? null : 'invalidChoice';
    case 'options':
      return listProblem(value, (each) => isOption(field, each));
    case 'language':
      return matching(value, /^[a-z]{3}$/);
    case 'country':
      return matching(value, /^[A-Z]{2}$/);
    case 'industry':
      return matching(value, /^\d{2}$/);
    case 'scripts':
      return listProblem(value, (each) => matching(each, /^[A-Z][a-z]{3}$/) === null);
    case 'availability':
      return listProblem(value, (each) => AVAILABILITY_SLOTS.includes(each as string));
    case 'integers':
      if (!Array.isArray(value) || value.length === 0 || value.length > MOST_VALUES) return 'invalidChoice';
      return value.map((each) => numberProblem(field, each, 1)).find((problem) => problem !== null) ?? null;
    case 'occupation':
    case 'institution':
      return namedProblem(value);
    case 'occupations':
      if (!Array.isArray(value) || value.length === 0) return 'invalidChoice';
      if (value.length > (field.max ?? MOST_VALUES)) return 'tooMany';
      return value.map(namedProblem).find((problem) => problem !== null) ?? null;
    case 'text':
    case 'longText':
    case 'user':
    case 'shown':
    default:
      return textProblem(value, field.maxLength ?? LONGEST);
  }
}

function textProblem(value: unknown, maxLength: number): string | null {
  if (typeof value !== 'string' || value.trim() === '') return 'required';
  return value.length > maxLength ? 'tooLong' : null;
}

function numberProblem({ min, max }: Field, value: unknown, step: number): string | null {
  if (typeof value !== 'number' || !Number.isInteger(value / step)) return 'invalidNumber';
  if (min !== undefined && value < min) return 'tooSmall';
  return max !== undefined && value > max ? 'tooLarge' : null;
}

function dayProblem(field: Field, value: unknown, today: string): string | null {
  if (typeof value !== 'string' || value.length !== 10 || !isPartialDate(value)) return 'invalidDate';
  return field.notInFuture && value > today ? 'inFuture' : null;
}

function isOption({ options }: Field, value: unknown): boolean {
  return (OPTION_LISTS[options as OptionList] as readonly unknown[]).includes(value);
}

const matching = (value: unknown, pattern: RegExp): string | null =>
  typeof value === 'string' && pattern.test(value) ? null : 'invalidChoice';

function listProblem(value: unknown, fits: (each: unknown) => boolean): string | null {
  if (!Array.isArray(value) || value.length === 0 || value.length > MOST_VALUES) return 'invalidChoice';
  return new Set(value).size === value.length && value.every(fits) ? null : 'invalidChoice';
}

function namedProblem(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'required';
  const { code, text, ...rest } = value as Record<string, unknown>;
  if (Object.keys(rest).length > 0 || (code === undefined && text === undefined)) return 'required';
  if (code !== undefined && matching(code, /^[\w.:-]{1,80}$/) !== null) return 'invalidChoice';
  return text === undefined ? null : textProblem(text, LONGEST);
}

/** Answers by field and row: what a form looks up all the time. */
export type AnswerIndex = ReadonlyMap<string, Answer>;

export const answerKey = (field: string, rowId: string | null): string => `${field} ${rowId ?? ''}`;

export function indexed(answers: readonly Answer[]): AnswerIndex {
  return new Map(answers.map((answer) => [answerKey(answer.field, answer.rowId), answer]));
}

export const answerAt = (index: AnswerIndex, field: Field, rowId: string | null): Answer | undefined =>
  index.get(answerKey(fieldId(field), field.group === null ? null : rowId));

/** Whether the field matters now: its condition holds with what is answered in the same row, or at the section's head. */
export function matters(field: Field, rowId: string | null, index: AnswerIndex): boolean {
  if (!field.when) return true;
  const { field: asked, is } = field.when;
  return (typeof asked === 'string' ? [asked] : asked).some((key) => {
    const other = fieldOf(`${field.section}.${key}`);
    const value = other && answerAt(index, other, rowId)?.value;
    return (is as readonly unknown[]).includes(value);
  });
}

/** Whether something stands there, be it that somebody does not want to say. */
export const isAnswered = (answer: Answer | undefined): boolean =>
  answer !== undefined && answer.standing !== null;
