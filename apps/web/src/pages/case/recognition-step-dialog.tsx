import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  RECOGNITION_TRANSITIONS,
  StepRecognitionRequest,
  type RecognitionResponse,
  type RecognitionStage,
} from '@app/assessments/shared';
import { useTranslation } from 'react-i18next';
import { stepRecognition } from '../../api/recognition.js';
import { clean } from '../../app/form/dto-problems.js';
import { FieldSection } from '../../app/form/field-texts.js';
import { DateInput, RadioInput, TextAreaInput } from '../../app/form/fields.js';
import { FormActions } from '../../app/form/form-actions.js';
import { FormView } from '../../app/form/form-view.js';
import { useDtoForm } from '../../app/form/use-dto-form.js';
import { formatDay, today } from '../../app/format.js';
import { VersionConflict } from '../../app/version-conflict.js';
import { Dialog } from '../../kern/dialog.js';

interface Values {
  stage: RecognitionStage | '';
  onDay: string;
  completeOn: string;
  note: string;
}

/** With which of these stages the authority may say at once that the papers are complete. */
const COMPLETES: readonly string[] = ['applied', 'receipt_confirmed'];

/** Goes on to one of the stages that may follow, on a day and with a note. */
export function RecognitionStepDialog({ item, onClose }: { item: RecognitionResponse; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const reload = async () => {
    await queries.invalidateQueries({ queryKey: ['recognitions', item.caseId] });
    void queries.invalidateQueries({ queryKey: ['work-list'] });
    onClose();
  };
  const step = useMutation({
    mutationFn: (body: StepRecognitionRequest) => stepRecognition(item, body),
    onSuccess: reload,
  });
  const dtoForm = useDtoForm<Values>({
    dto: StepRecognitionRequest,
    defaultValues: { stage: '', onDay: today(), completeOn: item.completeOn ?? '', note: '' },
    toRequest: ({ completeOn, ...rest }) =>
      clean({
        ...rest,
        completeOn: COMPLETES.includes(rest.stage) ? completeOn : undefined,
        version: item.version,
      }) as object,
    check: ({ onDay }) => [
      ...(onDay.length === 10 && onDay > today() ? [{ pointer: '/onDay', code: 'inFuture' }] : []),
      ...(onDay.length === 10 && onDay < item.stageSince
        ? [{ pointer: '/onDay', code: 'beforeLastStep' }]
        : []),
    ],
    error: step.error,
  });
  const stage = dtoForm.form.watch('stage');
  return (
    <Dialog title={t('recognition.stepTitle', { occupation: item.occupationText })} onClose={onClose}>
      <FieldSection value="recognition">
        <FormView
          of={dtoForm}
          error={step.error}
          except={['version-conflict']}
          onSubmit={(request: StepRecognitionRequest) => step.mutate(request)}
        >
          <VersionConflict error={step.error} onTakeTheirs={() => void reload()} />
          <p className="kern-body">
            {t('recognition.now', {
              stage: t(`enums.recognitionStage.${item.stage}`),
              date: formatDay(item.stageSince),
            })}
          </p>
          <RadioInput
            name="stage"
            options={RECOGNITION_TRANSITIONS[item.stage].map((value) => ({
              value,
              label: t(`enums.recognitionStage.${value}`),
            }))}
          />
          <DateInput name="onDay" />
          {COMPLETES.includes(stage) && (
            <DateInput name="completeOn" optional hint={t('recognition.completeHint')} />
          )}
          <TextAreaInput name="note" maxLength={500} counted optional hint={t('recognition.noteHint')} />
          <FormActions busy={step.isPending} onCancel={onClose} />
        </FormView>
      </FieldSection>
    </Dialog>
  );
}
