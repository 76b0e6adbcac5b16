import type { StampResponse } from '@app/laufzettel/shared';
import { useTranslation } from 'react-i18next';
import { formatDay, formatMoment } from '../../app/format.js';
import { cx } from '../../kern/cx.js';

/** What was stamped at a station, oldest first; a corrected stamp stays readable. */
export function StampList({ stamps }: { stamps: readonly StampResponse[] }) {
  if (stamps.length === 0) return null;
  return (
    <ul className="stamps">
      {stamps.map((stamp) => (
        <Stamp key={stamp.id} stamp={stamp} />
      ))}
    </ul>
  );
}

function Stamp({ stamp }: { stamp: StampResponse }) {
  const { t } = useTranslation();
  const transcribed = stamp.via !== 'digital';
  return (
    <li className={cx('stamp', stamp.correctedBy && 'stamp--corrected')}>
      <p>
        <strong className="stamp__result">{t(`enums.stampResult.${stamp.result}`)}</strong>
        {stamp.correctedBy && <> · {t('stamp.corrected')}</>}
        {stamp.corrects && <> · {t('stamp.isCorrection')}</>}
        {stamp.followUpOn && <> · {t('station.followUpOn', { date: formatDay(stamp.followUpOn) })}</>}
        {stamp.validUntil && <> · {t('stamp.validUntil', { date: formatDay(stamp.validUntil) })}</>}
      </p>
      {stamp.note && <p dir="auto">{stamp.note}</p>}
      <p className="stamp__who">
        {transcribed
          ? t(`stamp.transcribed.${stamp.via}`, {
              day: formatDay(stamp.stampedOn),
              name: stamp.byName,
              at: formatMoment(stamp.at),
            })
          : t('stamp.by', { name: stamp.byName, at: formatMoment(stamp.at) })}
        {' · '}
        <span lang="de">{stamp.institutionName}</span>
      </p>
    </li>
  );
}
