import { useTranslation } from 'react-i18next';
import { Page } from '../../app/page.js';
import { QueryView } from '../../app/query-view.js';
import { useKeptDraft } from '../../app/use-kept-draft.js';
import { IntakeWizard } from './intake-wizard.js';
import { EMPTY_INTAKE, fromDraft } from './values.js';

/** First contact: everything about a person in one go, with the draft kept on the server. */
export function IntakePage() {
  const { t } = useTranslation();
  const { draft, round, restart } = useKeptDraft('intake');
  return (
    <Page title={t('intake.title')}>
      <QueryView query={draft}>
        {(found) => (
          <IntakeWizard
            key={round}
            initial={found ? fromDraft(found.data) : EMPTY_INTAKE}
            restoredFrom={found ? found.savedAt : null}
            onRestart={restart}
          />
        )}
      </QueryView>
    </Page>
  );
}
