import type { ComponentProps } from 'react';
import { cx } from './cx.js';
import { FieldFrame, type FieldProps } from './field-frame.js';

type TextFieldProps = FieldProps & Omit<ComponentProps<'input'>, 'id' | 'size'> & { narrow?: boolean };

/** One line of text; free text takes its direction from what is typed. */
export function TextField({ id, label, hint, error, optional, narrow, className, ...rest }: TextFieldProps) {
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} optional={optional}>
      {(control) => (
        <input
          dir={rest.type === 'email' || rest.type === 'tel' ? 'ltr' : 'auto'}
          autoComplete="off"
          {...rest}
          {...control}
          className={cx(
            'kern-form-input__input',
            error && 'kern-form-input__input--error',
            narrow && 'narrow',
            className,
          )}
        />
      )}
    </FieldFrame>
  );
}
