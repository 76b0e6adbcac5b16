import { useMutation } from '@tanstack/react-query';
import type { WaiverSignatureResponse } from '@app/waivers/shared';
import { useTranslation } from 'react-i18next';
import { handOver } from '../../api/session.js';
import { startSigning, type WaiverPlace } from '../../api/waivers.js';
import { ProblemAlert } from '../../app/problem-alert.js';
import { Button } from '../../kern/button.js';
import { Dialog } from '../../kern/dialog.js';
import { signingPath } from './signing-path.js';

interface HandOverDialogProps {
  place: WaiverPlace;
  signature: WaiverSignatureResponse;
  onClose: () => void;
}

/** The device goes into the hands of whoever signs: the worker is logged out first, so that nothing else is reachable. */
export function HandOverDialog({ place, signature, onClose }: HandOverDialogProps) {
  const { t } = useTranslation();
  const start = useMutation({
    mutationFn: async () => {
      const { token } = await startSigning(place, signature.id);
      await handOver(signingPath(token));
    },
  });
  return (
    <Dialog
      title={t('waivers.sign.hereTitle', { name: signature.name })}
      onClose={onClose}
      footer={
        <>
          <Button variant="secondary" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button icon="logout" busy={start.isPending} onClick={() => start.mutate()}>
            {t('waivers.sign.hereGo')}
          </Button>
        </>
      }
    >
      <ProblemAlert error={start.error} />
      <p className="kern-body">{t('waivers.sign.hereText')}</p>
    </Dialog>
  );
}
