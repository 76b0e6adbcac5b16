import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { mayUse } from '@app/platform/shared';
import {
  CASE_CLOSE_REASONS,
  CASE_TRANSITIONS,
  UpdateCaseRequest,
  type CaseCloseReason,
  type CaseResponse,
  type CaseState,
} from '@app/cases/shared';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listColleagues } from '../../api/account.js';
import { getCase, updateCase } from '../../api/cases.js';
import { FormActions } from '../../app/form/form-actions.js';
import { clean } from '../../app/form/dto-problems.js';
import { SelectInput, TextAreaInput } from '../../app/form/fields.js';
import { FormView } from '../../app/form/form-view.js';
import { useDtoForm } from '../../app/form/use-dto-form.js';
import { VersionConflict } from '../../app/version-conflict.js';
import { Dialog } from '../../kern/dialog.js';

interface CaseValues {
  state: CaseState;
  closeReason: CaseCloseReason | '';
  responsibleWorkerId: string;
  concern: string;
}

const valuesOf = (file: CaseResponse): CaseValues => ({
  state: file.state,
  closeReason: file.closeReason ?? '',
  responsibleWorkerId: file.responsibleWorkerId ?? '',
  concern: file.concern ?? '',
});

/** State, responsible worker and concern of a case. */
export function CaseEditDialog({ file, onClose }: { file: CaseResponse; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [base, setBase] = useState(file);
  const colleagues = useQuery({ queryKey: ['colleagues'], queryFn: listColleagues });
  const save = useMutation({
    mutationFn: (body: UpdateCaseRequest) => updateCase(file.id, body),
    onSuccess: (updated) => {
      queries.setQueryData(['case', file.id], updated);
      void queries.invalidateQueries({ queryKey: ['cases'] });
      void queries.invalidateQueries({ queryKey: ['work-list'] });
      onClose();
    },
  });
  const dtoForm = useDtoForm<CaseValues>({
    dto: UpdateCaseRequest,
    defaultValues: valuesOf(file),
    error: save.error,
    toRequest: ({ state, closeReason, ...rest }) =>
      clean({
        ...rest,
        version: base.version,
        // An unchanged state is no transition and is not sent.
        state: state === base.state ? undefined : state,
        closeReason: state === 'closed' && base.state !== 'closed' ? closeReason : undefined,
      }) as object,
  });
  const state = dtoForm.form.watch('state');
  const reload = async (keep: boolean) => {
    const fresh = await getCase(file.id);
    queries.setQueryData(['case', file.id], fresh);
    setBase(fresh);
    dtoForm.form.reset(valuesOf(fresh), { keepDirtyValues: keep });
    save.reset();
  };
  const submit = (request: UpdateCaseRequest) => {
    if (request.state === 'closed' && !request.closeReason) {
      dtoForm.form.setError('closeReason', { type: 'required', message: '{}' });
      return dtoForm.failed();
    }
    save.mutate(request);
  };
  const workers = (colleagues.data?.items ?? []).filter(({ role }) => mayUse(role, 'case.update'));
  return (
    <Dialog title={t('case.editTitle')} onClose={onClose}>
      <FormView of={dtoForm} error={save.error} except={['version-conflict']} onSubmit={submit}>
        <VersionConflict
          error={save.error}
          onTakeTheirs={() => void reload(false)}
          onKeepMine={() => void reload(true)}
        />
        <SelectInput
          name="responsibleWorkerId"
          empty={base.responsibleWorkerId ? undefined : t('case.nobodyResponsible')}
          options={workers.map(({ id, displayName }) => ({ value: id, label: displayName }))}
        />
        <SelectInput
          name="state"
          options={[base.state, ...CASE_TRANSITIONS[base.state]].map((value) => ({
            value,
            label: t(`enums.caseState.${value}`),
          }))}
        />
        {state === 'closed' && base.state !== 'closed' && (
          <SelectInput
            name="closeReason"
            empty={t('form.pleaseChoose')}
            options={CASE_CLOSE_REASONS.map((value) => ({ value, label: t(`enums.closeReason.${value}`) }))}
          />
        )}
        <TextAreaInput name="concern" optional hint={t('case.concernHint')} maxLength={500} />
        <FormActions busy={save.isPending} onCancel={onClose} />
      </FormView>
    </Dialog>
  );
}
