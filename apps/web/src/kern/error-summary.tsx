import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Alert } from './alert.js';

export interface SummaryError {
  /** Id of the field. */
  id: string;
  text: string;
}

/** Id of the one error summary on a page. */
export const ERROR_SUMMARY = 'error-summary';

interface ErrorSummaryProps {
  errors: readonly SummaryError[];
  attempt: unknown;
  /** Leads to a field by its id; needed where the field may be on another step of the form. */
  reach?: (id: string) => void;
}

/**
 * All errors of a form above it: takes the focus on every failed try, its links lead to the fields, and the title of
 * the tab begins with their number.
 */
export function ErrorSummary({ errors, attempt, reach = focusField }: ErrorSummaryProps) {
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
      id={ERROR_SUMMARY}
    >
      <ul className="kern-list kern-list--bullet">
        {errors.map((error) => (
          <li key={error.id}>
            <a
              className="kern-link"
              href={`#${error.id}`}
              onClick={(event) => {
                event.preventDefault();
                reach(error.id);
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

/**
 * Focuses the field, or the first control of a group. What lies folded up is opened; where there is no control of that
 * name, the group round it takes the focus.
 */
export function focusField(id: string): void {
  const element = document.getElementById(id);
  if (!element && id.includes('-', 2)) return focusField(id.slice(0, id.lastIndexOf('-')));
  const control = element?.matches('fieldset')
    ? (element.querySelector<HTMLElement>('input, select, textarea') ?? element)
    : element;
  for (let fold = control?.closest('details'); fold; fold = fold.parentElement?.closest('details'))
    fold.open = true;
  control?.focus();
  (control?.closest('.kern-form-input, .kern-fieldset') ?? control)?.scrollIntoView({ block: 'center' });
}
