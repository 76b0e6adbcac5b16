import type { LaufzettelResponse } from '@app/laufzettel/shared';
import { useTranslation } from 'react-i18next';
import { CheckInput } from '../../app/form/fields.js';
import { formatDay } from '../../app/format.js';
import { Alert } from '../../kern/alert.js';

/** Two slips under way send one person on two routes: says which run, and has one more confirmed. */
export function RunningSlips({ running }: { running: readonly LaufzettelResponse[] }) {
  const { t } = useTranslation();
  if (running.length === 0) return null;
  return (
    <Alert tone="warning" title={t('laufzettel.runningTitle', { count: running.length })} quiet>
      <ul className="kern-list kern-list--bullet">
        {running.map((sheet) => (
          <li key={sheet.id}>
            {sheet.routeTitle},{' '}
            {t('laufzettel.issuedBy', {
              date: formatDay(sheet.issuedOn.slice(0, 10)),
              name: sheet.issuedByName,
            })}
            : {t('laufzettel.progress', { done: sheet.stationsDone, total: sheet.stationsTotal })}
          </li>
        ))}
      </ul>
      <CheckInput name="despiteRunning" />
    </Alert>
  );
}
