import { useMutation, useQuery } from '@tanstack/react-query';
import type { WaiverSignatureResponse } from '@app/waivers/shared';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { giveSignature, signingForm } from '../../api/signing.js';
import { startSigning, type WaiverPlace } from '../../api/waivers.js';
import { ProblemAlert } from '../../app/problem-alert.js';
import { QueryView } from '../../app/query-view.js';
import { Button } from '../../kern/button.js';
import { Dialog } from '../../kern/dialog.js';
import { isSignature, pathOf, type Stroke } from '../signing/drawing.js';
import { SignaturePad } from '../signing/signature-pad.js';
import { ReadingContext } from '../signing/words.js';

interface WorkerSignDialogProps {
  place: WaiverPlace;
  signature: WaiverSignatureResponse;
  onClose: () => void;
}

/** The member of staff signs where they are logged in: the same link as everybody's, opened at once and by themselves. */
export function WorkerSignDialog({ place, signature, onClose }: WorkerSignDialogProps) {
  const { t } = useTranslation();
  const [opened] = useState(() => Date.now());
  const [strokes, setStrokes] = useState<readonly Stroke[]>([]);
  const [missing, setMissing] = useState(false);
  const link = useQuery({
    queryKey: ['signing-link', signature.id, opened],
    queryFn: async () => {
      const { token } = await startSigning(place, signature.id);
      return { token, form: await signingForm(token) };
    },
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const sign = useMutation({
    mutationFn: (token: string) =>
      giveSignature({ token, drawing: pathOf(strokes), health: false, immigration: false }),
    onSuccess: onClose,
  });
  return (
    <Dialog
      title={t('waivers.sign.selfTitle')}
      onClose={onClose}
      footer={
        <>
          <Button variant="secondary" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button
            icon="check"
            busy={sign.isPending || !link.data}
            onClick={() => {
              if (!link.data) return;
              if (isSignature(strokes)) sign.mutate(link.data.token);
              else setMissing(true);
            }}
          >
            {t('waivers.sign.selfGo')}
          </Button>
        </>
      }
    >
      <ProblemAlert error={sign.error} />
      <p className="kern-body">{t('signing.workerDeclares')}</p>
      <QueryView query={link}>
        {({ form }) => (
          <ReadingContext value={{ form, reading: 'german' }}>
            <SignaturePad
              id="worker-signature"
              label={t('waivers.sign.selfTitle')}
              strokes={strokes}
              onChange={setStrokes}
              error={missing && !isSignature(strokes) ? t('waivers.sign.selfMissing') : undefined}
            />
          </ReadingContext>
        )}
      </QueryView>
    </Dialog>
  );
}
