import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { CaseResponse } from '@app/cases/shared';
import type { WaiverResponse } from '@app/waivers/shared';
import { useTranslation } from 'react-i18next';
import { getCase } from '../../api/cases.js';
import { getWaiver } from '../../api/waivers.js';
import { formatDay, today } from '../../app/format.js';
import { Page } from '../../app/page.js';
import { QueryView } from '../../app/query-view.js';
import { useKeptDraft } from '../../app/use-kept-draft.js';
import { Alert } from '../../kern/alert.js';
import { WaiverFileHeader } from './waiver-file-header.js';
import { emptyWaiver, keptWaiver, renewedWaiver } from './values.js';
import { WaiverWizard } from './waiver-wizard.js';

const ROUTE = '/inside/faelle/$caseId/entbindungen/neu';

/** A new waiver for a case, or one that takes the place of another. */
export function WaiverNewPage() {
  const { t } = useTranslation();
  const { caseId } = useParams({ from: ROUTE });
  const { ersetzt } = useSearch({ from: ROUTE });
  const file = useQuery({ queryKey: ['case', caseId], queryFn: () => getCase(caseId) });
  const former = useQuery({
    queryKey: ['waiver', ersetzt],
    queryFn: () => getWaiver({ caseId, waiverId: ersetzt! }),
    enabled: ersetzt !== undefined,
  });
  return (
    <Page title={t('waivers.create')}>
      <QueryView query={file}>
        {(found) =>
          ersetzt === undefined ? (
            <NewWaiver file={found} former={null} />
          ) : (
            <QueryView query={former}>{(waiver) => <NewWaiver file={found} former={waiver} />}</QueryView>
          )
        }
      </QueryView>
    </Page>
  );
}

function NewWaiver({ file, former }: { file: CaseResponse; former: WaiverResponse | null }) {
  const navigate = useNavigate();
  const { schritt: number = 1 } = useSearch({ from: ROUTE });
  const draftName = `waiver-${former?.id ?? file.id}`;
  const { draft, round, restart } = useKeptDraft(draftName);
  const fresh = former ? renewedWaiver(former, today()) : emptyWaiver(today());
  return (
    <>
      <WaiverFileHeader file={file} />
      <QueryView query={draft}>
        {(kept) => (
          <WaiverWizard
            key={round}
            file={file}
            initial={kept ? keptWaiver(fresh, kept.data) : fresh}
            draftName={draftName}
            restoredFrom={kept ? kept.savedAt : null}
            number={number}
            onGo={(step) =>
              void navigate({
                to: '/faelle/$caseId/entbindungen/neu',
                params: { caseId: file.id },
                search: {
                  ...(step > 1 ? { schritt: step } : {}),
                  ...(former ? { ersetzt: former.id } : {}),
                },
              })
            }
            onRestart={restart}
            onDone={({ waiverId }) =>
              navigate({
                to: '/faelle/$caseId/entbindungen/$waiverId',
                params: { caseId: file.id, waiverId },
                replace: true,
              })
            }
            notice={former && <Replaces former={former} />}
          />
        )}
      </QueryView>
    </>
  );
}

function Replaces({ former }: { former: WaiverResponse }) {
  const { t } = useTranslation();
  return (
    <Alert
      tone="info"
      quiet
      title={t('waivers.wizard.replaces', {
        date: formatDay((former.signedOn ?? former.createdAt).slice(0, 10)),
      })}
    >
      <p className="kern-body">{t('waivers.wizard.replacesText')}</p>
      <Link
        to="/faelle/$caseId/entbindungen/$waiverId"
        params={{ caseId: former.caseId, waiverId: former.id }}
        className="kern-link"
      >
        {t('waivers.wizard.replacesOpen')}
      </Link>
    </Alert>
  );
}
