import type { ComponentProps } from 'react';
import { cx } from './cx.js';
import { FieldFrame, type FieldProps } from './field-frame.js';

type FileFieldProps = FieldProps & Omit<ComponentProps<'input'>, 'id' | 'type'>;

export function FileField({ id, label, hint, error, optional, ...rest }: FileFieldProps) {
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} optional={optional}>
      {(control) => (
        <input
          type="file"
          {...rest}
          {...control}
          className={cx('kern-form-input__input', error && 'kern-form-input__input--error')}
        />
      )}
    </FieldFrame>
  );
}
