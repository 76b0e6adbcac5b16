import { Link } from '@tanstack/react-router';
import type { CaseListItem } from '@app/cases/shared';
import { useTranslation } from 'react-i18next';
import { PersonName } from '../../app/person-name.js';
import { CaseStateBadge } from './case-state-badge.js';

/** Cases as rows: who, number, how far. */
export function CaseRows({ items }: { items: readonly CaseListItem[] }) {
  const { t } = useTranslation();
  return (
    <ul className="rows">
      {items.map((item) => (
        <li className="row" key={item.id}>
          <div className="row__main">
            <p className="row__title">
              <Link to="/faelle/$caseId" params={{ caseId: item.id }} className="kern-link">
                <PersonName of={item} />
              </Link>
              <span className="number row__text">{item.number}</span>
            </p>
            <p className="row__text">
              {item.stationsTotal > 0
                ? t('laufzettel.progress', { done: item.stationsDone, total: item.stationsTotal })
                : t('laufzettel.none')}
              {' · '}
              {item.responsibleWorkerName ? (
                <bdi>{item.responsibleWorkerName}</bdi>
              ) : (
                t('case.nobodyResponsible')
              )}
            </p>
          </div>
          <CaseStateBadge state={item.state} />
        </li>
      ))}
    </ul>
  );
}
