import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { dueness, type CaseWorkItem, type Dueness } from '@app/cases/shared';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { caseWorkList, completeFollowUp, listCases, type Scope } from '../../api/cases.js';
import { useCodeNames } from '../../app/code-options.js';
import { formatDay, today } from '../../app/format.js';
import { Page } from '../../app/page.js';
import { PersonName } from '../../app/person-name.js';
import { ProblemAlert } from '../../app/problem-alert.js';
import { QueryView } from '../../app/query-view.js';
import { ScopeSwitch } from '../../app/scope-switch.js';
import { useAction } from '../../app/use-action.js';
import { CaseRows } from '../cases/case-rows.js';
import { Badge } from '../../kern/badge.js';
import { Button } from '../../kern/button.js';
import { Section } from '../../kern/section.js';

const GROUPS = ['overdue', 'today', 'thisWeek', 'later', 'undated'] as const;
type Group = Dueness | 'undated';

const groupOf = (item: CaseWorkItem): Group => (item.dueOn ? dueness(item.dueOn, today()) : 'undated');

/** The case team's start: what is due, and the cases somebody is responsible for. */
export function CaseTasks() {
  const { t } = useTranslation();
  const [scope, setScope] = useState<Scope>('mine');
  const tasks = useQuery({ queryKey: ['work-list', scope], queryFn: () => caseWorkList(scope) });
  const cases = useQuery({ queryKey: ['cases', scope, 'open'], queryFn: () => listCases(scope, 'open') });
  return (
    <Page title={t('tasks.title')} actions={<ScopeSwitch scope={scope} onChange={setScope} />}>
      <div className="columns">
        <Section title={t('tasks.due')}>
          <QueryView query={tasks}>
            {({ items, more }) =>
              items.length === 0 ? (
                <p className="kern-body">{t('tasks.nothingDue')}</p>
              ) : (
                <>
                  {GROUPS.map((group) => (
                    <TaskGroup
                      key={group}
                      group={group}
                      items={items.filter((item) => groupOf(item) === group)}
                    />
                  ))}
                  {more && <p className="kern-body">{t('tasks.more')}</p>}
                </>
              )
            }
          </QueryView>
        </Section>
        <Section
          title={t(scope === 'mine' ? 'tasks.myCases' : 'tasks.allCases')}
          actions={
            <Link to="/faelle" search={scope === 'all' ? { alle: true } : {}} className="kern-link">
              {t('tasks.toCases')}
            </Link>
          }
        >
          <QueryView query={cases}>
            {({ items }) =>
              items.length === 0 ? (
                <p className="kern-body">
                  {t('tasks.noCases')}{' '}
                  <Link to="/aufnahme" className="kern-link">
                    {t('nav.intake')}
                  </Link>
                </p>
              ) : (
                <CaseRows items={items.slice(0, 10)} />
              )
            }
          </QueryView>
        </Section>
      </div>
    </Page>
  );
}

function TaskGroup({ group, items }: { group: Group; items: CaseWorkItem[] }) {
  const { t } = useTranslation();
  if (items.length === 0) return null;
  return (
    <>
      <h3 className="kern-heading-small group-title">
        {group === 'overdue' ? (
          <Badge tone="danger">{t('tasks.groups.overdue')}</Badge>
        ) : (
          <span>{t(`tasks.groups.${group}`)}</span>
        )}
        <span className="row__text">{t('tasks.count', { count: items.length })}</span>
      </h3>
      <ul className="rows">
        {items.map((item) => (
          <TaskRow key={`${item.kind}-${item.id}`} item={item} />
        ))}
      </ul>
    </>
  );
}

function TaskRow({ item }: { item: CaseWorkItem }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const names = useCodeNames();
  // What ends is named by the code of its status.
  const text = item.kind === 'document' ? names.residenceStatus(item.text) : item.text;
  const finish = useAction(
    (body: { version: number }, key) => completeFollowUp(item.caseId, item.id, body, key),
    () => queries.invalidateQueries({ queryKey: ['work-list'] }),
  );
  return (
    <li className="row">
      <div className="row__main">
        <p className="row__title">
          <Link to="/faelle/$caseId" params={{ caseId: item.caseId }} className="kern-link">
            <PersonName of={item} />
          </Link>
          <span className="number row__text">{item.caseNumber}</span>
        </p>
        <p className="row__text">
          {t(`tasks.kinds.${item.kind}`)}
          {text && `: ${text}`}
          {item.dueOn && (
            <>
              {' · '}
              <span className="number">{formatDay(item.dueOn)}</span>
            </>
          )}
        </p>
        <ProblemAlert error={finish.error} />
      </div>
      {item.kind === 'followUp' && item.version !== null && (
        <Button
          small
          variant="secondary"
          icon="check"
          busy={finish.isPending}
          onClick={() => finish.mutate({ version: item.version! })}
        >
          {t('tasks.finish')}
          <span className="visually-hidden">
            {' '}
            <PersonName of={item} />
          </span>
        </Button>
      )}
    </li>
  );
}
