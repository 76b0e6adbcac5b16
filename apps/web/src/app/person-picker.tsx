import { useMutation } from '@tanstack/react-query';
import type { PersonSummary } from '@app/persons/shared';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { searchPersons } from '../api/persons.js';
import { Button } from '../kern/button.js';
import { Radio } from '../kern/check.js';
import type { FieldProps } from '../kern/field-frame.js';
import { Fieldset } from '../kern/fieldset.js';
import { TextField } from '../kern/text-field.js';
import { formatDay } from './format.js';
import { NativeName, PersonName } from './person-name.js';
import { ProblemAlert } from './problem-alert.js';

type PersonPickerProps = Pick<FieldProps, 'id' | 'label' | 'error'> & {
  value: string;
  onChange: (personId: string) => void;
  /** Not to be offered: the person the page is about. */
  except?: string;
};

/** Finds a registered person by name, case number or birth date and chooses one of the results. */
export function PersonPicker({ id, label, error, value, onChange, except }: PersonPickerProps) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const search = useMutation({ mutationFn: (text: string) => searchPersons({ query: text }) });
  const found = search.data?.items.filter((person) => person.id !== except) ?? [];
  const start = () => query.trim() && search.mutate(query.trim());
  return (
    <div className="stack">
      <div className="row-field">
        <TextField
          id={id}
          label={label}
          error={error}
          value={query}
          maxLength={200}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            start();
          }}
        />
        <Button variant="secondary" icon="search" busy={search.isPending} onClick={start}>
          {t('action.search')}
        </Button>
      </div>
      <ProblemAlert error={search.error} />
      <div role="status">
        {search.data && found.length === 0 && <p className="kern-body">{t('search.nothingTitle')}</p>}
        {search.data?.similar && found.length > 0 && <p className="kern-body">{t('search.similar')}</p>}
      </div>
      {found.length > 0 && (
        <Fieldset id={`${id}-results`} label={t('picker.results')}>
          {found.map((person) => (
            <Radio
              key={person.id}
              name={`${id}-choice`}
              checked={person.id === value}
              onChange={() => onChange(person.id)}
              label={<Choice person={person} />}
            />
          ))}
        </Fieldset>
      )}
      {value && (
        <Button variant="tertiary" icon="close" onClick={() => onChange('')}>
          {t('picker.clear')}
        </Button>
      )}
    </div>
  );
}

function Choice({ person }: { person: PersonSummary }) {
  const { t } = useTranslation();
  return (
    <>
      <PersonName of={person} /> <NativeName name={person.nativeScriptName} />{' '}
      <span className="row__text">
        {t('person.bornOn', { date: formatDay(person.dateOfBirth) })}
        {person.caseNumber && ` · ${person.caseNumber}`}
      </span>
    </>
  );
}
