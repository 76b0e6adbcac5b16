import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { dueness } from '@app/cases/shared';
import type { StationWorkItem } from '@app/laufzettel/shared';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stationWorkList } from '../../api/laufzettel.js';
import { formatDay, today } from '../../app/format.js';
import { ListSearch } from '../../app/list-search.js';
import { Page } from '../../app/page.js';
import { NativeName, PersonName } from '../../app/person-name.js';
import { ProblemAlert } from '../../app/problem-alert.js';
import { Badge } from '../../kern/badge.js';
import { Button } from '../../kern/button.js';
import { Loader } from '../../kern/loader.js';
import { Section } from '../../kern/section.js';
import { StationStateBadge } from '../laufzettel/station-state-badge.js';

/** An institution's start: the open stations that lead to it, soonest deadline first. */
export function StationTasks() {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const stations = useInfiniteQuery({
    queryKey: ['stations', query],
    queryFn: ({ pageParam, signal }) =>
      stationWorkList({ query: query || undefined, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const items = stations.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t('stations.title')}>
      <div className="stack">
        <ListSearch
          id="station-query"
          label={t('stations.search')}
          clearLabel={t('stations.clearSearch')}
          query={query}
          onSearch={setQuery}
        />
        {stations.isPending && <Loader />}
        <ProblemAlert error={stations.error} />
        {stations.data && (
          <Section
            title={t(stations.hasNextPage ? 'stations.countMore' : 'stations.count', { count: items.length })}
          >
            {items.length === 0 ? (
              <p className="kern-body">{t(query ? 'stations.nothingFound' : 'stations.nothingOpen')}</p>
            ) : (
              <ul className="rows">
                {items.map((item) => (
                  <StationRow key={item.id} item={item} />
                ))}
              </ul>
            )}
          </Section>
        )}
        {stations.hasNextPage && (
          <Button
            variant="secondary"
            busy={stations.isFetchingNextPage}
            onClick={() => void stations.fetchNextPage()}
          >
            {t('action.more')}
          </Button>
        )}
      </div>
    </Page>
  );
}

function StationRow({ item }: { item: StationWorkItem }) {
  const { t } = useTranslation();
  const overdue = item.deadlineOn !== null && dueness(item.deadlineOn, today()) === 'overdue';
  return (
    <li className="row">
      <div className="row__main">
        <p className="row__title">
          <Link to="/stationen/$stationId" params={{ stationId: item.id }} className="kern-link">
            <PersonName of={item} />
          </Link>
          <NativeName name={item.nativeScriptName} />
        </p>
        <p className="row__text">
          {t('person.bornOn', { date: formatDay(item.dateOfBirth) })} ·{' '}
          <span className="number">{item.caseNumber}</span>
          {' · '}
          {item.name}
        </p>
      </div>
      <div className="row__side">
        {item.deadlineOn && (
          <span className="row__text">{t('station.deadlineOn', { date: formatDay(item.deadlineOn) })}</span>
        )}
        {item.followUpOn && (
          <span className="row__text">{t('station.followUpOn', { date: formatDay(item.followUpOn) })}</span>
        )}
        {overdue && <Badge tone="danger">{t('station.overdue')}</Badge>}
        {item.missingHard.length > 0 && <Badge tone="warning">{t('station.blocked')}</Badge>}
        <StationStateBadge state={item.state} />
      </div>
    </li>
  );
}
