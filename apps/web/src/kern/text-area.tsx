import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from './cx.js';
import { FieldFrame, type FieldProps } from './field-frame.js';

type TextAreaProps = FieldProps &
  Omit<ComponentProps<'textarea'>, 'id'> & {
    /** Shows how many of `maxLength` characters are left; hand over the current length. */
    length?: number;
  };

export function TextArea({ id, label, hint, error, optional, length, ...rest }: TextAreaProps) {
  const { t } = useTranslation();
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} optional={optional}>
      {(control) => (
        <>
          <textarea
            dir="auto"
            rows={3}
            {...rest}
            {...control}
            className={cx('kern-form-input__input', error && 'kern-form-input__input--error')}
          />
          {length !== undefined && rest.maxLength !== undefined && (
            <span className="kern-body kern-body--small counter" aria-live="polite">
              {t('form.charactersLeft', { count: rest.maxLength - length })}
            </span>
          )}
        </>
      )}
    </FieldFrame>
  );
}
