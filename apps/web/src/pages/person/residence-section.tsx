import { useQueryClient } from '@tanstack/react-query';
import {
  AddResidenceStatusRequest,
  expiryWarning,
  type PersonResponse,
  type ResidenceStatusResponse,
} from '@app/persons/shared';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addResidenceStatus } from '../../api/persons.js';
import { useCodeNames } from '../../app/code-options.js';
import { FormActions } from '../../app/form/form-actions.js';
import { FormView } from '../../app/form/form-view.js';
import { useDtoForm } from '../../app/form/use-dto-form.js';
import { formatDay, today } from '../../app/format.js';
import { useAction } from '../../app/use-action.js';
import { Badge } from '../../kern/badge.js';
import { Button } from '../../kern/button.js';
import { DescriptionList } from '../../kern/description-list.js';
import { Section } from '../../kern/section.js';
import { residenceFacts } from './facts.js';
import { ResidenceFields, ResidenceHint } from './residence-fields.js';
import { EMPTY_RESIDENCE, type ResidenceValues } from './values.js';

/** Residence statuses, the one in force first; a new one is added, none is overwritten. */
export function ResidenceSection({ person }: { person: PersonResponse }) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const [current, ...earlier] = person.residenceStatuses;
  return (
    <Section
      title={t('intake.steps.residence')}
      actions={
        !adding && (
          <Button variant="secondary" small icon="add" onClick={() => setAdding(true)}>
            {t('residence.add')}
          </Button>
        )
      }
    >
      {adding && (
        <div className="residence-status">
          <AddForm personId={person.id} onDone={() => setAdding(false)} />
        </div>
      )}
      {current ? <Status status={current} /> : <p className="kern-body">{t('residence.none')}</p>}
      {current && <ResidenceHint status={current.status} />}
      {earlier.length > 0 && (
        <details>
          <summary>{t('residence.earlier', { count: earlier.length })}</summary>
          {earlier.map((status) => (
            <Status key={status.id} status={status} />
          ))}
        </details>
      )}
    </Section>
  );
}

const WARNING_TONE = { expired: 'danger', within4Weeks: 'warning', within8Weeks: 'info' } as const;

function Status({ status }: { status: ResidenceStatusResponse }) {
  const { t } = useTranslation();
  const names = useCodeNames();
  const warning = expiryWarning(status.validUntil, today());
  return (
    <div className="residence-status">
      <DescriptionList facts={residenceFacts(status, t, names)} />
      {warning && <Badge tone={WARNING_TONE[warning]}>{t(`residence.warning.${warning}`)}</Badge>}
      <p className="row__text">
        {t('residence.recorded', {
          date: formatDay(status.recordedOn.slice(0, 10)),
          name: status.recordedBy,
        })}
      </p>
    </div>
  );
}

function AddForm({ personId, onDone }: { personId: string; onDone: () => void }) {
  const queries = useQueryClient();
  const add = useAction(
    (body: AddResidenceStatusRequest, key) => addResidenceStatus(personId, body, key),
    (person) => {
      queries.setQueryData(['person', personId], person);
      onDone();
    },
  );
  const dtoForm = useDtoForm<ResidenceValues>({
    dto: AddResidenceStatusRequest,
    defaultValues: EMPTY_RESIDENCE,
    error: add.error,
  });
  return (
    <FormView
      of={dtoForm}
      error={add.error}
      onSubmit={(request: AddResidenceStatusRequest) => add.mutate(request)}
    >
      <ResidenceFields />
      <FormActions busy={add.isPending} onCancel={onDone} />
    </FormView>
  );
}
