import { useTranslation } from 'react-i18next';
import { Alert } from '../../kern/alert.js';
import { Button } from '../../kern/button.js';

/** Instead of data that may have been taken back meanwhile. */
export function StaleNotice({ retry }: { retry: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert tone="warning" title={t('releases.stale')}>
      <p className="kern-body">{t('releases.staleText')}</p>
      <Button variant="secondary" onClick={retry}>
        {t('action.retry')}
      </Button>
    </Alert>
  );
}
