import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { DATA_CATEGORIES, type EndedRelease, type ReleasedPerson } from '@app/waivers/shared';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { searchReleases } from '../../api/released.js';
import { formatDay } from '../../app/format.js';
import { ListSearch } from '../../app/list-search.js';
import { Page } from '../../app/page.js';
import { NativeName, PersonName } from '../../app/person-name.js';
import { ProblemAlert } from '../../app/problem-alert.js';
import { Badge } from '../../kern/badge.js';
import { Button } from '../../kern/button.js';
import { Loader } from '../../kern/loader.js';
import { Section } from '../../kern/section.js';
import { RELEASED, useIsStale } from './freshness.js';
import { StaleNotice } from './stale-notice.js';

/** Of whom the institution may know something today, and what ended lately. */
export function ReleasesPage() {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const releases = useInfiniteQuery({
    queryKey: ['releases', query],
    queryFn: ({ pageParam, signal }) =>
      searchReleases({ query: query || undefined, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    ...RELEASED,
  });
  const isStale = useIsStale(releases.dataUpdatedAt);
  const pages = isStale ? undefined : releases.data?.pages;
  const items = pages?.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t('releases.title')}>
      <div className="stack">
        <p className="kern-body">{t('releases.intro')}</p>
        <ListSearch
          id="release-query"
          label={t('releases.search')}
          clearLabel={t('releases.clearSearch')}
          query={query}
          onSearch={setQuery}
        />
        {releases.isPending && <Loader />}
        <ProblemAlert error={releases.error} />
        {isStale && <StaleNotice retry={() => void releases.refetch()} />}
        {pages && (
          <Section
            title={t(releases.hasNextPage ? 'releases.countMore' : 'releases.count', { count: items.length })}
          >
            {items.length === 0 ? (
              <p className="kern-body">{t(query ? 'releases.nothingFound' : 'releases.nothing')}</p>
            ) : (
              <ul className="rows">
                {items.map((item) => (
                  <Row key={`${item.personId} ${item.caseNumber}`} item={item} />
                ))}
              </ul>
            )}
          </Section>
        )}
        {pages && releases.hasNextPage && (
          <Button
            variant="secondary"
            busy={releases.isFetchingNextPage}
            onClick={() => void releases.fetchNextPage()}
          >
            {t('action.more')}
          </Button>
        )}
        {pages?.[0] && pages[0].ended.length > 0 && <Ended items={pages[0].ended} />}
      </div>
    </Page>
  );
}

function Row({ item }: { item: ReleasedPerson }) {
  const { t } = useTranslation();
  const { familyName, givenNames } = item;
  return (
    <li className="row">
      <div className="row__main">
        <p className="row__title">
          <Link to="/freigaben/$personId" params={{ personId: item.personId }} className="kern-link">
            {familyName === null ? (
              <span className="number">{item.caseNumber}</span>
            ) : (
              <PersonName of={{ familyName, givenNames }} />
            )}
          </Link>
          <NativeName name={item.nativeScriptName} />
        </p>
        <p className="row__text">
          {familyName === null ? (
            t('releases.nameNotReleased')
          ) : (
            <>
              {item.dateOfBirth && `${t('person.bornOn', { date: formatDay(item.dateOfBirth) })} · `}
              <span className="number">{item.caseNumber}</span>
            </>
          )}
        </p>
        <ul className="tag-list" aria-label={t('releases.categories')}>
          {DATA_CATEGORIES.filter((category) => item.categories.includes(category)).map((category) => (
            <li key={category} className="tag">
              {t(`releases.category.${category}`)}
            </li>
          ))}
        </ul>
      </div>
      <div className="row__side">
        <span className="row__text">{t('releases.until', { date: formatDay(item.until) })}</span>
      </div>
    </li>
  );
}

function Ended({ items }: { items: readonly EndedRelease[] }) {
  const { t } = useTranslation();
  return (
    <Section title={t('releases.ended.title')}>
      <p className="kern-body">{t('releases.ended.text')}</p>
      <ul className="rows">
        {items.map(({ caseNumber, endedOn, why }) => (
          <li className="row" key={caseNumber}>
            <div className="row__main">
              <p className="row__title">
                <span className="number">{caseNumber}</span>
              </p>
              <p className="row__text">{t(`releases.ended.${why}`, { date: formatDay(endedOn) })}</p>
            </div>
            <div className="row__side">
              <Badge tone="warning">{t('releases.ended.doNotUse')}</Badge>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
