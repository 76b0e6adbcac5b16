import { useQuery, useQueryClient } from '@tanstack/react-query';
import { mayUse } from '@app/platform/shared';
import { AddFollowUpRequest, dueness, type CaseResponse, type FollowUpResponse } from '@app/cases/shared';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listColleagues } from '../../api/account.js';
import { addFollowUp, completeFollowUp } from '../../api/cases.js';
import { FormActions } from '../../app/form/form-actions.js';
import { DateInput, SelectInput, TextAreaInput } from '../../app/form/fields.js';
import { FormView } from '../../app/form/form-view.js';
import { useDtoForm } from '../../app/form/use-dto-form.js';
import { formatDay, formatMoment, today } from '../../app/format.js';
import { ProblemAlert } from '../../app/problem-alert.js';
import { useAction } from '../../app/use-action.js';
import { Badge } from '../../kern/badge.js';
import { Button } from '../../kern/button.js';
import { Section } from '../../kern/section.js';

/** Wiedervorlagen of a case: open ones by date, done ones behind them. */
export function FollowUps({ file }: { file: CaseResponse }) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const open = file.followUps
    .filter((item) => !item.doneAt)
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
  const done = file.followUps.filter((item) => item.doneAt);
  return (
    <Section
      title={t('followUp.title')}
      actions={
        !adding && (
          <Button variant="secondary" small icon="add" onClick={() => setAdding(true)}>
            {t('followUp.add')}
          </Button>
        )
      }
    >
      {adding && <AddForm file={file} onDone={() => setAdding(false)} />}
      {open.length === 0 && !adding && <p className="kern-body">{t('followUp.none')}</p>}
      <ul className="rows">
        {open.map((item) => (
          <OpenRow key={item.id} caseId={file.id} item={item} />
        ))}
      </ul>
      {done.length > 0 && (
        <details>
          <summary>{t('followUp.done', { count: done.length })}</summary>
          <ul className="rows">
            {done.map((item) => (
              <li className="row" key={item.id}>
                <div className="row__main">
                  <p className="row__title">
                    <span dir="auto">{item.reason}</span>
                  </p>
                  <p className="row__text">
                    {t('followUp.doneBy', { name: item.doneByName, at: formatMoment(item.doneAt!) })}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}

function OpenRow({ caseId, item }: { caseId: string; item: FollowUpResponse }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const finish = useAction(
    (body: { version: number }, key) => completeFollowUp(caseId, item.id, body, key),
    (file) => queries.setQueryData(['case', caseId], file),
  );
  return (
    <li className="row">
      <div className="row__main">
        <p className="row__title">
          <span className="number">{formatDay(item.dueOn)}</span>
          <span dir="auto">{item.reason}</span>
          {dueness(item.dueOn, today()) === 'overdue' && (
            <Badge tone="danger">{t('tasks.groups.overdue')}</Badge>
          )}
        </p>
        <p className="row__text">
          <bdi>{item.assignedToName}</bdi>
        </p>
        <ProblemAlert error={finish.error} />
      </div>
      <Button
        small
        variant="secondary"
        icon="check"
        busy={finish.isPending}
        onClick={() => finish.mutate({ version: item.version })}
      >
        {t('tasks.finish')}
        <span className="visually-hidden"> {item.reason}</span>
      </Button>
    </li>
  );
}

function AddForm({ file, onDone }: { file: CaseResponse; onDone: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const colleagues = useQuery({ queryKey: ['colleagues'], queryFn: listColleagues });
  const add = useAction(
    (body: AddFollowUpRequest, key) => addFollowUp(file.id, body, key),
    async () => {
      await queries.invalidateQueries({ queryKey: ['case', file.id] });
      void queries.invalidateQueries({ queryKey: ['work-list'] });
      onDone();
    },
  );
  const dtoForm = useDtoForm<{ dueOn: string; reason: string; assignedTo: string }>({
    dto: AddFollowUpRequest,
    defaultValues: { dueOn: '', reason: '', assignedTo: file.responsibleWorkerId ?? '' },
    error: add.error,
  });
  const workers = (colleagues.data?.items ?? []).filter(({ role }) => mayUse(role, 'case.update'));
  return (
    <FormView of={dtoForm} error={add.error} onSubmit={(request: AddFollowUpRequest) => add.mutate(request)}>
      <DateInput name="dueOn" />
      <TextAreaInput name="reason" hint={t('followUp.reasonHint')} maxLength={300} />
      <SelectInput
        name="assignedTo"
        empty={t('followUp.responsible')}
        options={workers.map(({ id, displayName }) => ({ value: id, label: displayName }))}
      />
      <FormActions busy={add.isPending} onCancel={onDone} />
    </FormView>
  );
}
