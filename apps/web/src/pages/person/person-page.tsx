import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { PersonResponse } from '@app/persons/shared';
import { useTranslation } from 'react-i18next';
import { getPerson } from '../../api/persons.js';
import { useCodeNames } from '../../app/code-options.js';
import { bornAndAge } from '../../app/format.js';
import { Page } from '../../app/page.js';
import { NativeName, PersonName } from '../../app/person-name.js';
import { QueryView } from '../../app/query-view.js';
import { Button } from '../../kern/button.js';
import { DescriptionList } from '../../kern/description-list.js';
import { Section } from '../../kern/section.js';
import { FileHeader } from '../case/file-header.js';
import { personFacts } from './facts.js';
import { HouseholdSection } from './household-section.js';
import { PersonCases } from './person-cases.js';
import { ReleaseSection } from './release-section.js';
import { ResidenceSection } from './residence-section.js';

/** A person's file. */
export function PersonPage() {
  const { t } = useTranslation();
  const { personId } = useParams({ from: '/inside/personen/$personId' });
  const person = useQuery({ queryKey: ['person', personId], queryFn: () => getPerson(personId) });
  return (
    <Page
      title={t('person.title')}
      actions={
        <>
          <Link
            to="/personen/$personId/bearbeiten"
            params={{ personId }}
            className="kern-btn kern-btn--secondary"
          >
            <span className="kern-label">{t('action.edit')}</span>
          </Link>
          <Button variant="tertiary" onClick={() => window.print()}>
            {t('action.print')}
          </Button>
        </>
      }
    >
      <QueryView query={person}>{(found) => <PersonFile person={found} />}</QueryView>
    </Page>
  );
}

function PersonFile({ person }: { person: PersonResponse }) {
  const { t } = useTranslation();
  const names = useCodeNames();
  const facts = personFacts(person, t, names);
  const spoken = person.languages.find((language) => language.preferred);
  return (
    <>
      <FileHeader
        facts={[
          {
            key: 'name',
            label: t('fields.name'),
            value: (
              <>
                <PersonName of={person} /> <NativeName name={person.nativeScriptName} />
              </>
            ),
          },
          {
            key: 'age',
            label: t('person.born'),
            value: bornAndAge(person.dateOfBirth),
          },
          { key: 'language', label: t('person.speaks'), value: spoken && names.language(spoken.code) },
          person.interpreterNeeded && {
            key: 'interpreter',
            label: t('person.interpreter'),
            value: t('person.interpreterYes'),
          },
        ]}
      />
      <div className="columns">
        <div className="stack">
          <Section title={t('intake.steps.person')}>
            <DescriptionList facts={[...facts.identity, ...facts.origin, facts.entry]} />
          </Section>
          <ResidenceSection person={person} />
        </div>
        <div className="stack">
          <PersonCases person={person} />
          <Section title={t('intake.steps.contact')}>
            <DescriptionList facts={facts.contact} />
          </Section>
          <Section title={t('intake.steps.languages')}>
            <DescriptionList facts={facts.languages} />
          </Section>
          <HouseholdSection person={person} />
        </div>
      </div>
      <div className="release-section">
        <ReleaseSection person={person} />
      </div>
    </>
  );
}
