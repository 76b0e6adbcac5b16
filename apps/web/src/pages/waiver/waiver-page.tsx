import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { CaseResponse } from '@app/cases/shared';
import type { WaiverResponse } from '@app/waivers/shared';
import { useTranslation } from 'react-i18next';
import { getCase } from '../../api/cases.js';
import { getWaiver } from '../../api/waivers.js';
import { formatDay } from '../../app/format.js';
import { Page } from '../../app/page.js';
import { QueryView } from '../../app/query-view.js';
import { PaperSection } from './paper-section.js';
import { SignatureSection } from './signature-section.js';
import { SignatoryNotice } from './signatory-notice.js';
import { StandingBadge } from './standing-badge.js';
import { WaiverActions } from './waiver-actions.js';
import { WaiverFacts } from './waiver-facts.js';
import { WaiverFileHeader } from './waiver-file-header.js';

/** One waiver: what it says, who has signed, and what can be done with it now. */
export function WaiverPage() {
  const { t } = useTranslation();
  const place = useParams({ from: '/inside/faelle/$caseId/entbindungen/$waiverId' });
  const file = useQuery({ queryKey: ['case', place.caseId], queryFn: () => getCase(place.caseId) });
  const waiver = useQuery({
    queryKey: ['waiver', place.waiverId],
    queryFn: () => getWaiver(place),
    // Somebody may just have signed on another device.
    staleTime: 0,
  });
  const day = (waiver.data?.signedOn ?? waiver.data?.createdAt ?? '').slice(0, 10);
  return (
    <Page title={day ? t('waivers.titleOf', { date: formatDay(day) }) : t('waivers.one')}>
      <QueryView query={file}>
        {(found) => (
          <QueryView query={waiver}>{(shown) => <WaiverView file={found} waiver={shown} />}</QueryView>
        )}
      </QueryView>
    </Page>
  );
}

function WaiverView({ file, waiver }: { file: CaseResponse; waiver: WaiverResponse }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const show = (updated: WaiverResponse) => {
    queries.setQueryData(['waiver', waiver.id], updated);
    void queries.invalidateQueries({ queryKey: ['waivers', waiver.caseId] });
    void queries.invalidateQueries({ queryKey: ['releases', waiver.personId] });
  };
  const reload = () => queries.invalidateQueries({ queryKey: ['waiver', waiver.id] });
  return (
    <>
      <WaiverFileHeader file={file} />
      <div className="stack">
        <div className="actions">
          <span role="status">
            <StandingBadge waiver={waiver} />
          </span>
          <span className="kern-body">{t('waivers.until', { date: formatDay(waiver.validUntil) })}</span>
          <Link to="/faelle/$caseId" params={{ caseId: file.id }} className="kern-link no-print">
            {t('waivers.page.toCase', { number: file.number })}
          </Link>
        </div>
        <SignatoryNotice waiver={waiver} />
        <WaiverActions file={file} waiver={waiver} onChange={show} onReload={() => void reload()} />
        <div className="columns">
          <WaiverFacts waiver={waiver} />
          <div className="stack">
            {waiver.signatures.length > 0 && (
              <SignatureSection waiver={waiver} onReload={() => void reload()} />
            )}
            {waiver.standing === 'awaiting' && (
              <PaperSection waiver={waiver} onChange={show} onReload={() => void reload()} />
            )}
          </div>
        </div>
      </div>
    </>
  );
}
