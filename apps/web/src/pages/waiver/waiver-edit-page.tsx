import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { CaseResponse } from '@app/cases/shared';
import type { WaiverResponse } from '@app/waivers/shared';
import { useTranslation } from 'react-i18next';
import { getCase } from '../../api/cases.js';
import { getWaiver, type WaiverPlace } from '../../api/waivers.js';
import { Page } from '../../app/page.js';
import { QueryView } from '../../app/query-view.js';
import { useKeptDraft } from '../../app/use-kept-draft.js';
import { Alert } from '../../kern/alert.js';
import { WaiverFileHeader } from './waiver-file-header.js';
import { keptWaiver, storedWaiver } from './values.js';
import { WaiverWizard } from './waiver-wizard.js';

const ROUTE = '/inside/faelle/$caseId/entbindungen/$waiverId/bearbeiten';

/** Changes a waiver that is still a draft. */
export function WaiverEditPage() {
  const { t } = useTranslation();
  const place = useParams({ from: ROUTE });
  const file = useQuery({ queryKey: ['case', place.caseId], queryFn: () => getCase(place.caseId) });
  const waiver = useQuery({
    queryKey: ['waiver', place.waiverId, 'edit'],
    queryFn: () => getWaiver(place),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  return (
    <Page title={t('waivers.wizard.editTitle')}>
      <QueryView query={file}>
        {(found) => (
          <QueryView query={waiver}>
            {(stored) =>
              stored.standing === 'draft' ? (
                <EditWaiver file={found} stored={stored} place={place} />
              ) : (
                <Gone place={place} />
              )
            }
          </QueryView>
        )}
      </QueryView>
    </Page>
  );
}

interface EditWaiverProps {
  file: CaseResponse;
  stored: WaiverResponse;
  place: WaiverPlace;
}

function EditWaiver({ file, stored, place }: EditWaiverProps) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { schritt: number = 1 } = useSearch({ from: ROUTE });
  const draftName = `waiver-${place.waiverId}`;
  const { draft, round, restart } = useKeptDraft(draftName);
  return (
    <>
      <WaiverFileHeader file={file} />
      <QueryView query={draft}>
        {(kept) => (
          <WaiverWizard
            key={round}
            file={file}
            waiverId={place.waiverId}
            initial={kept ? keptWaiver(storedWaiver(stored), kept.data) : storedWaiver(stored)}
            draftName={draftName}
            restoredFrom={kept ? kept.savedAt : null}
            number={number}
            onGo={(step) =>
              void navigate({
                to: '/faelle/$caseId/entbindungen/$waiverId/bearbeiten',
                params: place,
                search: step > 1 ? { schritt: step } : {},
              })
            }
            onRestart={restart}
            onDone={() =>
              navigate({ to: '/faelle/$caseId/entbindungen/$waiverId', params: place, replace: true })
            }
            onReload={async () => {
              const fresh = await getWaiver(place);
              // No draft any more: the page itself says so.
              if (fresh.standing !== 'draft') queries.setQueryData(['waiver', place.waiverId, 'edit'], fresh);
              return storedWaiver(fresh);
            }}
          />
        )}
      </QueryView>
    </>
  );
}

function Gone({ place }: { place: WaiverPlace }) {
  const { t } = useTranslation();
  return (
    <Alert tone="info" title={t('waivers.wizard.gone')}>
      <Link to="/faelle/$caseId/entbindungen/$waiverId" params={place} className="kern-link">
        {t('waivers.one')}
      </Link>
    </Alert>
  );
}
