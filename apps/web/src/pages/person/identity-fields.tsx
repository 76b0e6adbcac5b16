import { GENDERS } from '@app/persons/shared';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { CheckInput, DateInput, RadioInput, TextInput } from '../../app/form/fields.js';
import { OtherNames } from './other-names.js';

/** Who somebody is; `prefix` is the path to them in the form (`person.` or nothing). */
export function IdentityFields({ prefix = '', short }: { prefix?: string; short?: boolean }) {
  const { t } = useTranslation();
  const { watch } = useFormContext();
  const mononym = watch(`${prefix}mononym`) === true;
  return (
    <>
      <div className="pair">
        <TextInput
          name={`${prefix}familyName`}
          label={mononym ? t('person.onlyName') : undefined}
          hint={t('person.nameHint')}
          maxLength={200}
        />
        {!mononym && (
          <TextInput name={`${prefix}givenNames`} hint={t('person.givenNamesHint')} maxLength={200} />
        )}
      </div>
      <CheckInput name={`${prefix}mononym`} />
      <TextInput
        name={`${prefix}nativeScriptName`}
        optional
        hint={t('person.nativeScriptHint')}
        maxLength={200}
      />
      {!short && (
        <>
          <TextInput name={`${prefix}birthName`} optional maxLength={200} />
          <OtherNames name={`${prefix}otherNames`} />
        </>
      )}
      <DateInput name={`${prefix}dateOfBirth`} hint={t('person.birthHint')} past />
      <CheckInput name={`${prefix}dobUncertain`} />
      <RadioInput
        name={`${prefix}gender`}
        horizontal
        options={GENDERS.map((value) => ({ value, label: t(`enums.gender.${value}`) }))}
      />
    </>
  );
}
