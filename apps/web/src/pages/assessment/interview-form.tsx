import { Link, useNavigate } from '@tanstack/react-router';
import {
  ASSESSMENT_LANGUAGES,
  SECTION_CODES,
  type AssessmentResponse,
  type SectionCode,
} from '@app/assessments/shared';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setAssessmentLanguage } from '../../api/assessments.js';
import { ProblemAlert } from '../../app/problem-alert.js';
import { useUnsavedGuard } from '../../app/use-unsaved-guard.js';
import { Alert } from '../../kern/alert.js';
import { Button } from '../../kern/button.js';
import { SelectField } from '../../kern/select-field.js';
import { cx } from '../../kern/cx.js';
import { OWN_NAMES } from '../signing/words.js';
import { Bilingual } from './bilingual.js';
import { CompletePanel } from './complete-panel.js';
import { InterviewContext, type Reading } from './interview-context.js';
import { SaveState } from './save-state.js';
import { SectionList } from './section-list.js';
import { SectionView } from './section-view.js';
import { directionOf, type AssessmentTexts } from './texts.js';
import { useInterviewSession } from './use-interview-session.js';

interface InterviewFormProps {
  form: AssessmentResponse;
  german: AssessmentTexts;
  own: AssessmentTexts;
  section: SectionCode;
  onChanged: (form: AssessmentResponse) => void;
  /** Somebody else completed or withdrew it. */
  onStale: () => void;
}

/** The form that is written: sections in any order, each answer saved as it is given. */
export function InterviewForm({ form, german, own, section, onChanged, onStale }: InterviewFormProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [reading, setReading] = useState<Reading>(form.language === 'de' ? 'german' : 'both');
  const { interview, at, restored } = useInterviewSession(form, section, onStale);
  const [unsaved, setUnsaved] = useState(false);
  useEffect(() => interview.subscribe(() => setUnsaved(interview.waiting().length > 0)), [interview]);
  const guard = useUnsavedGuard(unsaved, t('assessment.unsaved'));
  const heading = useRef<HTMLHeadingElement>(null);
  const box = useRef<HTMLElement>(null);
  const placeChanged = useEffectEvent(at);
  useEffect(() => {
    const part = box.current;
    const focused = ({ target }: FocusEvent) => {
      const field = (target as HTMLElement).closest<HTMLElement>('[data-field]');
      placeChanged(field?.dataset.field, field?.dataset.row);
    };
    part?.addEventListener('focusin', focused);
    return () => part?.removeEventListener('focusin', focused);
  }, []);
  const direction = directionOf(form.language);
  const view = useMemo(
    () => ({ interview, reading, german, own, language: form.language, direction, caseId: form.caseId }),
    [interview, reading, german, own, form.language, form.caseId, direction],
  );
  const go = (to: SectionCode) => {
    interview.flush();
    void navigate({
      to: '/faelle/$caseId/kompetenzen/$assessmentId',
      params: { caseId: form.caseId, assessmentId: form.id },
      search: { teil: to },
    });
    requestAnimationFrame(() => heading.current?.focus());
  };
  const position = SECTION_CODES.indexOf(section);
  const [before, after] = [SECTION_CODES[position - 1], SECTION_CODES[position + 1]];
  const path = { caseId: form.caseId, assessmentId: form.id };
  const choose = useMutation({
    mutationFn: (language: string) => setAssessmentLanguage(path, { version: form.version, language }),
    onSuccess: onChanged,
  });
  return (
    <InterviewContext value={view}>
      {guard.question}
      <div className="assessment__bar no-print">
        <SaveState />
        <SelectField
          id="assessment-language"
          label={t('assessment.language')}
          options={ASSESSMENT_LANGUAGES.map((code) => ({ value: code, label: OWN_NAMES[code] }))}
          value={form.language}
          onChange={({ target }) => {
            interview.flush();
            choose.mutate(target.value);
          }}
        />
        {form.language !== 'de' && (
          <div className="actions" role="group" aria-label={t('assessment.reading')}>
            {(['german', 'both', 'own'] as const).map((way) => (
              <Button
                key={way}
                small
                variant={reading === way ? 'primary' : 'secondary'}
                aria-pressed={reading === way}
                onClick={() => setReading(way)}
              >
                {way === 'own' ? (
                  <bdi lang={form.language}>{OWN_NAMES[form.language]}</bdi>
                ) : (
                  t(`assessment.readings.${way}`)
                )}
              </Button>
            ))}
          </div>
        )}
      </div>
      {form.supersedes && (
        <p className="kern-body">
          <Link
            to="/faelle/$caseId/kompetenzen/$assessmentId/vergleich"
            params={{ caseId: form.caseId, assessmentId: form.id }}
            className="kern-link"
          >
            {t('assessment.compare')}
          </Link>
        </p>
      )}
      <ProblemAlert error={choose.error} />
      {restored > 0 && <Alert tone="info" title={t('assessment.restored', { count: restored })} />}
      <div className={cx('assessment', reading === 'own' && 'assessment--turned')}>
        <SectionList current={section} onGo={go} />
        <section
          ref={box}
          className="section"
          lang={reading === 'own' ? form.language : undefined}
          dir={reading === 'own' ? direction : undefined}
          aria-labelledby="assessment-section"
        >
          <h2 className="kern-heading-medium" id="assessment-section" tabIndex={-1} ref={heading}>
            <Bilingual of={(texts) => texts.sections[section].title} />
          </h2>
          <SectionView section={section} form={form} />
          {section === 'closing' && <CompletePanel form={form} onChanged={onChanged} onGo={go} />}
          <div className="actions assessment__steps">
            {before && (
              <Button variant="secondary" onClick={() => go(before)}>
                {t('assessment.before')}
              </Button>
            )}
            {after && <Button onClick={() => go(after)}>{t('assessment.after')}</Button>}
          </div>
        </section>
      </div>
    </InterviewContext>
  );
}
