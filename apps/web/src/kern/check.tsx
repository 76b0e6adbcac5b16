import { useId, type ComponentProps, type ReactNode } from 'react';
import { cx } from './cx.js';
import { ErrorText } from './field-frame.js';

type CheckProps = Omit<ComponentProps<'input'>, 'type'> & { label: ReactNode; error?: string };

export function Checkbox({ label, error, id, ...rest }: CheckProps) {
  const own = useId();
  const errorId = `${own}-error`;
  return (
    <div className={cx('kern-form-check', error && 'kern-form-check--error')}>
      <input
        type="checkbox"
        className="kern-form-check__checkbox"
        id={id ?? own}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? errorId : undefined}
        {...rest}
      />
      <label className="kern-label" htmlFor={id ?? own}>
        {label}
      </label>
      {error && <ErrorText id={errorId}>{error}</ErrorText>}
    </div>
  );
}

export function Radio({ label, id, ...rest }: Omit<CheckProps, 'error'>) {
  const own = useId();
  return (
    <div className="kern-form-check">
      <input type="radio" className="kern-form-check__radio" id={id ?? own} {...rest} />
      <label className="kern-label" htmlFor={id ?? own}>
        {label}
      </label>
    </div>
  );
}
