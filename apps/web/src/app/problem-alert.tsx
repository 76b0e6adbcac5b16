import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.js';
import { Alert } from '../kern/alert.js';
import { useProblemText } from './problem-text.js';

/** What went wrong with something the user tried, above the form; null shows nothing. */
export function ProblemAlert({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const textOf = useProblemText();
  if (!error) return null;
  const requestId = error instanceof ApiProblem && error.status >= 500 ? error.extra.requestId : undefined;
  return (
    <Alert tone="danger" title={t('problem.title')} focusOn={error}>
      <p className="kern-body">{textOf(error)}</p>
      {typeof requestId === 'string' && (
        <p className="kern-body kern-body--small">
          {t('problem.requestId')} <code>{requestId}</code>
        </p>
      )}
    </Alert>
  );
}
