import type { ReactNode } from 'react';
import { cx } from './cx.js';
import { ErrorText, OptionalMark, useFieldIds, type FieldProps } from './field-frame.js';

type FieldsetProps = FieldProps & {
  horizontal?: boolean;
  /** Two columns where there is room: for a long list of choices. */
  columns?: boolean;
  children: ReactNode;
};

/** Several controls under one legend; the id takes the focus when the error summary leads here. */
export function Fieldset({ id, label, hint, error, optional, horizontal, columns, children }: FieldsetProps) {
  const { hintId, errorId, describedBy } = useFieldIds(hint, error);
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className={cx('kern-fieldset', error && 'kern-fieldset--error')}
      aria-describedby={describedBy}
    >
      <legend className="kern-label">
        {label}
        {optional && <OptionalMark />}
      </legend>
      {hint && (
        <div className="kern-hint" id={hintId}>
          {hint}
        </div>
      )}
      <div
        className={cx(
          'kern-fieldset__body',
          horizontal && 'kern-fieldset__body--horizontal',
          columns && 'two-columns',
        )}
      >
        {children}
      </div>
      {error && <ErrorText id={errorId}>{error}</ErrorText>}
    </fieldset>
  );
}
