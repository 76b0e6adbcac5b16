import { fulfils, type LaufzettelResponse, type StationResponse } from '@app/laufzettel/shared';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../kern/cx.js';
import { Icon } from '../../kern/icon.js';
import { StampList } from './stamp-list.js';
import { StationFacts } from './station-facts.js';
import { StationStateBadge } from './station-state-badge.js';

interface TimelineProps {
  sheet: LaufzettelResponse;
  /** Buttons of one station. */
  renderActions?: (station: StationResponse) => ReactNode;
}

/** A Laufzettel drawn as the way it is: its stations in order, the next one to go to marked. */
export function Timeline({ sheet, renderActions }: TimelineProps) {
  const { t } = useTranslation();
  const next = sheet.stations.find((station) => !fulfils(station.state) && station.missingHard.length === 0);
  return (
    <>
      <div className="kern-progress progress">
        <label className="kern-label" htmlFor={`progress-${sheet.id}`}>
          {t('laufzettel.progress', { done: sheet.stationsDone, total: sheet.stationsTotal })}
        </label>
        <progress id={`progress-${sheet.id}`} value={sheet.stationsDone} max={sheet.stationsTotal} />
      </div>
      <ol className="timeline">
        {sheet.stations.map((station) => (
          <li
            key={station.id}
            className={cx('timeline__station', fulfils(station.state) && 'timeline__station--settled')}
            aria-current={station === next ? 'step' : undefined}
          >
            <span className="timeline__mark" aria-hidden="true">
              {station.state === 'completed' ? <Icon name="check" size="small" /> : station.position}
            </span>
            <div className="timeline__head">
              <h3>{station.name}</h3>
              <StationStateBadge state={station.state} />
              {station === next && <span className="kern-body kern-body--small">{t('laufzettel.next')}</span>}
              {renderActions && <span className="no-print">{renderActions(station)}</span>}
            </div>
            <StationFacts station={station} />
            <StampList stamps={station.stamps} />
          </li>
        ))}
      </ol>
    </>
  );
}
