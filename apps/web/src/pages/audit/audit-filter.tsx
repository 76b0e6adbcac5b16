import { AUDIT_ACTIONS, AUDIT_OBJECTS, SearchAuditRequest } from '@app/audit/shared';
import type { InstitutionResponse } from '@app/institutions/shared';
import { formatPartialDate } from '@app/platform/shared';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { ComboInput } from '../../app/form/combo-input.js';
import { DateInput, SelectInput, TextInput } from '../../app/form/fields.js';
import type { FormOf } from '../../app/form/form-of.js';
import { FormView } from '../../app/form/form-view.js';
import { useDtoForm } from '../../app/form/use-dto-form.js';
import { Button } from '../../kern/button.js';

export type FilterValues = FormOf<Omit<SearchAuditRequest, 'cursor' | 'actorId'>>;

/** The search without its place in the results. */
export type AuditRequest = Omit<SearchAuditRequest, 'cursor'>;

export const EMPTY_FILTER: FilterValues = {
  from: '',
  to: '',
  actorName: '',
  institutionId: '',
  action: '',
  objectType: '',
  caseNumber: '',
};

/** The value of a filter in words. */
export function filterText(
  key: keyof FilterValues,
  value: string,
  t: TFunction,
  institutions: readonly InstitutionResponse[],
): string {
  if (key === 'from' || key === 'to') return formatPartialDate(value);
  if (key === 'action') return t(`enums.auditAction.${value}`);
  if (key === 'objectType') return t(`enums.auditObject.${value}`);
  if (key === 'institutionId') return institutions.find(({ id }) => id === value)?.name ?? value;
  return value;
}

interface AuditFilterProps {
  values: FilterValues;
  institutions: readonly InstitutionResponse[];
  error: unknown;
  onApply: (values: FilterValues, request: AuditRequest) => void;
}

export function AuditFilter({ values, institutions, error, onApply }: AuditFilterProps) {
  const { t } = useTranslation();
  const dtoForm = useDtoForm<FilterValues>({ dto: SearchAuditRequest, defaultValues: values, error });
  return (
    <FormView
      of={dtoForm}
      className="stack section no-print"
      onSubmit={(request: AuditRequest, typed) => onApply(typed, request)}
    >
      <div className="filter">
        <DateInput name="from" />
        <DateInput name="to" />
        <TextInput name="actorName" maxLength={100} />
        <ComboInput
          name="institutionId"
          options={institutions.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <SelectInput
          name="action"
          empty={t('audit.any')}
          options={AUDIT_ACTIONS.map((value) => ({ value, label: t(`enums.auditAction.${value}`) }))}
        />
        <SelectInput
          name="objectType"
          empty={t('audit.any')}
          options={AUDIT_OBJECTS.map((value) => ({ value, label: t(`enums.auditObject.${value}`) }))}
        />
        <TextInput name="caseNumber" maxLength={20} />
      </div>
      <Button type="submit" icon="search">
        {t('audit.apply')}
      </Button>
    </FormView>
  );
}
