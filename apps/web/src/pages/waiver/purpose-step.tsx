import { addMonths } from '@app/platform/shared';
import { LONGEST_TERM_MONTHS, WAIVER_PURPOSES } from '@app/waivers/shared';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { DateInput, TextInput } from '../../app/form/fields.js';
import { formatDay, today } from '../../app/format.js';
import { TickList } from './tick-list.js';
import type { WaiverValues } from './values.js';

/** What the data may be used for, and until when. */
export function PurposeStep() {
  const { t } = useTranslation();
  const { watch } = useFormContext<WaiverValues>();
  return (
    <>
      <TickList
        name="purposes"
        hint={t('waivers.wizard.purposesHint')}
        columns
        options={WAIVER_PURPOSES.map((value) => ({ value, label: t(`waivers.purposes.${value}`) }))}
      />
      {watch('purposes').includes('other') && <TextInput name="purposeText" maxLength={300} />}
      <DateInput
        name="validUntil"
        hint={t('waivers.wizard.termHint', { date: formatDay(addMonths(today(), LONGEST_TERM_MONTHS)) })}
      />
    </>
  );
}
