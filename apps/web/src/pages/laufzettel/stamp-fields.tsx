import {
  MAX_STAMP_NOTE,
  needsFollowUp,
  needsNote,
  offeredResults,
  type StampResponse,
  type StampResult,
  type StationResponse,
} from '@app/laufzettel/shared';
import { useFormContext, useFormState } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { DateInput, RadioInput, TextAreaInput } from '../../app/form/fields.js';
import { Fold } from '../../kern/fold.js';

/** The values of a stamp as typed; named as in `StampRequest`. */
export interface StampValues {
  result: StampResult | '';
  note: string;
  followUpOn: string;
  validUntil: string;
}

export const EMPTY_STAMP: StampValues = { result: '', note: '', followUpOn: '', validUntil: '' };

/** A stamp to be corrected, as the fields begin. */
export const stampValues = (stamp: StampResponse): StampValues => ({
  result: stamp.result,
  note: stamp.note ?? '',
  followUpOn: stamp.followUpOn ?? '',
  validUntil: stamp.validUntil ?? '',
});

/**
 * Result, note, date to come back, validity: only what the shared rules allow in the station's state. What the result
 * does not demand is folded up, so that the usual stamp needs no scrolling.
 */
export function StampFields({ station, correction }: { station: StationResponse; correction: boolean }) {
  const { t } = useTranslation();
  const { watch } = useFormContext<StampValues>();
  const { errors } = useFormState<StampValues>();
  const { result, ...values } = watch();
  const offered = offeredResults(station.state, station.missingHard, correction);
  if (offered.length === 0) return <p className="kern-body">{t('stamp.nothingOffered')}</p>;

  const demanded = { note: !!result && needsNote(result), followUpOn: !!result && needsFollowUp(result) };
  const fields = {
    note: (
      <TextAreaInput
        key="note"
        name="note"
        maxLength={MAX_STAMP_NOTE}
        counted
        optional={!demanded.note}
        hint={t(demanded.note ? `stamp.noteHints.${result}` : 'stamp.noteHint')}
      />
    ),
    followUpOn: (
      <DateInput
        key="followUpOn"
        name="followUpOn"
        optional={!demanded.followUpOn}
        hint={t('stamp.followUpHint')}
      />
    ),
    validUntil: <DateInput key="validUntil" name="validUntil" optional hint={t('stamp.validUntilHint')} />,
  };
  const folded = (Object.keys(fields) as (keyof typeof fields)[]).filter(
    (name) => name === 'validUntil' || !demanded[name],
  );
  return (
    <>
      <RadioInput
        name="result"
        columns
        options={offered.map((value) => ({ value, label: t(`enums.stampResult.${value}`) }))}
      />
      {demanded.note && fields.note}
      {demanded.followUpOn && fields.followUpOn}
      <Fold
        filled={folded.some((name) => !!values[name] || !!errors[name])}
        summary={t('stamp.more', { names: folded.map((name) => t(`fields.${name}`)).join(', ') })}
      >
        <div className="stack fold">{folded.map((name) => fields[name])}</div>
      </Fold>
    </>
  );
}
