import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
  HOUSEHOLD_RELATIONS,
  JoinHouseholdRequest,
  type HouseholdRelation,
  type PersonResponse,
} from '@app/persons/shared';
import { useState } from 'react';
import { useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { joinHousehold, leaveHousehold } from '../../api/persons.js';
import { FormActions } from '../../app/form/form-actions.js';
import { useField } from '../../app/form/field-texts.js';
import { SelectInput } from '../../app/form/fields.js';
import { FormView } from '../../app/form/form-view.js';
import { useDtoForm } from '../../app/form/use-dto-form.js';
import { formatDay } from '../../app/format.js';
import { PersonName } from '../../app/person-name.js';
import { PersonPicker } from '../../app/person-picker.js';
import { ProblemAlert } from '../../app/problem-alert.js';
import { Button } from '../../kern/button.js';
import { Section } from '../../kern/section.js';

/** Who lives together; belonging to a household gives nobody a right to see anything. */
export function HouseholdSection({ person }: { person: PersonResponse }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [joining, setJoining] = useState(false);
  const show = (updated: PersonResponse) => queries.setQueryData(['person', person.id], updated);
  const leave = useMutation({ mutationFn: () => leaveHousehold(person.id), onSuccess: show });
  const others = person.household.filter((member) => member.personId !== person.id);
  return (
    <Section
      title={t('fields.household')}
      actions={
        person.householdId ? (
          <Button variant="tertiary" small busy={leave.isPending} onClick={() => leave.mutate()}>
            {t('household.leave')}
          </Button>
        ) : (
          !joining && (
            <Button variant="secondary" small icon="add" onClick={() => setJoining(true)}>
              {t('household.join')}
            </Button>
          )
        )
      }
    >
      <ProblemAlert error={leave.error} />
      {joining && !person.householdId && (
        <JoinForm
          personId={person.id}
          onJoined={(updated) => {
            show(updated);
            setJoining(false);
          }}
          onCancel={() => setJoining(false)}
        />
      )}
      {others.length === 0 && !joining && <p className="kern-body">{t('household.none')}</p>}
      <ul className="rows">
        {others.map((member) => (
          <li className="row" key={member.personId}>
            <div className="row__main">
              <p className="row__title">
                <Link to="/personen/$personId" params={{ personId: member.personId }} className="kern-link">
                  <PersonName of={member} />
                </Link>
              </p>
              <p className="row__text">
                {t(`enums.householdRelation.${member.relation}`)} ·{' '}
                {t('person.bornOn', { date: formatDay(member.dateOfBirth) })}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface JoinFormProps {
  personId: string;
  onJoined: (person: PersonResponse) => void;
  onCancel: () => void;
}

interface JoinValues {
  personId: string;
  relation: HouseholdRelation | '';
}

function JoinForm({ personId, onJoined, onCancel }: JoinFormProps) {
  const { t } = useTranslation();
  const join = useMutation({
    mutationFn: (body: JoinHouseholdRequest) => joinHousehold(personId, body),
    onSuccess: onJoined,
  });
  const dtoForm = useDtoForm<JoinValues>({
    dto: JoinHouseholdRequest,
    defaultValues: { personId: '', relation: '' },
    error: join.error,
  });
  return (
    <FormView
      of={dtoForm}
      error={join.error}
      onSubmit={(request: JoinHouseholdRequest) => join.mutate(request)}
    >
      <PickMember except={personId} />
      <SelectInput
        name="relation"
        hint={t('household.relationHint')}
        empty={t('form.pleaseChoose')}
        options={HOUSEHOLD_RELATIONS.map((value) => ({
          value,
          label: t(`enums.householdRelation.${value}`),
        }))}
      />
      <FormActions submit={t('household.join')} busy={join.isPending} onCancel={onCancel} />
    </FormView>
  );
}

function PickMember({ except }: { except: string }) {
  const { t } = useTranslation();
  const { field } = useController<JoinValues, 'personId'>({ name: 'personId' });
  return (
    <PersonPicker
      {...useField('personId')}
      label={t('household.pick')}
      value={field.value}
      onChange={field.onChange}
      except={except}
    />
  );
}
