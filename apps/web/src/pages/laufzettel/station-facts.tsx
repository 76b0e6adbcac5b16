import { dueness } from '@app/cases/shared';
import { fulfils, type StationResponse } from '@app/laufzettel/shared';
import { useTranslation } from 'react-i18next';
import { formatDay, today } from '../../app/format.js';
import { Badge } from '../../kern/badge.js';
import { InstitutionContact } from './institution-contact.js';

/**
 * Where to, until when, what to bring and what has to come first. `forClerk` leaves out what the institution itself
 * knows: where it is and what it does.
 */
export function StationFacts({
  station,
  forClerk = false,
}: {
  station: StationResponse;
  forClerk?: boolean;
}) {
  const { t } = useTranslation();
  const { deadline } = station;
  const late = deadline && !fulfils(station.state) && dueness(deadline.on, today()) === 'overdue';
  const waitsFor = (hard: boolean) => {
    const names = station.prerequisites
      .filter((one) => one.hard === hard && !one.fulfilled)
      .map(({ name }) => name);
    return names.length === 0 ? null : (
      <li>
        {t(hard ? 'station.waitsHard' : 'station.waitsSoft')} {names.join(', ')}
      </li>
    );
  };
  return (
    <ul className="timeline__facts">
      {!forClerk && (
        <li>
          {station.institutionName ? (
            <span lang="de">{station.institutionName}</span>
          ) : (
            t('station.noInstitution')
          )}
        </li>
      )}
      {!forClerk && station.institutionId && !fulfils(station.state) && (
        <InstitutionContact id={station.institutionId} />
      )}
      {!forClerk && station.explanation && <li className="timeline__explanation">{station.explanation}</li>}
      {!forClerk && station.note && (
        <li>
          {t('laufzettel.addStation.why')} <span dir="auto">{station.note}</span>
        </li>
      )}
      {deadline && (
        <li>
          {t('station.deadlineOn', { date: formatDay(deadline.on) })} (
          {t(`enums.deadlineKind.${deadline.kind}`)}
          {deadline.basis && <span lang="de">, {deadline.basis}</span>}){' '}
          {late && <Badge tone="danger">{t('station.overdue')}</Badge>}
        </li>
      )}
      {station.bring.length > 0 && !fulfils(station.state) && (
        <li>
          {t('station.bring')} {station.bring.join(', ')}
        </li>
      )}
      {!fulfils(station.state) && waitsFor(true)}
      {!fulfils(station.state) && waitsFor(false)}
    </ul>
  );
}
