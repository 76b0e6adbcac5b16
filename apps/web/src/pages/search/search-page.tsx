import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import type { PersonSummary } from '@app/persons/shared';
import { useTranslation } from 'react-i18next';
import { searchPersons } from '../../api/persons.js';
import { formatDay } from '../../app/format.js';
import { Page } from '../../app/page.js';
import { NativeName, PersonName } from '../../app/person-name.js';
import { ProblemAlert } from '../../app/problem-alert.js';
import { useMay } from '../../app/session.js';
import { Alert } from '../../kern/alert.js';
import { Button } from '../../kern/button.js';
import { Loader } from '../../kern/loader.js';

/** Results of the header's search. What was searched for stays in the history entry, never in the URL. */
export function SearchPage() {
  const { t } = useTranslation();
  const query = useLocation({ select: (location) => location.state.query ?? '' });
  const may = useMay();
  const search = useInfiniteQuery({
    queryKey: ['search', query],
    queryFn: ({ pageParam, signal }) => searchPersons({ query, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    enabled: query !== '',
    gcTime: 60_000,
  });
  const found = search.data?.pages.flatMap((page) => page.items) ?? [];
  const similar = search.data?.pages[0]?.similar ?? false;
  return (
    <Page title={t('search.title')}>
      {query === '' && (
        <Alert tone="info" title={t('search.emptyTitle')} quiet>
          {t('search.emptyText')}
        </Alert>
      )}
      {search.isLoading && <Loader />}
      <ProblemAlert error={search.error} />
      <div role="status">
        {similar && <p className="kern-body">{t('search.similar')}</p>}
        {found.length > 0 && !similar && (
          <p className="kern-body">
            {t(search.hasNextPage ? 'search.countMore' : 'search.count', { count: found.length })}{' '}
            <bdi>{query}</bdi>
          </p>
        )}
        {search.data && found.length === 0 && (
          <Alert tone="info" title={t('search.nothingTitle')} quiet>
            <p className="kern-body">{t('search.nothingText')}</p>
          </Alert>
        )}
      </div>
      {found.length > 0 && (
        <ul className="rows section">
          {found.map((person) => (
            <ResultRow key={person.id} person={person} />
          ))}
        </ul>
      )}
      {search.data && (found.length === 0 || similar) && may('person.register') && (
        <p className="kern-body">
          {similar && t('search.noneOfThem')}{' '}
          <Link to={may('intake.record') ? '/aufnahme' : '/erfassung'} className="kern-link">
            {t(may('intake.record') ? 'nav.intake' : 'nav.registration')}
          </Link>
        </p>
      )}
      {search.hasNextPage && (
        <p>
          <Button
            variant="secondary"
            busy={search.isFetchingNextPage}
            onClick={() => void search.fetchNextPage()}
          >
            {t('action.more')}
          </Button>
        </p>
      )}
    </Page>
  );
}

function ResultRow({ person }: { person: PersonSummary }) {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <li className="row">
      <div className="row__main">
        <p className="row__title">
          {may('person.read') ? (
            <Link to="/personen/$personId" params={{ personId: person.id }} className="kern-link">
              <PersonName of={person} />
            </Link>
          ) : (
            <strong>
              <PersonName of={person} />
            </strong>
          )}
          <NativeName name={person.nativeScriptName} />
        </p>
        <p className="row__text">
          {t('person.bornOn', { date: formatDay(person.dateOfBirth) })}
          {person.caseNumber && (
            <>
              {' · '}
              <span className="number">{person.caseNumber}</span>
            </>
          )}
        </p>
      </div>
      {person.caseId && may('case.read') && (
        <Link to="/faelle/$caseId" params={{ caseId: person.caseId }} className="kern-link">
          {t('action.toCase')}
        </Link>
      )}
    </li>
  );
}
