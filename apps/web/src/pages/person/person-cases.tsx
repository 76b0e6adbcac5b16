import { Link, useNavigate } from '@tanstack/react-router';
import type { OpenCaseRequest } from '@app/cases/shared';
import type { PersonResponse } from '@app/persons/shared';
import { useTranslation } from 'react-i18next';
import { openCase } from '../../api/persons.js';
import { formatDay } from '../../app/format.js';
import { ProblemAlert } from '../../app/problem-alert.js';
import { useAction } from '../../app/use-action.js';
import { Button } from '../../kern/button.js';
import { Section } from '../../kern/section.js';

/** The person's cases, and a new one where none is running. */
export function PersonCases({ person }: { person: PersonResponse }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const open = useAction(
    (body: OpenCaseRequest, key) => openCase(person.id, body, key),
    (opened) => navigate({ to: '/faelle/$caseId', params: { caseId: opened.id } }),
  );
  return (
    <Section
      title={t('nav.cases')}
      actions={
        <Button variant="secondary" small icon="add" busy={open.isPending} onClick={() => open.mutate({})}>
          {t('case.open')}
        </Button>
      }
    >
      <ProblemAlert error={open.error} />
      {person.cases.length === 0 && <p className="kern-body">{t('case.none')}</p>}
      <ul className="rows">
        {person.cases.map((item) => (
          <li className="row" key={item.id}>
            <Link to="/faelle/$caseId" params={{ caseId: item.id }} className="kern-link number">
              {item.number}
            </Link>
            <span className="row__text">
              {t(`enums.caseState.${item.state}`)} ·{' '}
              {t('case.openedOn', { date: formatDay(item.openedOn.slice(0, 10)) })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
