import { useTranslation } from 'react-i18next';
import { ComboInput } from '../../app/form/combo-input.js';
import { TextInput } from '../../app/form/fields.js';
import { MultiComboInput } from '../../app/form/multi-combo-input.js';
import { useCodeOptions } from '../../app/code-options.js';

/** Nationalities and place of birth. */
export function OriginFields({ prefix = '' }: { prefix?: string }) {
  const { t } = useTranslation();
  const { countries, nationalities } = useCodeOptions();
  return (
    <>
      <MultiComboInput
        name={`${prefix}nationalities`}
        hint={t('person.nationalitiesHint')}
        options={nationalities}
        max={5}
      />
      <div className="pair">
        <TextInput name={`${prefix}placeOfBirth`} optional maxLength={200} />
        <ComboInput name={`${prefix}countryOfBirth`} optional options={countries} />
      </div>
    </>
  );
}
