import type { WaiverResponse } from '@app/waivers/shared';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '../../app/format.js';
import { useMay, useMe } from '../../app/session.js';
import { Alert } from '../../kern/alert.js';
import { Section } from '../../kern/section.js';
import { ConfirmScan } from './confirm-scan.js';
import { ScanUpload } from './scan-upload.js';

interface PaperSectionProps {
  waiver: WaiverResponse;
  onChange: (waiver: WaiverResponse) => void;
  onReload: () => void;
}

/** Signing with ink: one person uploads the scan, another one compares it and confirms. */
export function PaperSection({ waiver, onChange, onReload }: PaperSectionProps) {
  const { t } = useTranslation();
  const me = useMe();
  const may = useMay();
  const scan = waiver.documents.findLast(({ kind }) => kind === 'scan');
  if (waiver.signatures.some(({ signedAt }) => signedAt !== null))
    return (
      <Section title={t('waivers.paper.title')}>
        <p className="kern-body">{t('waivers.paper.onScreen')}</p>
      </Section>
    );
  return (
    <Section title={t('waivers.paper.title')}>
      <div className="stack">
        <p className="kern-body">{t('waivers.paper.text')}</p>
        {scan && (
          <Alert
            tone="info"
            title={t('waivers.paper.stored', { at: formatMoment(scan.storedAt) })}
            quiet={scan.storedBy !== me.id}
          >
            <p className="kern-body">
              {t(scan.storedBy === me.id ? 'waivers.paper.uploadedBySelf' : 'waivers.paper.waits')}
            </p>
          </Alert>
        )}
        {scan && scan.storedBy !== me.id && may('waiver.confirm') && (
          // Another scan is another one to look at: nothing said of the former one stays.
          <ConfirmScan
            key={scan.sha256}
            waiver={waiver}
            scan={scan}
            onConfirmed={onChange}
            onReload={onReload}
          />
        )}
        <ScanUpload
          key={scan?.sha256 ?? ''}
          place={{ caseId: waiver.caseId, waiverId: waiver.id }}
          onStored={onChange}
        />
      </div>
    </Section>
  );
}
