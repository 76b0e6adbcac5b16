import { fieldId, type Field, type Standing } from '@app/assessments/shared';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../kern/cx.js';
import { AnswerInput } from './answer-input.js';
import { AnswerState } from './answer-state.js';
import { useInterview } from './interview-context.js';
import { usePlainText } from './bilingual.js';
import { FieldHint } from './field-hint.js';
import type { Typed } from './interview-types.js';

const REASONS: readonly Standing[] = ['not_asked', 'declined', 'unknown'];
const EVIDENCES = ['self', 'observed', 'tested', 'certified'] as const;
const NOTHING: Typed = { standing: null, value: null, evidence: null };

/** One question: its answer, or why there is none, who vouches for it, and whether it is saved. */
export function AnswerField({ field, rowId }: { field: Field; rowId: string | null }) {
  const { t } = useTranslation();
  const { interview } = useInterview();
  const plain = usePlainText();
  const base = useId();
  const id = fieldId(field);
  const answer = interview.answer(id, rowId);
  const typed: Typed = answer ?? NOTHING;
  const put = (change: Partial<Typed>, soon: boolean) => {
    const next = { ...typed, ...change };
    interview.put(
      id,
      rowId,
      next.standing === 'given' ? next : { ...next, value: null, evidence: null },
      soon,
    );
  };
  const isReason = typed.standing !== null && typed.standing !== 'given';
  return (
    <div
      className={cx('answer', isReason && 'answer--reason')}
      data-field={id}
      data-row={rowId ?? undefined}
      data-kind={field.kind}
    >
      <div className="answer__main">
        <AnswerInput
          id={`${base}-input`}
          field={field}
          value={typed.standing === 'given' ? typed.value : null}
          hint={<FieldHint field={field} />}
          onChange={(value, soon) => put(value === null ? NOTHING : { standing: 'given', value }, soon)}
        />
      </div>
      <div className="answer__side">
        <label className="kern-sr-only" htmlFor={`${base}-standing`}>
          {t('assessment.whyNone', { question: plain((texts) => texts.fields[id]) })}
        </label>
        <div className="kern-form-input__select-wrapper">
          <select
            id={`${base}-standing`}
            className="kern-form-input__select answer__standing"
            value={isReason ? (typed.standing ?? '') : ''}
            onChange={(event) => {
              const standing = event.target.value as Standing | '';
              put(standing === '' ? NOTHING : { standing, value: null, evidence: null }, true);
            }}
          >
            <option value="">{t('assessment.answered')}</option>
            {REASONS.map((reason) => (
              <option key={reason} value={reason}>
                {plain((texts) => texts.standings[reason])}
              </option>
            ))}
          </select>
        </div>
        {field.evidence && typed.standing === 'given' && (
          <>
            <label className="kern-sr-only" htmlFor={`${base}-evidence`}>
              {t('assessment.evidenceFor', { question: plain((texts) => texts.fields[id]) })}
            </label>
            <div className="kern-form-input__select-wrapper">
              <select
                id={`${base}-evidence`}
                className="kern-form-input__select answer__standing"
                value={typed.evidence ?? ''}
                onChange={(event) =>
                  put({ evidence: (event.target.value || null) as Typed['evidence'] }, true)
                }
              >
                <option value="">{t('assessment.noEvidence')}</option>
                {EVIDENCES.map((evidence) => (
                  <option key={evidence} value={evidence}>
                    {plain((texts) => texts.evidences[evidence])}
                  </option>
                ))}
              </select>
            </div>
          </>
        )}
      </div>
      <AnswerState field={id} rowId={rowId} />
    </div>
  );
}
