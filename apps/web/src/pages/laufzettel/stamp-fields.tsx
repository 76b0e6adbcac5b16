import {
  MAX_STAMP_NOTE,
  needsFollowUp,
  needsNote,
  offeredResults,
  type StampResult,
  type StationResponse,
} from '@app/laufzettel/shared';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { DateInput, RadioInput, TextAreaInput } from '../../app/form/fields.js';

/** The values of a stamp as typed; named as in `StampRequest`. */
export interface StampValues {
  result: StampResult | '';
  note: string;
  followUpOn: string;
  validUntil: string;
}

export const EMPTY_STAMP: StampValues = { result: '', note: '', followUpOn: '', validUntil: '' };

/** Result, note, date to come back, validity: only what the shared rules allow in the station's state. */
export function StampFields({ station, correction }: { station: StationResponse; correction: boolean }) {
  const { t } = useTranslation();
  const { watch } = useFormContext<StampValues>();
  const result = watch('result');
  const offered = offeredResults(station.state, station.missingHard, correction);
  if (offered.length === 0) return <p className="kern-body">{t('stamp.nothingOffered')}</p>;
  return (
    <>
      <RadioInput
        name="result"
        options={offered.map((value) => ({ value, label: t(`enums.stampResult.${value}`) }))}
      />
      <TextAreaInput
        name="note"
        maxLength={MAX_STAMP_NOTE}
        counted
        optional={!result || !needsNote(result)}
        hint={t(result && needsNote(result) ? `stamp.noteHints.${result}` : 'stamp.noteHint')}
      />
      <DateInput
        name="followUpOn"
        optional={!result || !needsFollowUp(result)}
        hint={t('stamp.followUpHint')}
      />
      <DateInput name="validUntil" optional hint={t('stamp.validUntilHint')} />
    </>
  );
}
