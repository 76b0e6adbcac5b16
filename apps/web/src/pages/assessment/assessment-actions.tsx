import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { AssessmentResponse } from '@app/assessments/shared';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assessmentFile, beginAssessment, stepAssessment } from '../../api/assessments.js';
import { saveFile } from '../../app/download.js';
import { formatMoment } from '../../app/format.js';
import { ProblemAlert } from '../../app/problem-alert.js';
import { useAction } from '../../app/use-action.js';
import { Button } from '../../kern/button.js';
import { Section } from '../../kern/section.js';
import { ExtractButton } from './extract-button.js';
import { SignPanel } from './sign-panel.js';
import type { AssessmentTexts } from './texts.js';
import { WithdrawDialog } from './withdraw-dialog.js';

interface ActionsProps {
  form: AssessmentResponse;
  german: AssessmentTexts;
  own: AssessmentTexts;
  onChanged: (form: AssessmentResponse) => void;
}

/** What can be done with a form that is not written any more. */
export function AssessmentActions({ form, german, own, onChanged }: ActionsProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [withdrawing, setWithdrawing] = useState(false);
  const path = { caseId: form.caseId, assessmentId: form.id };
  const reopen = useMutation({
    mutationFn: () => stepAssessment(path, 'reopen', { version: form.version }),
    onSuccess: onChanged,
  });
  const renew = useAction(
    (body: { language: AssessmentResponse['language']; supersedes: string }, key) =>
      beginAssessment(form.caseId, body, key),
    ({ id }) =>
      navigate({
        to: '/faelle/$caseId/kompetenzen/$assessmentId',
        params: { caseId: form.caseId, assessmentId: id },
      }),
  );
  const print = useMutation({
    mutationFn: async (way: 'file' | 'hand-out') =>
      saveFile(await assessmentFile(path, way), `Kompetenzfeststellung-${form.caseNumber}.pdf`),
  });
  const exported = useMutation({
    mutationFn: async () =>
      saveFile(await assessmentFile(path, 'europass'), `Kompetenzen-${form.caseNumber}.json`),
  });
  return (
    <Section
      title={t('assessment.what')}
      actions={
        <>
          <Button variant="secondary" small busy={print.isPending} onClick={() => print.mutate('hand-out')}>
            {t('assessment.pdfBoth')}
          </Button>
          <Button variant="secondary" small busy={print.isPending} onClick={() => print.mutate('file')}>
            {t('assessment.pdfFile')}
          </Button>
          <Button variant="tertiary" small busy={exported.isPending} onClick={() => exported.mutate()}>
            {t('assessment.europass')}
          </Button>
        </>
      }
    >
      <ProblemAlert error={reopen.error ?? renew.error ?? print.error ?? exported.error} />
      {form.state === 'completed' && (
        <SignPanel form={form} german={german} own={own} onChanged={onChanged} />
      )}
      {form.signatures.length > 0 && (
        <ul className="plain-list">
          {form.signatures.map(({ role, name, signedAt }) => (
            <li key={`${role} ${name}`}>
              {t(`enums.assessmentSigner.${role}`)}: <bdi>{name}</bdi>, {formatMoment(signedAt)}
            </li>
          ))}
        </ul>
      )}
      {form.state === 'signed' && <ExtractButton form={form} />}
      {form.withdrawnReason && (
        <p className="kern-body">{t('assessment.withdrawnBecause', { reason: form.withdrawnReason })}</p>
      )}
      <div className="actions">
        {form.state === 'completed' && (
          <Button variant="secondary" busy={reopen.isPending} onClick={() => reopen.mutate()}>
            {t('assessment.reopen')}
          </Button>
        )}
        {form.state === 'signed' && (
          <Button
            variant="secondary"
            busy={renew.isPending}
            onClick={() => renew.mutate({ language: form.language, supersedes: form.id })}
          >
            {t('assessment.renew')}
          </Button>
        )}
        {form.supersedes && (
          <Link
            to="/faelle/$caseId/kompetenzen/$assessmentId/vergleich"
            params={{ caseId: form.caseId, assessmentId: form.id }}
            className="kern-btn kern-btn--secondary"
          >
            <span className="kern-label">{t('assessment.compare')}</span>
          </Link>
        )}
        {(form.state === 'completed' || form.state === 'signed') && (
          <Button variant="tertiary" onClick={() => setWithdrawing(true)}>
            {t('assessment.withdraw')}
          </Button>
        )}
      </div>
      {withdrawing && (
        <WithdrawDialog form={form} onClose={() => setWithdrawing(false)} onChanged={onChanged} />
      )}
    </Section>
  );
}
