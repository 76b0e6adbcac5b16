import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { CaseResponse } from '@app/cases/shared';
import type { WaiverResponse } from '@app/waivers/shared';
import { useTranslation } from 'react-i18next';
import { listWaivers } from '../../api/waivers.js';
import { formatDay } from '../../app/format.js';
import { QueryView } from '../../app/query-view.js';
import { Section } from '../../kern/section.js';
import { SignatoryLine } from './signatory-notice.js';
import { StandingBadge } from './standing-badge.js';

/** The waivers of a case, newest first: where each stands, whom it opens something to, until when, who has signed. */
export function WaiverSection({ file }: { file: CaseResponse }) {
  const { t } = useTranslation();
  const waivers = useQuery({ queryKey: ['waivers', file.id], queryFn: () => listWaivers(file.id) });
  return (
    <Section
      title={t('waivers.title')}
      actions={
        file.state !== 'closed' && (
          <Link
            to="/faelle/$caseId/entbindungen/neu"
            params={{ caseId: file.id }}
            className="kern-btn kern-btn--secondary kern-btn--x-small"
          >
            <span className="kern-label">{t('waivers.create')}</span>
          </Link>
        )
      }
    >
      <QueryView query={waivers}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="kern-body">{t('waivers.none')}</p>
          ) : (
            <ul className="rows">
              {items.map((waiver) => (
                <Row key={waiver.id} waiver={waiver} />
              ))}
            </ul>
          )
        }
      </QueryView>
    </Section>
  );
}

function Row({ waiver }: { waiver: WaiverResponse }) {
  const { t } = useTranslation();
  const { signatures, standing } = waiver;
  const missing = signatures.filter(({ signedAt }) => signedAt === null);
  const ended = standing === 'revoked' || standing === 'superseded' || standing === 'discarded';
  return (
    <li className="row">
      <div className="row__main">
        <p className="row__title">
          <Link
            to="/faelle/$caseId/entbindungen/$waiverId"
            params={{ caseId: waiver.caseId, waiverId: waiver.id }}
            className="kern-link"
          >
            {t('waivers.titleOf', { date: formatDay((waiver.signedOn ?? waiver.createdAt).slice(0, 10)) })}
          </Link>
          <StandingBadge waiver={waiver} />
        </p>
        <ul className="plain-list">
          {waiver.recipients.map(({ id, name, revokedAt }) => (
            <li key={id} lang="de">
              {revokedAt && standing !== 'revoked' ? <s>{name}</s> : name}
            </li>
          ))}
        </ul>
        <p className="row__text">
          {!ended && t('waivers.until', { date: formatDay(waiver.validUntil) })}
          {standing === 'awaiting' && (
            <>
              {' · '}
              {t('waivers.signed', { given: signatures.length - missing.length, all: signatures.length })}
              {' · '}
              {t('waivers.missing', { names: missing.map(({ name }) => name).join(', ') })}
            </>
          )}
        </p>
        <SignatoryLine waiver={waiver} />
      </div>
    </li>
  );
}
