import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { CaseResponse } from '@app/cases/shared';
import type { WaiverResponse } from '@app/waivers/shared';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stepWaiver, type WaiverStep } from '../../api/waivers.js';
import { problemOf } from '../../api/problem.js';
import { ProblemAlert } from '../../app/problem-alert.js';
import { VersionConflict } from '../../app/version-conflict.js';
import { Alert } from '../../kern/alert.js';
import { Button } from '../../kern/button.js';
import { Dialog } from '../../kern/dialog.js';
import { FileButton } from './file-button.js';
import { RevokeDialog } from './revoke-dialog.js';

interface WaiverActionsProps {
  file: CaseResponse;
  waiver: WaiverResponse;
  onChange: (waiver: WaiverResponse) => void;
  onReload: () => void;
}

/** What can be done with a waiver as it stands. */
export function WaiverActions({ file, waiver, onChange, onReload }: WaiverActionsProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<'discard' | 'revoke' | null>(null);
  const { caseId, standing } = waiver;
  const place = { caseId, waiverId: waiver.id };
  const step = useMutation({
    mutationFn: (what: WaiverStep) => stepWaiver(place, what, waiver.version),
    onSuccess: (updated) => {
      setAsking(null);
      onChange(updated);
    },
    onError: () => setAsking(null),
  });
  const open = standing === 'draft' || standing === 'awaiting';
  const untouched = waiver.signatures.every(({ signedAt }) => signedAt === null);
  const running = file.state !== 'closed';
  return (
    <div className="stack no-print">
      <VersionConflict
        error={step.error}
        onTakeTheirs={() => {
          step.reset();
          onReload();
        }}
      />
      <ProblemAlert error={problemOf(step.error, 'version-conflict') ? null : step.error} />
      {standing === 'draft' && (
        <Alert tone="info" title={t('waivers.page.draftTitle')} quiet>
          <p className="kern-body">{t('waivers.page.draftText')}</p>
        </Alert>
      )}
      <div className="actions">
        {standing === 'draft' && (
          <>
            <Button busy={step.isPending} onClick={() => step.mutate('fix')}>
              {t('waivers.wizard.present')}
            </Button>
            <Link
              to="/faelle/$caseId/entbindungen/$waiverId/bearbeiten"
              params={place}
              className="kern-btn kern-btn--secondary"
            >
              <span className="kern-label">{t('waivers.page.edit')}</span>
            </Link>
          </>
        )}
        {standing === 'active' && (
          <Button icon="close" onClick={() => setAsking('revoke')}>
            {t('waivers.revoke.button')}
          </Button>
        )}
        <FileButton
          place={place}
          which="pdf"
          name={`Schweigepflichtentbindung-${file.number}-${waiver.language}.pdf`}
        >
          {t(waiver.language === 'de' ? 'waivers.page.pdfGerman' : 'waivers.page.pdf')}
        </FileButton>
        {waiver.signedOn && (
          <FileButton
            place={place}
            which="revocation-slip"
            name={`Widerruf-${file.number}-${waiver.language}.pdf`}
          >
            {t('waivers.page.slip')}
          </FileButton>
        )}
        {standing === 'active' && !waiver.copyHandedOn && (
          <Button variant="secondary" icon="check" busy={step.isPending} onClick={() => step.mutate('copy')}>
            {t('waivers.page.copy')}
          </Button>
        )}
        {(standing === 'active' || standing === 'expired') && running && (
          <Link
            to="/faelle/$caseId/entbindungen/neu"
            params={{ caseId }}
            search={{ ersetzt: waiver.id }}
            className="kern-btn kern-btn--secondary"
          >
            <span className="kern-label">{t('waivers.page.renew')}</span>
          </Link>
        )}
        {standing === 'awaiting' && untouched && (
          <Button variant="secondary" busy={step.isPending} onClick={() => step.mutate('reopen')}>
            {t('waivers.page.reopen')}
          </Button>
        )}
        {open && (
          <Button variant="tertiary" icon="delete" onClick={() => setAsking('discard')}>
            {t('waivers.page.discard')}
          </Button>
        )}
      </div>
      {asking === 'discard' && (
        <Dialog
          title={t('waivers.page.discardTitle')}
          onClose={() => setAsking(null)}
          footer={
            <>
              <Button variant="secondary" onClick={() => setAsking(null)}>
                {t('action.cancel')}
              </Button>
              <Button busy={step.isPending} onClick={() => step.mutate('discard')}>
                {t('waivers.page.discard')}
              </Button>
            </>
          }
        >
          <p className="kern-body">{t('waivers.page.discardText')}</p>
        </Dialog>
      )}
      {asking === 'revoke' && (
        <RevokeDialog
          waiver={waiver}
          onClose={() => setAsking(null)}
          onReload={onReload}
          onRevoked={(updated) => {
            setAsking(null);
            onChange(updated);
          }}
        />
      )}
    </div>
  );
}
