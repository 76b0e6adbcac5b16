import { fieldOf } from '@app/assessments/shared';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kern/button.js';
import { ErrorText } from '../../kern/field-frame.js';
import { useValueText } from './value-text.js';
import { useInterview } from './interview-context.js';

/** What keeps an answer from being saved: a refusal with its reason, or that somebody else was faster. */
export function AnswerState({ field, rowId }: { field: string; rowId: string | null }) {
  const { t, i18n } = useTranslation();
  const { interview } = useInterview();
  const textOf = useValueText();
  const unsaved = interview.answer(field, rowId)?.unsaved;
  const id = `state-${field}-${rowId ?? ''}`;
  if (unsaved?.status === 'conflict') {
    const { current } = unsaved;
    return (
      <div className="answer__conflict" role="alert">
        <p className="kern-body">
          {t('assessment.conflict', {
            name: current?.updatedByName ?? '',
            answer: current ? textOf(fieldOf(field)!, current) : '',
          })}
        </p>
        <div className="actions">
          <Button small variant="secondary" onClick={() => interview.decide(field, rowId, 'mine')}>
            {t('assessment.keepMine')}
          </Button>
          <Button small variant="secondary" onClick={() => interview.decide(field, rowId, 'theirs')}>
            {t('assessment.takeTheirs')}
          </Button>
        </div>
      </div>
    );
  }
  if (unsaved?.status === 'refused' && unsaved.code !== undefined) {
    const key = [
      `assessment.refused.${unsaved.code}`,
      `waivers.errors.${unsaved.code}`,
      `errors.${unsaved.code}`,
    ].find((each) => i18n.exists(each));
    return (
      <ErrorText id={id}>
        {key === undefined
          ? t('errors.invalidFormat')
          : t(key, { max: fieldOf(field)?.max ?? fieldOf(field)?.maxLength ?? '' })}
      </ErrorText>
    );
  }
  return null;
}
