import { useTranslation } from 'react-i18next';
import { Badge } from '../../kern/badge.js';
import { Button } from '../../kern/button.js';
import { useInterview } from './interview-context.js';

/** Whether everything typed is on the server, in a place that does not move. */
export function SaveState() {
  const { t } = useTranslation();
  const { interview } = useInterview();
  const waiting = interview.waiting();
  const stuck = waiting.filter(({ status }) => status === 'refused' || status === 'conflict').length;
  return (
    <div role="status" className="assessment__saved">
      {interview.offline ? (
        <>
          <Badge tone="warning">{t('assessment.offline', { count: waiting.length })}</Badge>
          <Button variant="tertiary" small onClick={() => interview.retryNow()}>
            {t('action.retry')}
          </Button>
        </>
      ) : stuck > 0 ? (
        <Badge tone="danger">{t('assessment.stuck', { count: stuck })}</Badge>
      ) : waiting.length > 0 ? (
        <Badge tone="info">{t('assessment.saving')}</Badge>
      ) : (
        <Badge tone="success">{t('assessment.allSaved')}</Badge>
      )}
      {interview.others.length > 0 && (
        <Badge tone="info">
          {t('assessment.others', { names: interview.others.map(({ name }) => name).join(', ') })}
        </Badge>
      )}
    </div>
  );
}
