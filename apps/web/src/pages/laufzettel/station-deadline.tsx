import type { TemplateStationResponse } from '@app/laufzettel/shared';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useField } from '../../app/form/field-texts.js';
import { DateInput } from '../../app/form/fields.js';
import { formatDay } from '../../app/format.js';
import { Fold } from '../../kern/fold.js';

/** The deadline a station would have, with what it rests on. */
export function ComputedDeadline({ station: { deadline } }: { station: TemplateStationResponse }) {
  const { t } = useTranslation();
  return (
    <p className="row__text">
      {deadline
        ? `${t('station.deadlineOn', { date: formatDay(deadline.on) })} (${t(`enums.deadlineKind.${deadline.kind}`)}${deadline.basis ? `, ${deadline.basis}` : ''})`
        : t('laufzettel.noDeadline')}
    </p>
  );
}

/** Another date than the computed one, folded up until somebody needs it. */
export function AgreedDate({ name, station }: { name: string; station: TemplateStationResponse }) {
  const { t } = useTranslation();
  const { watch } = useFormContext();
  const { error } = useField(name);
  const ofStation = <span className="visually-hidden">{` ${station.name}`}</span>;
  return (
    <Fold
      filled={!!watch(name) || !!error}
      summary={
        <>
          {t('laufzettel.agreeDate')}
          {ofStation}
        </>
      }
    >
      <DateInput
        name={name}
        label={
          <>
            {t('fields.agreedOn')}
            {ofStation}
          </>
        }
        optional
        hint={t('laufzettel.agreedHint')}
      />
    </Fold>
  );
}
