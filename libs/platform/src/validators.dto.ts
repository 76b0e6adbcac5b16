import { IsInt, Matches, Max, Min, ValidateBy, buildMessage, type ValidationOptions } from 'class-validator';
import { isPartialDate, liesInFuture } from './partial-date.rules.js';

/** A partial date (see `partial-date.rules.ts`); with `notInFuture` one that may lie before the end of today. */
export function IsPartialDate(
  rule: { notInFuture?: boolean } = {},
  options?: ValidationOptions,
): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isPartialDate',
      constraints: [rule],
      validator: {
        validate: (value: unknown) =>
          isPartialDate(value) && (!rule.notInFuture || !liesInFuture(value, berlinDay(new Date()))),
        defaultMessage: buildMessage((each) => `${each}$property must be a known date`, options),
      },
    },
    options,
  );
}

/** A whole calendar day `YYYY-MM-DD` that exists. */
export function IsCalendarDay(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isCalendarDay',
      validator: {
        validate: (value: unknown) =>
          typeof value === 'string' && value.length === 10 && isPartialDate(value),
        defaultMessage: buildMessage((each) => `${each}$property must be a day`, options),
      },
    },
    options,
  );
}

/** The version of a record as the caller read it: what PostgreSQL's `int` holds, from 1 on. */
export function IsVersion(): PropertyDecorator {
  const rules = [IsInt(), Min(1), Max(2_147_483_647)];
  return (target, property) => rules.forEach((rule) => rule(target, property));
}

/** Letters and marks of any script, with the signs that names contain; at least one letter, no control characters. */
export function IsPersonName(options?: ValidationOptions): PropertyDecorator {
  return Matches(/^(?=.*\p{L})(?:[\p{L}\p{M}\p{Zs}'’ʼʻ`´.,()/·-]|\u200c|\u200d)+$/u, { ...options });
}

/** Sweden writes days as ISO 8601 does. Kept: making a formatter costs far more than using one. */
const BERLIN = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' });

/** The calendar day in Europe/Berlin at a moment. */
export function berlinDay(moment: Date): string {
  return BERLIN.format(moment);
}
