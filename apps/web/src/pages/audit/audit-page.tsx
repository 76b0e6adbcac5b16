import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { searchAudit } from '../../api/audit.js';
import { listInstitutions } from '../../api/institutions.js';
import { Page } from '../../app/page.js';
import { ProblemAlert } from '../../app/problem-alert.js';
import { Alert } from '../../kern/alert.js';
import { Button } from '../../kern/button.js';
import { Icon } from '../../kern/icon.js';
import { Loader } from '../../kern/loader.js';
import {
  AuditFilter,
  EMPTY_FILTER,
  filterText,
  type AuditRequest,
  type FilterValues,
} from './audit-filter.js';
import { AuditTable } from './audit-table.js';

/**
 * Who did what, for supervision and data protection. The search is recorded itself, and says so: nobody is watched
 * without knowing it. Filters stay in memory, for a name in them does not belong in the URL.
 */
export function AuditPage() {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<FilterValues>(EMPTY_FILTER);
  const [request, setRequest] = useState<AuditRequest>({});
  const institutions = useQuery({ queryKey: ['institutions'], queryFn: listInstitutions });
  const audit = useInfiniteQuery({
    queryKey: ['audit', request],
    queryFn: ({ pageParam, signal }) => searchAudit({ ...request, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchOnWindowFocus: false,
  });
  const entries = audit.data?.pages.flatMap((page) => page.items) ?? [];
  const active = (Object.keys(filter) as (keyof FilterValues)[]).filter((key) => filter[key] !== '');
  const apply = (values: FilterValues, next: AuditRequest) => {
    setFilter(values);
    setRequest(next);
  };
  const drop = (key: keyof FilterValues) => {
    const { [key]: _dropped, ...rest } = request;
    apply({ ...filter, [key]: '' }, rest);
  };
  return (
    <Page title={t('audit.title')}>
      <div className="stack">
        <Alert tone="info" title={t('audit.recorded')} quiet>
          <p className="kern-body">{t('audit.recordedText')}</p>
        </Alert>
        {/* The key puts a filter that was taken away back into the form. */}
        <AuditFilter
          key={JSON.stringify(filter)}
          values={filter}
          institutions={institutions.data?.items ?? []}
          error={audit.error}
          onApply={apply}
        />
        {active.length > 0 && (
          <ul className="tag-list" aria-label={t('audit.activeFilters')}>
            {active.map((key) => (
              <li key={key}>
                {t(`fields.${key}`)}:{' '}
                <bdi>{filterText(key, filter[key], t, institutions.data?.items ?? [])}</bdi>
                <button
                  type="button"
                  className="plain-button"
                  aria-label={t('form.removeNamed', { name: t(`fields.${key}`) })}
                  onClick={() => drop(key)}
                >
                  <Icon name="close" size="small" />
                </button>
              </li>
            ))}
          </ul>
        )}
        {audit.isPending && <Loader />}
        <ProblemAlert error={audit.error} />
        <p className="kern-body" role="status">
          {audit.data && t(audit.hasNextPage ? 'audit.countMore' : 'audit.count', { count: entries.length })}
        </p>
        {entries.length > 0 && <AuditTable entries={entries} institutions={institutions.data?.items ?? []} />}
        {audit.hasNextPage && (
          <Button
            variant="secondary"
            busy={audit.isFetchingNextPage}
            onClick={() => void audit.fetchNextPage()}
          >
            {t('action.more')}
          </Button>
        )}
      </div>
    </Page>
  );
}
