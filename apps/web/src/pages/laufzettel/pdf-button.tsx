import { useMutation } from '@tanstack/react-query';
import type { SheetLanguage } from '@app/laufzettel/shared';
import { useTranslation } from 'react-i18next';
import { laufzettelPdf } from '../../api/laufzettel.js';
import { saveFile } from '../../app/download.js';
import { ProblemAlert } from '../../app/problem-alert.js';
import { Button } from '../../kern/button.js';

interface PdfButtonProps {
  caseId: string;
  caseNumber: string;
  laufzettelId: string;
  language: SheetLanguage;
  variant?: 'primary' | 'secondary';
  /** The paper is there: whoever shows whether it is up to date asks again. */
  onPrinted?: () => unknown;
}

/** Fetches the sheet as PDF; the file is named by the case number, not by the person. */
export function PdfButton({
  caseId,
  caseNumber,
  laufzettelId,
  language,
  variant = 'secondary',
  onPrinted,
}: PdfButtonProps) {
  const { t } = useTranslation();
  const print = useMutation({
    mutationFn: () => laufzettelPdf(caseId, laufzettelId),
    onSuccess: (file) => {
      saveFile(file, `Laufzettel-${caseNumber}-${language}.pdf`);
      void onPrinted?.();
    },
  });
  return (
    <>
      <Button variant={variant} icon="download" busy={print.isPending} onClick={() => print.mutate()}>
        {t('laufzettel.printPdf')}
      </Button>
      <ProblemAlert error={print.error} />
    </>
  );
}
