import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Alert } from './alert.js';

export interface SummaryError {
  /** Id of the field. */
  id: string;
  text: string;
}

/**
 * All errors of a form above it: takes the focus on every failed try, its links lead to the fields, and the title of
 * the tab begins with their number.
 */
export function ErrorSummary({ errors, attempt }: { errors: readonly SummaryError[]; attempt: unknown }) {
  const { t } = useTranslation();
  const count = errors.length;
  useEffect(() => {
    if (count === 0) return undefined;
    const title = document.title;
    document.title = `${t('form.errorPrefix', { count })} · ${title}`;
    return () => {
      document.title = title;
    };
  }, [count, t]);
  if (errors.length === 0) return null;
  return (
    <Alert
      tone="danger"
      title={t('form.errorSummary', { count: errors.length })}
      focusOn={attempt}
      id="error-summary"
    >
      <ul className="kern-list kern-list--bullet">
        {errors.map((error) => (
          <li key={error.id}>
            <a
              className="kern-link"
              href={`#${error.id}`}
              onClick={(event) => {
                event.preventDefault();
                focusField(error.id);
              }}
            >
              {error.text}
            </a>
          </li>
        ))}
      </ul>
    </Alert>
  );
}

/** Focuses the field, or the first control of a group. */
function focusField(id: string): void {
  const element = document.getElementById(id);
  const control = element?.matches('fieldset')
    ? (element.querySelector<HTMLElement>('input, select, textarea') ?? element)
    : element;
  control?.focus();
  (control?.closest('.kern-form-input, .kern-fieldset') ?? control)?.scrollIntoView({ block: 'center' });
}
