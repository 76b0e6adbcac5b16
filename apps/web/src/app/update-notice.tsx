import { onlineManager } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../kern/button.js';
import { Icon } from '../kern/icon.js';

/**
 * A file of the program is gone, most likely because it was renewed under the open tab. Says so and leaves it to the
 * user when to reload: what is typed would be lost otherwise.
 */
export function UpdateNotice() {
  const { t } = useTranslation();
  const [outdated, setOutdated] = useState(false);
  useEffect(() => {
    // Without a network nothing can be fetched; that is said elsewhere.
    const failed = () => setOutdated(onlineManager.isOnline());
    addEventListener('vite:preloadError', failed);
    return () => removeEventListener('vite:preloadError', failed);
  }, []);
  return (
    <div role="status" className="connection-notice-area">
      {outdated && (
        <div className="connection-notice">
          <Icon name="warning" />
          <span>
            {t('outdated.notice')}{' '}
            <Button variant="secondary" small onClick={() => location.reload()}>
              {t('outdated.reload')}
            </Button>
          </span>
        </div>
      )}
    </div>
  );
}
