import { useQueryClient } from '@tanstack/react-query';
import {
  AddRecognitionRequest,
  OPTION_LISTS,
  RECOGNITION_STAGES,
  SaveRecognitionRequest,
  type RecognitionResponse,
} from '@app/assessments/shared';
import { useTranslation } from 'react-i18next';
import { addRecognition, saveRecognition } from '../../api/recognition.js';
import { FieldSection } from '../../app/form/field-texts.js';
import { DateInput, SelectInput, TextInput } from '../../app/form/fields.js';
import { FormActions } from '../../app/form/form-actions.js';
import { FormView } from '../../app/form/form-view.js';
import { useDtoForm } from '../../app/form/use-dto-form.js';
import { useAction } from '../../app/use-action.js';
import { VersionConflict } from '../../app/version-conflict.js';
import { Dialog } from '../../kern/dialog.js';
import { BodyFields, DateFields, OccupationFields } from './recognition-fields.js';
import { problemsOf, requestOf, valuesOf, type RecognitionValues } from './recognition-values.js';

interface RecognitionDialogProps {
  caseId: string;
  /** The procedure to change; absent = a new one. */
  item?: RecognitionResponse;
  onClose: () => void;
}

/** Begins a procedure or puts right what is known of one. */
export function RecognitionDialog({ caseId, item, onClose }: RecognitionDialogProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const reload = async () => {
    await queries.invalidateQueries({ queryKey: ['recognitions', caseId] });
    void queries.invalidateQueries({ queryKey: ['work-list'] });
    onClose();
  };
  const save = useAction(
    (body: AddRecognitionRequest | SaveRecognitionRequest, key): Promise<unknown> =>
      item
        ? saveRecognition(item, body as SaveRecognitionRequest)
        : addRecognition(caseId, body as AddRecognitionRequest, key),
    reload,
  );
  const dtoForm = useDtoForm<RecognitionValues>({
    dto: item ? SaveRecognitionRequest : AddRecognitionRequest,
    defaultValues: valuesOf(item ?? null),
    toRequest: (values) => requestOf(values, item ?? null),
    check: problemsOf,
    error: save.error,
  });
  return (
    <Dialog title={t(item ? 'recognition.changeTitle' : 'recognition.addTitle')} onClose={onClose}>
      <FieldSection value="recognition">
        <FormView
          of={dtoForm}
          error={save.error}
          except={['version-conflict']}
          onSubmit={(request: AddRecognitionRequest | SaveRecognitionRequest) => save.mutate(request)}
        >
          <VersionConflict error={save.error} onTakeTheirs={() => void reload()} />
          <OccupationFields />
          <BodyFields />
          {!item && (
            <>
              <SelectInput
                name="stage"
                options={RECOGNITION_STAGES.map((value) => ({
                  value,
                  label: t(`enums.recognitionStage.${value}`),
                }))}
              />
              <DateInput name="stageSince" />
            </>
          )}
          <DateFields filled={item !== undefined} />
          <TextInput name="languageRequirement" optional maxLength={200} />
          <SelectInput
            name="fundingSource"
            optional
            empty={t('recognition.notKnown')}
            options={OPTION_LISTS.funding.map((value) => ({
              value,
              label: t(`enums.recognitionFunding.${value}`),
            }))}
          />
          <FormActions busy={save.isPending} onCancel={onClose} />
        </FormView>
      </FieldSection>
    </Dialog>
  );
}
