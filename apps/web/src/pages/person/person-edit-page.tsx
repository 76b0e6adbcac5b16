import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { UpdatePersonRequest, type PersonResponse } from '@app/persons/shared';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getPerson, updatePerson } from '../../api/persons.js';
import { problemOf } from '../../api/problem.js';
import { useCodeNames } from '../../app/code-options.js';
import { clean } from '../../app/form/dto-problems.js';
import { DateInput } from '../../app/form/fields.js';
import { FormView } from '../../app/form/form-view.js';
import { useDtoForm } from '../../app/form/use-dto-form.js';
import { Page } from '../../app/page.js';
import { QueryView } from '../../app/query-view.js';
import { useUnsavedGuard } from '../../app/use-unsaved-guard.js';
import { VersionConflict } from '../../app/version-conflict.js';
import { Button } from '../../kern/button.js';
import { ContactFields } from './contact-fields.js';
import { personFacts } from './facts.js';
import { IdentityFields } from './identity-fields.js';
import { LanguageFields } from './language-fields.js';
import { OriginFields } from './origin-fields.js';
import { phoneProblems } from './phone-problems.js';
import { personValues, withoutUnusedNames, type PersonValues } from './values.js';

/** Changes a person's master data; a residence status is added in the file, not changed here. */
export function PersonEditPage() {
  const { t } = useTranslation();
  const { personId } = useParams({ from: '/inside/personen/$personId/bearbeiten' });
  const [round, setRound] = useState(0);
  const person = useQuery({
    queryKey: ['person', personId],
    queryFn: () => getPerson(personId),
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  return (
    <Page title={t('person.editTitle')}>
      <QueryView query={person}>
        {(found) => <EditForm key={round} person={found} onReload={() => setRound((count) => count + 1)} />}
      </QueryView>
    </Page>
  );
}

function EditForm({ person, onReload }: { person: PersonResponse; onReload: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  // The version typed against; the query may bring a newer one while the form is open.
  const [base, setBase] = useState(person);
  const [theirs, setTheirs] = useState<PersonResponse | null>(null);
  const save = useMutation({
    mutationFn: (body: UpdatePersonRequest) => updatePerson(base.id, body),
    onSuccess: async (updated) => {
      guard.release();
      queries.setQueryData(['person', base.id], updated);
      await navigate({ to: '/personen/$personId', params: { personId: base.id } });
    },
    onError: async (error) => {
      if (problemOf(error, 'version-conflict')) setTheirs(await getPerson(base.id));
    },
  });
  const dtoForm = useDtoForm<PersonValues>({
    dto: UpdatePersonRequest,
    defaultValues: personValues(person),
    check: ({ contact }) => phoneProblems(contact.phone),
    error: save.error,
    toRequest: (values) => ({ ...(clean(withoutUnusedNames(values)) as object), version: base.version }),
  });
  const guard = useUnsavedGuard(dtoForm.form.formState.isDirty);

  const takeTheirs = () => {
    if (theirs) queries.setQueryData(['person', base.id], theirs);
    onReload();
  };
  const keepMine = () => {
    if (theirs) {
      setBase(theirs);
      // What was not touched here takes the colleague's new value.
      dtoForm.form.reset(personValues(theirs), { keepDirtyValues: true });
    }
    setTheirs(null);
    save.reset();
  };
  return (
    <FormView
      className="stack form-width section"
      of={dtoForm}
      error={save.error}
      except={['version-conflict']}
      onSubmit={(request: UpdatePersonRequest) => save.mutate(request)}
    >
      <VersionConflict
        error={save.error}
        onTakeTheirs={takeTheirs}
        onKeepMine={keepMine}
        changes={theirs && <Differences before={base} after={theirs} />}
      />
      <h2 className="kern-heading-medium">{t('intake.steps.person')}</h2>
      <IdentityFields />
      <OriginFields />
      <DateInput name="entryDateGermany" optional hint={t('person.entryHint')} past />
      <h2 className="kern-heading-medium">{t('intake.steps.contact')}</h2>
      <ContactFields />
      <h2 className="kern-heading-medium">{t('intake.steps.languages')}</h2>
      <LanguageFields />
      <div className="actions">
        <Button type="submit" busy={save.isPending}>
          {t('action.save')}
        </Button>
        <Link to="/personen/$personId" params={{ personId: person.id }} className="kern-link">
          {t('action.cancel')}
        </Link>
      </div>
      {guard.question}
    </FormView>
  );
}

/** What the other one changed, field by field, before and after. */
function Differences({ before, after }: { before: PersonResponse; after: PersonResponse }) {
  const { t } = useTranslation();
  const names = useCodeNames();
  const factsOf = (person: PersonResponse) => {
    const { entry, ...parts } = personFacts(person, t, names);
    return [...Object.values(parts).flat(), entry];
  };
  const old = new Map(factsOf(before).map((fact) => [fact.key, fact]));
  const changed = factsOf(after).filter(({ key }) => stored(before, key) !== stored(after, key));
  return (
    <ul className="conflict">
      {changed.map((fact) => (
        <li key={fact.key}>
          {fact.label}: <del>{old.get(fact.key)?.value || t('form.notRecorded')}</del>{' '}
          <ins>{fact.value || t('form.notRecorded')}</ins>
        </li>
      ))}
    </ul>
  );
}

/** What is stored under a fact, in a form that can be compared. */
function stored(person: PersonResponse, key: string): string {
  const { street, houseNumber, postalCode, place } = person.contact;
  const fields: object = Object.assign({}, person, person.contact, {
    dateOfBirth: [person.dateOfBirth, person.dobUncertain],
    address: [street, houseNumber, postalCode, place],
  });
  return JSON.stringify((fields as Record<string, unknown>)[key]);
}
