import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  CreateInstitutionRequest,
  INSTITUTION_TYPES,
  UpdateInstitutionRequest,
  type InstitutionInput,
  type InstitutionResponse,
} from '@app/institutions/shared';
import { useTranslation } from 'react-i18next';
import { createInstitution, updateInstitution } from '../../api/institutions.js';
import { useCodeOptions } from '../../app/code-options.js';
import { clean } from '../../app/form/dto-problems.js';
import { CheckInput, SelectInput, TextAreaInput, TextInput } from '../../app/form/fields.js';
import type { FormOf } from '../../app/form/form-of.js';
import { FormView } from '../../app/form/form-view.js';
import { MultiComboInput } from '../../app/form/multi-combo-input.js';
import { useDtoForm } from '../../app/form/use-dto-form.js';
import { useAction } from '../../app/use-action.js';
import { useUnsavedGuard } from '../../app/use-unsaved-guard.js';
import { VersionConflict } from '../../app/version-conflict.js';
import { Button } from '../../kern/button.js';

type Values = FormOf<InstitutionInput> & { active: boolean };

const EMPTY: Values = {
  name: '',
  unit: '',
  type: '',
  street: '',
  postalCode: '',
  place: '',
  agsList: [],
  phone: '',
  email: '',
  openingHours: '',
  contactPerson: '',
  isPublicBody: false,
  active: true,
};

const valuesOf = (institution: InstitutionResponse): Values =>
  Object.fromEntries(
    Object.entries(EMPTY).map(([key, empty]) => [key, institution[key as keyof Values] ?? empty]),
  ) as unknown as Values;

interface InstitutionFormProps {
  /** Null = a new one. */
  institution: InstitutionResponse | null;
  onDone: () => void;
  onCancel: () => void;
}

export function InstitutionForm({ institution, onDone, onCancel }: InstitutionFormProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { municipalities } = useCodeOptions();
  const reload = () => queries.invalidateQueries({ queryKey: ['institutions'] });
  const create = useAction(createInstitution);
  const update = useMutation({
    mutationFn: (body: UpdateInstitutionRequest) => updateInstitution(institution!.id, body),
  });
  const error = institution ? update.error : create.error;
  const dtoForm = useDtoForm<Values>({
    dto: institution ? UpdateInstitutionRequest : CreateInstitutionRequest,
    defaultValues: institution ? valuesOf(institution) : EMPTY,
    error,
    toRequest: ({ active, ...values }) => ({
      ...(clean(values) as object),
      ...(institution && { active, version: institution.version }),
    }),
  });
  const guard = useUnsavedGuard(dtoForm.form.formState.isDirty);
  const saved = async () => {
    guard.release();
    await reload();
    onDone();
  };
  const submit = (request: object) =>
    institution
      ? update.mutate(request as UpdateInstitutionRequest, { onSuccess: () => void saved() })
      : create.mutate(request as CreateInstitutionRequest, { onSuccess: () => void saved() });
  return (
    <FormView
      className="stack form-width section"
      of={dtoForm}
      error={error}
      except={['version-conflict']}
      onSubmit={submit}
    >
      <VersionConflict error={error} onTakeTheirs={() => void reload().then(onCancel)} />
      <TextInput name="name" label={t('institutions.name')} maxLength={200} />
      <TextInput name="unit" optional maxLength={200} />
      <SelectInput
        name="type"
        empty={t('form.pleaseChoose')}
        options={INSTITUTION_TYPES.map((value) => ({ value, label: t(`enums.institutionType.${value}`) }))}
      />
      <CheckInput name="isPublicBody" />
      <MultiComboInput name="agsList" hint={t('institutions.agsHint')} options={municipalities} max={30} />
      <TextInput name="street" label={t('institutions.street')} optional maxLength={200} />
      <div className="pair">
        <TextInput name="postalCode" optional narrow inputMode="numeric" maxLength={5} />
        <TextInput name="place" optional maxLength={100} />
      </div>
      <div className="pair">
        <TextInput name="phone" type="tel" optional maxLength={50} />
        <TextInput name="email" type="email" optional maxLength={200} />
      </div>
      <TextInput name="contactPerson" optional hint={t('institutions.contactPersonHint')} maxLength={120} />
      <TextAreaInput name="openingHours" optional maxLength={500} />
      {institution && <CheckInput name="active" />}
      <div className="actions">
        <Button type="submit" busy={create.isPending || update.isPending}>
          {t('action.save')}
        </Button>
        <Button variant="secondary" onClick={onCancel}>
          {t('action.cancel')}
        </Button>
      </div>
      {guard.question}
    </FormView>
  );
}
