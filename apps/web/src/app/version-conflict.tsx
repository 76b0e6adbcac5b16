import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../api/problem.js';
import { Alert } from '../kern/alert.js';
import { Button } from '../kern/button.js';
import { formatMoment } from './format.js';

interface VersionConflictProps {
  error: unknown;
  /** What the other one changed, if it is known by now. */
  changes?: ReactNode;
  /** Take the new version as the base and keep what was typed; absent where that makes no sense. */
  onKeepMine?: () => void;
  /** Throw away what was typed and show the new version. */
  onTakeTheirs: () => void;
}

/** Somebody else saved in the meantime: nothing typed is lost, and the user decides. */
export function VersionConflict({ error, changes, onKeepMine, onTakeTheirs }: VersionConflictProps) {
  const { t } = useTranslation();
  const conflict = problemOf(error, 'version-conflict');
  if (!conflict) return null;
  const { changedBy, changedAt } = conflict.extra as { changedBy?: string; changedAt?: string };
  return (
    <Alert tone="warning" title={t('conflict.title')} focusOn={error}>
      <p className="kern-body">
        {changedBy && changedAt
          ? t('conflict.who', { name: changedBy, at: formatMoment(changedAt) })
          : t('conflict.somebody')}{' '}
        {t('conflict.kept')}
      </p>
      {changes}
      <div className="actions">
        <Button variant="secondary" onClick={onTakeTheirs}>
          {t('action.reload')}
        </Button>
        {onKeepMine && (
          <Button variant="secondary" onClick={onKeepMine}>
            {t('conflict.keepMine')}
          </Button>
        )}
      </div>
    </Alert>
  );
}
