import { useQuery } from '@tanstack/react-query';
import { mayUse } from '@app/platform/shared';
import { HOUSEHOLD_RELATIONS } from '@app/persons/shared';
import type { ReactNode } from 'react';
import { useController, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { listColleagues } from '../../api/account.js';
import { DateInput, SelectInput, TextAreaInput } from '../../app/form/fields.js';
import { useField } from '../../app/form/field-texts.js';
import { PersonPicker } from '../../app/person-picker.js';
import { useMe } from '../../app/session.js';
import { LaufzettelFields } from '../laufzettel/laufzettel-fields.js';
import { ContactFields } from '../person/contact-fields.js';
import { IdentityFields } from '../person/identity-fields.js';
import { LanguageFields } from '../person/language-fields.js';
import { OriginFields } from '../person/origin-fields.js';
import { ResidenceFields } from '../person/residence-fields.js';
import { IntakeCheck } from './intake-check.js';
import { routeOptions, type IntakeValues, type Step } from './values.js';

/** The fields of one step. */
export function IntakeStep({ step, onGo }: { step: Step; onGo: (step: number) => void }) {
  const { t } = useTranslation();
  const fields: Record<Step, ReactNode> = {
    person: (
      <>
        <IdentityFields prefix="person." />
        <OriginFields prefix="person." />
      </>
    ),
    contact: (
      <>
        <ContactFields prefix="person." />
        <HouseholdFields />
      </>
    ),
    languages: <LanguageFields prefix="person." />,
    residence: (
      <>
        <ResidenceFields prefix="residence." />
        <DateInput name="person.entryDateGermany" optional hint={t('person.entryHint')} past />
      </>
    ),
    case: <CaseFields />,
    check: <IntakeCheck onGo={onGo} />,
  };
  return fields[step];
}

function HouseholdFields() {
  const { t } = useTranslation();
  const { field } = useController<IntakeValues, 'household.personId'>({ name: 'household.personId' });
  const { setValue } = useFormContext<IntakeValues>();
  const texts = useField('household.personId');
  return (
    <>
      <PersonPicker
        {...texts}
        label={t('household.pick')}
        value={field.value}
        onChange={(personId) => {
          field.onChange(personId);
          if (!personId) setValue('household.relation', '');
        }}
      />
      {field.value && (
        <SelectInput
          name="household.relation"
          hint={t('household.relationHint')}
          empty={t('form.pleaseChoose')}
          options={HOUSEHOLD_RELATIONS.map((value) => ({
            value,
            label: t(`enums.householdRelation.${value}`),
          }))}
        />
      )}
    </>
  );
}

function CaseFields() {
  const { t } = useTranslation();
  const me = useMe();
  const { getValues } = useFormContext<IntakeValues>();
  const colleagues = useQuery({ queryKey: ['colleagues'], queryFn: listColleagues });
  const others =
    colleagues.data?.items.filter(({ id, role }) => id !== me.id && mayUse(role, 'case.update')) ?? [];
  return (
    <>
      <TextAreaInput name="case.concern" optional hint={t('case.concernHint')} maxLength={500} />
      <SelectInput
        name="case.responsibleWorkerId"
        empty={t('case.myself', { name: me.displayName })}
        options={others.map((colleague) => ({ value: colleague.id, label: colleague.displayName }))}
      />
      <LaufzettelFields prefix="laufzettel." mayBeNone forWhom={routeOptions(getValues('person'))} />
    </>
  );
}
