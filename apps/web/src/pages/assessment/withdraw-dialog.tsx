import type { AssessmentResponse } from '@app/assessments/shared';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stepAssessment } from '../../api/assessments.js';
import { ProblemAlert } from '../../app/problem-alert.js';
import { Button } from '../../kern/button.js';
import { Dialog } from '../../kern/dialog.js';
import { TextArea } from '../../kern/text-area.js';

interface WithdrawDialogProps {
  form: AssessmentResponse;
  onClose: () => void;
  onChanged: (form: AssessmentResponse) => void;
}

/** Gives a form up; why is kept with it. */
export function WithdrawDialog({ form, onClose, onChanged }: WithdrawDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const withdraw = useMutation({
    mutationFn: () =>
      stepAssessment({ caseId: form.caseId, assessmentId: form.id }, 'withdraw', {
        version: form.version,
        reason: reason.trim(),
      }),
    onSuccess: (next) => {
      onClose();
      onChanged(next);
    },
  });
  return (
    <Dialog
      title={t('assessment.withdraw')}
      onClose={onClose}
      footer={
        <>
          <Button variant="secondary" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button
            busy={withdraw.isPending}
            onClick={() => {
              setAsked(true);
              if (reason.trim() !== '') withdraw.mutate();
            }}
          >
            {t('assessment.withdraw')}
          </Button>
        </>
      }
    >
      <p className="kern-body">{t('assessment.withdrawText')}</p>
      <ProblemAlert error={withdraw.error} />
      <TextArea
        id="withdraw-reason"
        label={t('assessment.withdrawReason')}
        maxLength={1000}
        length={reason.length}
        value={reason}
        error={asked && reason.trim() === '' ? t('errors.required') : undefined}
        onChange={({ target }) => setReason(target.value)}
      />
    </Dialog>
  );
}
