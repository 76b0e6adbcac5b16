import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from './cx.js';
import { joinDate, parseWholeDate, splitDate, fullYear, type DateParts } from './date-parts.js';
import type { FieldProps } from './field-frame.js';
import { Fieldset } from './fieldset.js';

type DateFieldsProps = FieldProps & {
  /** `YYYY-MM-DD` or a part of it; empty = none. */
  value: string;
  onChange: (value: string) => void;
  /** Expand two-digit years to the last hundred years: right for birth dates, wrong for appointments. */
  past?: boolean;
};

const WIDTH = { day: 2, month: 2, year: 4 } as const;

/** A known date as three typed fields, German order; day and month may stay empty where the rules allow it. */
export function DateFields({ value, onChange, past, ...frame }: DateFieldsProps) {
  const { t } = useTranslation();
  const [parts, setParts] = useState<DateParts>(() => splitDate(value));
  // The value changed from outside (a restored draft, a new version): show that instead of what was typed.
  const [seen, setSeen] = useState(value);
  if (value !== seen) {
    setSeen(value);
    if (joinDate(parts) !== value) setParts(splitDate(value));
  }

  const put = (next: DateParts) => {
    setParts(next);
    setSeen(joinDate(next));
    onChange(joinDate(next));
  };
  const type = (part: keyof DateParts, text: string) =>
    put(parseWholeDate(text, thisYear()) ?? { ...parts, [part]: text.trim() });
  const expand = () =>
    put({ ...parts, year: past ? fullYear(parts.year, thisYear()) : twoDigits(parts.year) });

  return (
    <Fieldset {...frame} horizontal>
      {(['day', 'month', 'year'] as const).map((part) => (
        <div className="kern-form-input date-part" key={part}>
          <label className="kern-label" htmlFor={`${frame.id}-${part}`}>
            {t(`date.${part}`)}
          </label>
          <input
            id={`${frame.id}-${part}`}
            inputMode="numeric"
            autoComplete="off"
            dir="ltr"
            value={parts[part]}
            aria-invalid={frame.error ? true : undefined}
            className={cx(
              'kern-form-input__input',
              `kern-form-input__input--width-${WIDTH[part]}`,
              frame.error && 'kern-form-input__input--error',
            )}
            onChange={(event) => type(part, event.target.value)}
            onBlur={part === 'year' ? expand : undefined}
          />
        </div>
      ))}
    </Fieldset>
  );
}

const thisYear = () => new Date().getFullYear();

/** Appointments lie ahead: `26` means 2026. */
function twoDigits(year: string): string {
  return /^\d{2}$/.test(year) ? `20${year}` : year;
}
