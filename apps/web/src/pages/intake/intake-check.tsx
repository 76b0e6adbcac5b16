import { useQuery } from '@tanstack/react-query';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { listColleagues } from '../../api/account.js';
import { templatesQuery } from '../../api/laufzettel.js';
import { useCodeNames } from '../../app/code-options.js';
import { formatDay } from '../../app/format.js';
import { useMe } from '../../app/session.js';
import { Button } from '../../kern/button.js';
import { DescriptionList, type Fact } from '../../kern/description-list.js';
import { isSheetLanguage, SHEET_LANGUAGE_NAMES } from '../laufzettel/choice.js';
import { personFacts, residenceFacts } from '../person/facts.js';
import { routeOptions, STEPS, type IntakeValues, type Step } from './values.js';

/** All answers once more before anything is created, each part with the way back to it. */
export function IntakeCheck({ onGo }: { onGo: (step: number) => void }) {
  const { t } = useTranslation();
  const values = useFormContext<IntakeValues>().getValues();
  const names = useCodeNames();
  const parts = personFacts(values.person, t, names);
  const caseFacts = useCaseFacts(values);
  const household: Fact = {
    key: 'household',
    label: t('fields.household'),
    value: values.household.personId && t('household.willJoin'),
  };
  return (
    <div className="stack">
      <p className="kern-body">{t('intake.checkText')}</p>
      <Part step="person" facts={[...parts.identity, ...parts.origin]} onGo={onGo} />
      <Part step="contact" facts={[...parts.contact, household]} onGo={onGo} />
      <Part step="languages" facts={parts.languages} onGo={onGo} />
      <Part
        step="residence"
        facts={[...residenceFacts(values.residence, t, names), parts.entry]}
        onGo={onGo}
      />
      <Part step="case" facts={caseFacts} onGo={onGo} />
    </div>
  );
}

function Part({ step, facts, onGo }: { step: Step; facts: readonly Fact[]; onGo: (step: number) => void }) {
  const { t } = useTranslation();
  return (
    <section className="check-part">
      <header className="section__header">
        <h3 className="kern-heading-small">{t(`intake.steps.${step}`)}</h3>
        <Button variant="tertiary" small onClick={() => onGo(STEPS.indexOf(step) + 1)}>
          {t('action.change')}
          <span className="visually-hidden"> {t(`intake.steps.${step}`)}</span>
        </Button>
      </header>
      <DescriptionList facts={facts} />
    </section>
  );
}

function useCaseFacts({ case: opened, laufzettel, person }: IntakeValues): Fact[] {
  const { t } = useTranslation();
  const me = useMe();
  const colleagues = useQuery({ queryKey: ['colleagues'], queryFn: listColleagues });
  const templates = useQuery(templatesQuery(routeOptions(person)));
  const template = templates.data?.items.find(
    (candidate) => candidate.versionId === laufzettel.templateVersionId,
  );
  const worker = colleagues.data?.items.find((colleague) => colleague.id === opened.responsibleWorkerId);
  const stations = laufzettel.stations.map(({ code, agreedOn }) => {
    const station = template?.stations.find((candidate) => candidate.code === code);
    const until = agreedOn || station?.deadline?.on;
    return (
      <li key={code}>
        {station?.name ?? code}
        {until && ` · ${t('station.deadlineOn', { date: formatDay(until) })}`}
      </li>
    );
  });
  return [
    { key: 'concern', label: t('fields.concern'), value: opened.concern },
    {
      key: 'worker',
      label: t('fields.responsibleWorkerId'),
      value: <bdi>{worker?.displayName ?? me.displayName}</bdi>,
    },
    {
      key: 'route',
      label: t('laufzettel.name'),
      value: template ? template.title : t('laufzettel.notYet'),
    },
    {
      key: 'stations',
      label: t('fields.stations'),
      value: template && <ol className="kern-list kern-list--number">{stations}</ol>,
    },
    {
      key: 'language',
      label: t('fields.language'),
      value: template && isSheetLanguage(laufzettel.language) && (
        <span lang={laufzettel.language}>{SHEET_LANGUAGE_NAMES[laufzettel.language]}</span>
      ),
    },
  ];
}
