import { useMutation } from '@tanstack/react-query';
import { ConfirmPaperRequest, type WaiverDocumentResponse, type WaiverResponse } from '@app/waivers/shared';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { confirmScan, waiverFile } from '../../api/waivers.js';
import { saveFile } from '../../app/download.js';
import { clean } from '../../app/form/dto-problems.js';
import { DateInput } from '../../app/form/fields.js';
import { FieldSection } from '../../app/form/field-texts.js';
import { FormView } from '../../app/form/form-view.js';
import { useDtoForm } from '../../app/form/use-dto-form.js';
import { today } from '../../app/format.js';
import { ProblemAlert } from '../../app/problem-alert.js';
import { VersionConflict } from '../../app/version-conflict.js';
import { Alert } from '../../kern/alert.js';
import { Button } from '../../kern/button.js';
import { YesNo } from './language-step.js';
import { isSignatoriesChanged } from './signatories-changed.js';
import type { Answer } from './values.js';

interface ConfirmScanProps {
  waiver: WaiverResponse;
  scan: WaiverDocumentResponse;
  onConfirmed: (waiver: WaiverResponse) => void;
  onReload: () => void;
}

interface Values {
  signedOn: string;
  health: Answer;
  immigration: Answer;
}

/** The second person looks at the scan first; only then there is something to confirm. */
export function ConfirmScan({ waiver, scan, onConfirmed, onReload }: ConfirmScanProps) {
  const { t } = useTranslation();
  const place = { caseId: waiver.caseId, waiverId: waiver.id };
  const look = useMutation({
    mutationFn: () => waiverFile(place, 'scan'),
    onSuccess: (file) => {
      if (scan.mediaType === 'application/pdf') saveFile(file, `Scan-${waiver.reference}.pdf`);
    },
  });
  return (
    <div className="stack">
      <h3 className="kern-heading-small">{t('waivers.paper.confirmTitle')}</h3>
      <ProblemAlert error={look.error} />
      <Button variant="secondary" icon="visibility" busy={look.isPending} onClick={() => look.mutate()}>
        {t(look.data ? 'waivers.paper.open' : 'waivers.paper.view')}
      </Button>
      {look.data &&
        (scan.mediaType === 'application/pdf' ? (
          <p className="kern-body" role="status">
            {t('waivers.paper.downloaded')}
          </p>
        ) : (
          <Picture file={look.data} />
        ))}
      {look.data && <ConfirmForm waiver={waiver} scan={scan} onConfirmed={onConfirmed} onReload={onReload} />}
    </div>
  );
}

function Picture({ file }: { file: Blob }) {
  const { t } = useTranslation();
  const [url, setUrl] = useState('');
  useEffect(() => {
    const made = URL.createObjectURL(file);
    // oxlint-disable-next-line react-hooks/set-state-in-effect -- the URL must be given back, so an effect makes it
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return url ? <img className="scan" src={url} alt={t('waivers.paper.alt')} /> : null;
}

function ConfirmForm({ waiver, scan, onConfirmed, onReload }: ConfirmScanProps) {
  const { t } = useTranslation();
  const asksHealth = waiver.recipients.some(({ categories }) => categories.includes('health'));
  const asksImmigration = waiver.recipients.some(({ type }) => type === 'immigration_authority');
  const confirm = useMutation({
    mutationFn: (body: ConfirmPaperRequest) =>
      confirmScan({ caseId: waiver.caseId, waiverId: waiver.id }, body),
    onSuccess: onConfirmed,
  });
  const answer = (asked: boolean, said: Answer) =>
    asked && said === '' ? undefined : asked && said === 'yes';
  const dtoForm = useDtoForm<Values>({
    dto: ConfirmPaperRequest,
    defaultValues: { signedOn: '', health: '', immigration: '' },
    toRequest: ({ signedOn, health, immigration }) =>
      clean({
        version: waiver.version,
        scanSha256: scan.sha256,
        signedOn,
        health: answer(asksHealth, health),
        immigration: answer(asksImmigration, immigration),
      }) as object,
    check: ({ signedOn }) =>
      signedOn.length === 10 && signedOn > today() ? [{ pointer: '/signedOn', code: 'inFuture' }] : [],
    error: confirm.error,
  });
  return (
    <FieldSection value="waivers">
      <FormView
        of={dtoForm}
        error={confirm.error}
        except={isSignatoriesChanged(confirm.error) ? ['waiver-state'] : ['version-conflict']}
        onSubmit={(request: ConfirmPaperRequest) => confirm.mutate(request)}
      >
        {isSignatoriesChanged(confirm.error) && (
          <Alert tone="danger" title={t('waivers.signatories.changed')} focusOn={confirm.error}>
            <p className="kern-body">{t('waivers.signatories.changedText')}</p>
          </Alert>
        )}
        <VersionConflict error={confirm.error} onTakeTheirs={onReload} />
        <p className="kern-body">{t('waivers.paper.confirmText')}</p>
        <DateInput name="signedOn" />
        {asksHealth && <YesNo name="health" hint={t('waivers.paper.healthHint')} />}
        {asksImmigration && <YesNo name="immigration" hint={t('waivers.paper.immigrationHint')} />}
        <Button type="submit" busy={confirm.isPending}>
          {t('waivers.paper.confirm')}
        </Button>
      </FormView>
    </FieldSection>
  );
}
