import type { WaiverResponse, WaiverSignatureResponse } from '@app/waivers/shared';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '../../app/format.js';
import { useMe } from '../../app/session.js';
import { Badge } from '../../kern/badge.js';
import { Button } from '../../kern/button.js';
import { Section } from '../../kern/section.js';
import { HandOverDialog } from './hand-over-dialog.js';
import { SigningLinkDialog } from './signing-link-dialog.js';
import { roleKey } from './words.js';
import { WorkerSignDialog } from './worker-sign-dialog.js';

/**
 * Who must sign and who has; each missing signature can be given on this device or on another one, the worker's own at
 * once, where they are logged in.
 */
export function SignatureSection({ waiver, onReload }: { waiver: WaiverResponse; onReload: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const [signing, setSigning] = useState<{ where: 'here' | 'elsewhere' | 'self'; id: string } | null>(null);
  const place = { caseId: waiver.caseId, waiverId: waiver.id };
  const signatory = waiver.signatures.find(({ id }) => id === signing?.id);
  const close = () => {
    setSigning(null);
    onReload();
  };
  return (
    <Section
      title={t('waivers.page.signatures')}
      actions={
        waiver.standing === 'awaiting' && (
          <Button variant="tertiary" small icon="autorenew" onClick={onReload}>
            {t('waivers.page.refresh')}
          </Button>
        )
      }
    >
      {waiver.way && <p className="row__text">{t(`waivers.ways.${waiver.way}`)}</p>}
      <ul className="rows">
        {waiver.signatures.map((signature) => (
          <li className="row" key={signature.id}>
            <div className="row__main">
              <p className="row__title">
                <bdi className="name">{signature.name}</bdi>
                <span className="row__text">{t(roleKey(signature.role))}</span>
              </p>
              <SignedBadge signature={signature} />
            </div>
            {waiver.standing === 'awaiting' &&
              waiver.signatoriesFit &&
              signature.signedAt === null &&
              signature.userId === null && (
                <div className="row__side no-print">
                  <Button small onClick={() => setSigning({ where: 'here', id: signature.id })}>
                    {t('waivers.sign.here')}
                    <span className="visually-hidden"> {signature.name}</span>
                  </Button>
                  <Button
                    small
                    variant="secondary"
                    onClick={() => setSigning({ where: 'elsewhere', id: signature.id })}
                  >
                    {t('waivers.sign.elsewhere')}
                    <span className="visually-hidden"> {signature.name}</span>
                  </Button>
                </div>
              )}
            {waiver.standing === 'awaiting' &&
              waiver.signatoriesFit &&
              signature.signedAt === null &&
              signature.userId !== null && (
                <div className="row__side no-print">
                  {signature.userId === me.id ? (
                    <Button small onClick={() => setSigning({ where: 'self', id: signature.id })}>
                      {t('waivers.sign.self')}
                    </Button>
                  ) : (
                    <p className="row__text">{t('waivers.sign.otherWorker')}</p>
                  )}
                </div>
              )}
          </li>
        ))}
      </ul>
      {signatory && signing?.where === 'self' && (
        <WorkerSignDialog place={place} signature={signatory} onClose={close} />
      )}
      {signatory && signing?.where === 'here' && (
        <HandOverDialog place={place} signature={signatory} onClose={close} />
      )}
      {signatory && signing?.where === 'elsewhere' && (
        <SigningLinkDialog place={place} signature={signatory} onClose={close} />
      )}
    </Section>
  );
}

function SignedBadge({ signature }: { signature: WaiverSignatureResponse }) {
  const { t } = useTranslation();
  return signature.signedAt ? (
    <Badge tone="success">{t('waivers.page.signedAt', { at: formatMoment(signature.signedAt) })}</Badge>
  ) : (
    <Badge tone="warning">{t('waivers.page.notSigned')}</Badge>
  );
}
