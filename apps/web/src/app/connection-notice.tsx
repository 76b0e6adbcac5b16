import { onlineManager, useMutationState } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../kern/icon.js';

/** Says that the network is gone and how many entries wait for it; otherwise they would just look stuck. */
export function ConnectionNotice() {
  const { t } = useTranslation();
  const online = useSyncExternalStore(
    (listener) => onlineManager.subscribe(listener),
    () => onlineManager.isOnline(),
  );
  const paused = useMutationState({ filters: { predicate: (mutation) => mutation.state.isPaused } }).length;
  return (
    <div role="status" className="connection-notice-area">
      {!online && (
        <p className="connection-notice">
          <Icon name="warning" />
          <span>
            {t('state.offline')} {paused > 0 && t('state.pausedCount', { count: paused })}
          </span>
        </p>
      )}
    </div>
  );
}
