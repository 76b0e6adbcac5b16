import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { getCase } from '../../api/cases.js';
import { listLaufzettel } from '../../api/laufzettel.js';
import { Page } from '../../app/page.js';
import { PersonName } from '../../app/person-name.js';
import { QueryView } from '../../app/query-view.js';
import { Alert } from '../../kern/alert.js';
import { CopyNumber } from '../case/copy-number.js';
import { PdfButton } from '../laufzettel/pdf-button.js';

/** After an intake: the case number, the sheet to print and where to go on. */
export function IntakeDonePage() {
  const { t } = useTranslation();
  const { caseId } = useParams({ from: '/inside/aufnahme/fertig/$caseId' });
  const file = useQuery({ queryKey: ['case', caseId], queryFn: () => getCase(caseId) });
  const sheets = useQuery({ queryKey: ['laufzettel', caseId], queryFn: () => listLaufzettel(caseId) });
  return (
    <Page title={t('intake.doneTitle')}>
      <QueryView query={file}>
        {(opened) => (
          <div className="stack form-width">
            <Alert tone="success" title={t('intake.doneAlert')} quiet>
              <p className="kern-body">
                <PersonName of={opened} />
              </p>
              <CopyNumber number={opened.number} />
            </Alert>
            <QueryView query={sheets}>
              {({ items }) => (
                <div className="actions">
                  {items[0] && (
                    <PdfButton
                      variant="primary"
                      caseId={caseId}
                      caseNumber={opened.number}
                      laufzettelId={items[0].id}
                      language={items[0].language}
                    />
                  )}
                  <Link to="/faelle/$caseId" params={{ caseId }} className="kern-link">
                    {t('action.toCase')}
                  </Link>
                  <Link to="/aufnahme" className="kern-link">
                    {t('intake.another')}
                  </Link>
                </div>
              )}
            </QueryView>
          </div>
        )}
      </QueryView>
    </Page>
  );
}
