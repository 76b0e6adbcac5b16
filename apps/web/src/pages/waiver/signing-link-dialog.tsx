import { useQuery } from '@tanstack/react-query';
import type { WaiverSignatureResponse } from '@app/waivers/shared';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { startSigning, type WaiverPlace } from '../../api/waivers.js';
import { formatTime } from '../../app/format.js';
import { QueryView } from '../../app/query-view.js';
import { Button } from '../../kern/button.js';
import { Dialog } from '../../kern/dialog.js';
import { QrCode } from './qr-code.js';
import { signingPath } from './signing-path.js';

interface SigningLinkDialogProps {
  place: WaiverPlace;
  signature: WaiverSignatureResponse;
  onClose: () => void;
}

/** The link for another device, as a code to scan and to read. It is made once and shown once. */
export function SigningLinkDialog({ place, signature, onClose }: SigningLinkDialogProps) {
  const { t } = useTranslation();
  const [opened] = useState(() => Date.now());
  const link = useQuery({
    queryKey: ['signing-link', signature.id, opened],
    queryFn: () => startSigning(place, signature.id),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  return (
    <Dialog title={t('waivers.sign.elsewhereTitle', { name: signature.name })} onClose={onClose}>
      <p className="kern-body">{t('waivers.sign.elsewhereText')}</p>
      <QueryView query={link}>
        {({ token, expiresAt }) => {
          const url = window.location.origin + signingPath(token);
          return (
            <div className="stack">
              <QrCode text={url} label={t('waivers.sign.qr')} />
              <p className="kern-body wrap signing-link">{url}</p>
              <p className="kern-body kern-body--bold">
                {t('waivers.sign.expires', { time: formatTime(expiresAt) })}
              </p>
              <CopyLink url={url} />
            </div>
          );
        }}
      </QueryView>
    </Dialog>
  );
}

function CopyLink({ url }: { url: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  // Absent without https.
  if (!navigator.clipboard) return null;
  return (
    <div className="actions">
      <Button
        variant="secondary"
        small
        icon="content-copy"
        onClick={() =>
          void navigator.clipboard.writeText(url).then(
            () => setCopied(true),
            () => undefined,
          )
        }
      >
        {t('waivers.sign.copyLink')}
      </Button>
      <span role="status">{copied && t('waivers.sign.copied')}</span>
    </div>
  );
}
