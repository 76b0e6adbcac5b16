import {
  fieldOf,
  indexed,
  problemsIn,
  type AssessmentResponse,
  type SectionCode,
} from '@app/assessments/shared';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stepAssessment } from '../../api/assessments.js';
import { ProblemAlert } from '../../app/problem-alert.js';
import { Alert } from '../../kern/alert.js';
import { Button } from '../../kern/button.js';
import { usePlainText } from './bilingual.js';
import { useInterview } from './interview-context.js';

interface CompletePanelProps {
  form: AssessmentResponse;
  onChanged: (form: AssessmentResponse) => void;
  onGo: (section: SectionCode) => void;
}

/** Ends the talk; what is still missing is named, each with the way to it. */
export function CompletePanel({ form, onChanged, onGo }: CompletePanelProps) {
  const { t } = useTranslation();
  const { interview } = useInterview();
  const plain = usePlainText();
  const [asked, setAsked] = useState(0);
  const complete = useMutation({
    mutationFn: () =>
      stepAssessment({ caseId: form.caseId, assessmentId: form.id }, 'complete', { version: form.version }),
    onSuccess: onChanged,
  });
  const rows = interview.rows().filter(({ removed }) => !removed);
  const problems = problemsIn(rows, indexed(interview.answers()));
  const waiting = interview.waiting().length;
  const sections = [...new Set(problems.map(({ field }) => fieldOf(field)!.section))];
  return (
    <div className="stack">
      {asked > 0 && (problems.length > 0 || waiting > 0) && (
        <Alert
          tone="danger"
          title={t('assessment.incomplete', { count: problems.length + waiting })}
          focusOn={asked}
        >
          {waiting > 0 && <p className="kern-body">{t('assessment.stillWaiting', { count: waiting })}</p>}
          <ul className="plain-list">
            {sections.map((section) => (
              <li key={section}>
                <button type="button" className="plain-button" onClick={() => onGo(section)}>
                  {plain((texts) => texts.sections[section].title)}
                </button>
                :{' '}
                {problems
                  .filter(({ field }) => fieldOf(field)!.section === section)
                  .map(
                    ({ field, code }) => `${plain((texts) => texts.fields[field])} (${t(`errors.${code}`)})`,
                  )
                  .join('; ')}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <ProblemAlert error={complete.error} />
      <div>
        <Button
          busy={complete.isPending}
          onClick={() => {
            interview.flush();
            if (problems.length > 0 || interview.waiting().length > 0) setAsked(asked + 1);
            else complete.mutate();
          }}
        >
          {t('assessment.complete')}
        </Button>
      </div>
    </div>
  );
}
