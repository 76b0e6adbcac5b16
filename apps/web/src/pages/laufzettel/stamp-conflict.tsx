import type { StampResult } from '@app/laufzettel/shared';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/problem.js';
import { formatMoment, formatTime, today } from '../../app/format.js';
import { berlinDay } from '@app/platform/shared';
import { Alert } from '../../kern/alert.js';

/** Somebody was faster, or something is missing: says what, and what was typed stays. */
export function StampConflict({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const changed = problemOf(error, 'station-changed');
  if (changed) {
    const { stampedBy, stampedAt, result } = changed.extra as {
      stampedBy?: string;
      stampedAt?: string;
      result?: StampResult;
    };
    const when =
      stampedAt &&
      (berlinDay(new Date(stampedAt)) === today() ? formatTime(stampedAt) : formatMoment(stampedAt));
    return (
      <Alert tone="warning" title={t('stamp.conflictTitle')} focusOn={error}>
        <p className="kern-body">
          {stampedBy && when
            ? t('stamp.conflictWho', {
                name: stampedBy,
                at: when,
                result: result ? t(`enums.stampResult.${result}`) : '',
              })
            : t('stamp.conflictSomebody')}{' '}
          {t('stamp.conflictKept')}
        </p>
      </Alert>
    );
  }
  const blocked = problemOf(error, 'prerequisite-missing');
  if (!blocked) return null;
  const missing = (blocked.extra.missing as { code: string; name: string }[] | undefined) ?? [];
  return (
    <Alert tone="warning" title={t('station.missingTitle')} focusOn={error}>
      <p className="kern-body">
        {t('station.missingText')} {missing.map(({ name }) => name).join(', ')}
      </p>
    </Alert>
  );
}
