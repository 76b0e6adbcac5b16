import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from './cx.js';
import { Icon } from './icon.js';

/** What every field shows round its control. */
export interface FieldProps {
  /** Also the target of the error summary's link. */
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  /** Text of the error; absent = valid. */
  error?: string;
  /** Says behind the label that the field may stay empty. */
  optional?: boolean;
}

export interface ControlProps {
  id: string;
  'aria-invalid'?: true;
  'aria-describedby'?: string;
}

/** Ids that tie hint and error to the control they speak of. */
export function useFieldIds(hint: unknown, error: unknown) {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  return { hintId, errorId, describedBy: cx(!!hint && hintId, !!error && errorId) || undefined };
}

export function OptionalMark() {
  const { t } = useTranslation();
  return <span className="kern-label__optional">{t('form.optional')}</span>;
}

export function ErrorText({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p className="kern-error" id={id}>
      <Icon name="danger" />
      <span className="kern-body">{children}</span>
    </p>
  );
}

/** Label, hint and error round one control; the control gets its attributes from the render function. */
export function FieldFrame({
  id,
  label,
  hint,
  error,
  optional,
  children,
}: FieldProps & { children: (control: ControlProps) => ReactNode }) {
  const { hintId, errorId, describedBy } = useFieldIds(hint, error);
  return (
    <div className={cx('kern-form-input', error && 'kern-form-input--error')}>
      <label className="kern-label" htmlFor={id}>
        {label}
        {optional && <OptionalMark />}
      </label>
      {hint && (
        <div className="kern-hint" id={hintId}>
          {hint}
        </div>
      )}
      {children({ id, 'aria-invalid': error ? true : undefined, 'aria-describedby': describedBy })}
      {error && <ErrorText id={errorId}>{error}</ErrorText>}
    </div>
  );
}
