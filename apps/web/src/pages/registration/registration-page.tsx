import { useQuery } from '@tanstack/react-query';
import { mayUse } from '@app/platform/shared';
import type { CreatedCase, OpenCaseRequest } from '@app/cases/shared';
import { RegisterPersonRequest, type ProbableMatch } from '@app/persons/shared';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listColleagues } from '../../api/account.js';
import { openCase, registerPerson } from '../../api/persons.js';
import { problemOf } from '../../api/problem.js';
import { clean } from '../../app/form/dto-problems.js';
import { FormView } from '../../app/form/form-view.js';
import { useDtoForm } from '../../app/form/use-dto-form.js';
import { Page } from '../../app/page.js';
import { ProblemAlert } from '../../app/problem-alert.js';
import { useAction } from '../../app/use-action.js';
import { useUnsavedGuard } from '../../app/use-unsaved-guard.js';
import { Alert } from '../../kern/alert.js';
import { Button } from '../../kern/button.js';
import { SelectField } from '../../kern/select-field.js';
import { TextField } from '../../kern/text-field.js';
import { CopyNumber } from '../case/copy-number.js';
import { IdentityFields } from '../person/identity-fields.js';
import { MatchesPanel } from '../person/matches-panel.js';
import { EMPTY_IDENTITY, withoutUnusedNames, type IdentityValues } from '../person/values.js';

type Values = IdentityValues & { duplicateDecision: { notTheSameAs: string[] } };

/** Reception takes down who somebody is and opens a case; the rest is for the intake. */
export function RegistrationPage() {
  const { t } = useTranslation();
  const [personId, setPersonId] = useState<string | null>(null);
  const [opened, setOpened] = useState<CreatedCase | null>(null);
  const again = () => {
    setPersonId(null);
    setOpened(null);
  };
  return (
    <Page title={t('registration.title')}>
      {opened ? (
        <div className="stack form-width">
          <Alert tone="success" title={t('registration.doneTitle')} focusOn={opened}>
            <CopyNumber number={opened.number} />
            <p className="kern-body">{t('registration.doneText')}</p>
          </Alert>
          <Button variant="secondary" onClick={again}>
            {t('registration.another')}
          </Button>
        </div>
      ) : personId ? (
        <OpenCaseForm personId={personId} onOpened={setOpened} />
      ) : (
        <RegisterForm onPerson={setPersonId} />
      )}
    </Page>
  );
}

function RegisterForm({ onPerson }: { onPerson: (personId: string) => void }) {
  const { t } = useTranslation();
  const register = useAction(registerPerson, (created) => onPerson(created.id));
  const dtoForm = useDtoForm<Values>({
    dto: RegisterPersonRequest,
    defaultValues: { ...EMPTY_IDENTITY, duplicateDecision: { notTheSameAs: [] } },
    error: register.error,
    toRequest: ({ duplicateDecision, ...identity }) =>
      clean({
        ...withoutUnusedNames(identity),
        duplicateDecision: duplicateDecision.notTheSameAs.length > 0 ? duplicateDecision : undefined,
      }) as object,
  });
  const { form } = dtoForm;
  const guard = useUnsavedGuard(form.formState.isDirty && !register.isSuccess);
  const matches = (problemOf(register.error, 'probable-duplicates')?.extra.matches ?? []) as ProbableMatch[];
  const decideDifferent = () => {
    form.setValue(
      'duplicateDecision.notTheSameAs',
      matches.map((match) => match.id),
      { shouldDirty: true },
    );
    register.mutate(dtoForm.toRequest(form.getValues()) as RegisterPersonRequest);
  };
  return (
    <FormView
      className="stack form-width section"
      of={dtoForm}
      error={register.error}
      except={['probable-duplicates']}
      onSubmit={(request: RegisterPersonRequest) => register.mutate(request)}
    >
      <p className="kern-body">{t('registration.intro')}</p>
      {matches.length > 0 && (
        <MatchesPanel
          matches={matches}
          onDifferent={decideDifferent}
          renderSame={(match) => (
            <Button variant="secondary" small onClick={() => onPerson(match.id)}>
              {t('registration.sameOpenCase')}
            </Button>
          )}
        />
      )}
      <IdentityFields short />
      <Button type="submit" busy={register.isPending}>
        {t('registration.submit')}
      </Button>
      {guard.question}
    </FormView>
  );
}

function OpenCaseForm({ personId, onOpened }: { personId: string; onOpened: (opened: CreatedCase) => void }) {
  const { t } = useTranslation();
  const [concern, setConcern] = useState('');
  const [worker, setWorker] = useState('');
  const colleagues = useQuery({ queryKey: ['colleagues'], queryFn: listColleagues });
  const open = useAction((body: OpenCaseRequest, key) => openCase(personId, body, key), onOpened);
  return (
    <form
      noValidate
      className="stack form-width section"
      onSubmit={(event) => {
        event.preventDefault();
        open.mutate(clean({ concern, responsibleWorkerId: worker }) as OpenCaseRequest);
      }}
    >
      <Alert tone="success" title={t('registration.personSaved')} focusOn={personId} />
      <ProblemAlert error={open.error} />
      <TextField
        id="concern"
        label={t('fields.concern')}
        hint={t('case.concernHint')}
        optional
        maxLength={500}
        value={concern}
        onChange={(event) => setConcern(event.target.value)}
      />
      <SelectField
        id="worker"
        label={t('fields.responsibleWorkerId')}
        optional
        empty={t('case.nobodyResponsible')}
        value={worker}
        options={(colleagues.data?.items ?? [])
          .filter(({ role }) => mayUse(role, 'case.update'))
          .map(({ id, displayName }) => ({ value: id, label: displayName }))}
        onChange={(event) => setWorker(event.target.value)}
      />
      <Button type="submit" busy={open.isPending}>
        {t('case.open')}
      </Button>
    </form>
  );
}
