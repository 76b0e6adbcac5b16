import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.js';
import { Alert } from '../kern/alert.js';
import { Button } from '../kern/button.js';
import { Loader } from '../kern/loader.js';
import { useProblemText } from './problem-text.js';

/** Shows what a query brought; while it runs a loader, when it failed why and a way to try again. */
export function QueryView<T>({
  query,
  children,
}: {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}) {
  const { t } = useTranslation();
  const textOf = useProblemText();
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.fetchStatus === 'paused') return <Alert tone="warning" title={t('state.waitingForNetwork')} />;
  if (query.isPending) return <Loader />;
  if (query.error instanceof ApiProblem && query.error.status === 404) {
    return (
      <Alert tone="info" title={t('problem.notFoundTitle')}>
        <p className="kern-body">{t('problem.notFoundText')}</p>
      </Alert>
    );
  }
  return (
    <Alert tone="danger" title={t('problem.loadTitle')}>
      <p className="kern-body">{textOf(query.error)}</p>
      <Button variant="secondary" onClick={() => void query.refetch()}>
        {t('action.retry')}
      </Button>
    </Alert>
  );
}
