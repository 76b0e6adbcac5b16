import { ACCOMMODATION_TYPES, CONTACT_CHANNELS } from '@app/persons/shared';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useCodeOptions } from '../../app/code-options.js';
import { ComboInput } from '../../app/form/combo-input.js';
import { DateInput, SelectInput, TextAreaInput, TextInput } from '../../app/form/fields.js';

/** Where somebody lives and how they can be reached without danger. */
export function ContactFields({ prefix = '' }: { prefix?: string }) {
  const { t } = useTranslation();
  const { municipalities, lists } = useCodeOptions();
  const { getValues, setValue } = useFormContext();
  const contact = `${prefix}contact`;

  /** Where only one Kommune has this postal code, it is known; what was chosen by hand stays. */
  const suggestMunicipality = () => {
    const code = String(getValues(`${contact}.postalCode`)).trim();
    const matching = lists.municipalities.filter((place) => place.postalCodes.includes(code));
    if (matching.length === 1 && !getValues(`${contact}.ags`)) {
      setValue(`${contact}.ags`, matching[0]!.ags, { shouldDirty: true });
    }
  };
  return (
    <>
      <div className="pair">
        <TextInput name={`${contact}.street`} optional maxLength={200} />
        <TextInput name={`${contact}.houseNumber`} optional narrow maxLength={20} />
      </div>
      <div className="pair">
        <TextInput
          name={`${contact}.postalCode`}
          optional
          narrow
          inputMode="numeric"
          maxLength={5}
          onBlur={suggestMunicipality}
        />
        <TextInput name={`${contact}.place`} optional maxLength={100} />
      </div>
      <div className="pair">
        <ComboInput name={`${contact}.ags`} optional hint={t('person.agsHint')} options={municipalities} />
        <SelectInput
          name={`${contact}.accommodationType`}
          optional
          empty={t('form.notRecorded')}
          options={ACCOMMODATION_TYPES.map((value) => ({ value, label: t(`enums.accommodation.${value}`) }))}
        />
      </div>
      <DateInput name={`${prefix}arrivedDistrictOn`} optional hint={t('person.arrivedHint')} past />
      <div className="pair">
        <TextInput name={`${contact}.phone`} type="tel" optional maxLength={40} />
        <TextInput name={`${contact}.email`} type="email" optional maxLength={200} />
      </div>
      <SelectInput
        name={`${contact}.preferredContact`}
        optional
        empty={t('form.notRecorded')}
        options={CONTACT_CHANNELS.map((value) => ({ value, label: t(`enums.contactChannel.${value}`) }))}
      />
      <TextAreaInput
        name={`${contact}.safeContactNote`}
        optional
        hint={t('person.safeContactHint')}
        maxLength={500}
      />
    </>
  );
}
