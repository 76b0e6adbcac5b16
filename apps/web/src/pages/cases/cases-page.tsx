import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { CASE_STATES, type CaseState } from '@app/cases/shared';
import { useTranslation } from 'react-i18next';
import { listCases } from '../../api/cases.js';
import { Page } from '../../app/page.js';
import { ProblemAlert } from '../../app/problem-alert.js';
import { ScopeSwitch } from '../../app/scope-switch.js';
import { Button } from '../../kern/button.js';
import { Loader } from '../../kern/loader.js';
import { SelectField } from '../../kern/select-field.js';
import { CaseRows } from './case-rows.js';

/** All cases of the office, by responsibility and state; the filters stand in the URL, they name nobody. */
export function CasesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { alle, stand } = useSearch({ from: '/inside/faelle' });
  const scope = alle ? 'all' : 'mine';
  const state = CASE_STATES.find((known) => known === stand);
  const cases = useInfiniteQuery({
    queryKey: ['cases', scope, state ?? ''],
    queryFn: ({ pageParam }) => listCases(scope, state, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const items = cases.data?.pages.flatMap((page) => page.items) ?? [];
  const filter = (next: { alle?: boolean; stand?: CaseState }) =>
    void navigate({
      to: '/faelle',
      search: { ...(next.alle && { alle: true }), ...(next.stand && { stand: next.stand }) },
    });
  return (
    <Page
      title={t('cases.title')}
      actions={
        <ScopeSwitch scope={scope} onChange={(next) => filter({ alle: next === 'all', stand: state })} />
      }
    >
      <div className="stack">
        <div className="narrow no-print">
          <SelectField
            id="case-state"
            label={t('fields.state')}
            value={state ?? ''}
            empty={t('cases.everyState')}
            options={CASE_STATES.map((value) => ({ value, label: t(`enums.caseState.${value}`) }))}
            onChange={(event) =>
              filter({ alle, stand: CASE_STATES.find((known) => known === event.target.value) })
            }
          />
        </div>
        {cases.isPending && <Loader />}
        <ProblemAlert error={cases.error} />
        <p className="kern-body" role="status">
          {cases.data && t(cases.hasNextPage ? 'cases.countMore' : 'cases.count', { count: items.length })}
        </p>
        {items.length > 0 && (
          <div className="section">
            <CaseRows items={items} />
          </div>
        )}
        {cases.hasNextPage && (
          <Button
            variant="secondary"
            busy={cases.isFetchingNextPage}
            onClick={() => void cases.fetchNextPage()}
          >
            {t('action.more')}
          </Button>
        )}
      </div>
    </Page>
  );
}
