import type { ComponentProps } from 'react';
import { cx } from './cx.js';
import { FieldFrame, type FieldProps } from './field-frame.js';

export interface Option {
  value: string;
  label: string;
}

type SelectFieldProps = FieldProps &
  Omit<ComponentProps<'select'>, 'id'> & {
    options: readonly Option[];
    /** Text of an empty first choice; absent = there is none. */
    empty?: string;
  };

export function SelectField({ id, label, hint, error, optional, options, empty, ...rest }: SelectFieldProps) {
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} optional={optional}>
      {(control) => (
        <div className="kern-form-input__select-wrapper">
          <select
            {...rest}
            {...control}
            className={cx('kern-form-input__select', error && 'kern-form-input__select--error')}
          >
            {empty !== undefined && <option value="">{empty}</option>}
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        </div>
      )}
    </FieldFrame>
  );
}
