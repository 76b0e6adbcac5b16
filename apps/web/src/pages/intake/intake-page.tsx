import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { loadDraft } from '../../api/account.js';
import { Page } from '../../app/page.js';
import { QueryView } from '../../app/query-view.js';
import { IntakeWizard } from './intake-wizard.js';
import { EMPTY_INTAKE, fromDraft } from './values.js';

/** First contact: everything about a person in one go, with the draft kept on the server. */
export function IntakePage() {
  const { t } = useTranslation();
  // A draft that was thrown away starts the wizard anew.
  const [round, setRound] = useState(0);
  const draft = useQuery({
    queryKey: ['draft', 'intake'],
    queryFn: () => loadDraft('intake'),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  return (
    <Page title={t('intake.title')}>
      <QueryView query={draft}>
        {(found) => (
          <IntakeWizard
            key={round}
            initial={found && round === 0 ? fromDraft(found.data) : EMPTY_INTAKE}
            restoredFrom={found && round === 0 ? found.savedAt : null}
            onRestart={() => setRound((count) => count + 1)}
          />
        )}
      </QueryView>
    </Page>
  );
}
