import { useMutation } from '@tanstack/react-query';
import type { WaiverResponse } from '@app/waivers/shared';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { storeScan, type WaiverPlace } from '../../api/waivers.js';
import { ProblemAlert } from '../../app/problem-alert.js';
import { Button } from '../../kern/button.js';
import { focusField } from '../../kern/error-summary.js';
import { FileField } from '../../kern/file-field.js';
import { scanProblem, SCAN_TYPES, type ScanProblem } from './scan-problem.js';

interface ScanUploadProps {
  place: WaiverPlace;
  onStored: (waiver: WaiverResponse) => void;
}

const FIELD = 'f-scan';

/** Sends the scan as it is; kind and size are looked at before a byte is sent. */
export function ScanUpload({ place, onStored }: ScanUploadProps) {
  const { t } = useTranslation();
  const [file, setFile] = useState<File | null>(null);
  const [problem, setProblem] = useState<ScanProblem | null>(null);
  const store = useMutation({ mutationFn: (scan: File) => storeScan(place, scan), onSuccess: onStored });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = scanProblem(file);
    setProblem(found);
    if (found) focusField(FIELD);
    else if (!store.isPending) store.mutate(file!);
  };
  return (
    <form className="stack no-print" noValidate onSubmit={submit}>
      <ProblemAlert error={store.error} />
      <FileField
        id={FIELD}
        label={t('waivers.fields.scan')}
        hint={t('waivers.paper.hint')}
        error={problem ? t(`waivers.errors.${problem}`) : undefined}
        accept={SCAN_TYPES.join(',')}
        onChange={(event) => {
          setFile(event.target.files?.[0] ?? null);
          setProblem(null);
          store.reset();
        }}
      />
      <Button type="submit" variant="secondary" icon="drive-folder-upload" busy={store.isPending}>
        {t('waivers.paper.upload')}
      </Button>
    </form>
  );
}
