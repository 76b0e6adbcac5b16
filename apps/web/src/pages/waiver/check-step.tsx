import { useQuery } from '@tanstack/react-query';
import type { CaseResponse } from '@app/cases/shared';
import { ageAtLeast } from '@app/platform/shared';
import i18next from 'i18next';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useCodeNames } from '../../app/code-options.js';
import { formatDay, today } from '../../app/format.js';
import { loadTexts } from '../../app/i18n.js';
import { Button } from '../../kern/button.js';
import { DescriptionList, type Fact } from '../../kern/description-list.js';
import { Loader } from '../../kern/loader.js';
import { MustSign } from './must-sign.js';
import { RecipientFacts } from './recipient-facts.js';
import { institutionName, useRecipientInstitutions } from './use-institutions.js';
import { hasOther, STEPS, waiverRequest, type Step, type WaiverValues } from './values.js';
import { WAIVER_LANGUAGE_NAMES } from './words.js';

interface CheckStepProps {
  file: CaseResponse;
  onGo: (step: number) => void;
}

/** All of it once more before it is put before anybody; in German whatever the interface speaks, for German binds. */
export function CheckStep(props: CheckStepProps) {
  const { t } = useTranslation();
  const german = useQuery({
    queryKey: ['texts', 'de'],
    queryFn: () => loadTexts('de').then(() => true),
    staleTime: Infinity,
  });
  return (
    <div className="stack">
      <p className="kern-body">{t('waivers.wizard.checkText')}</p>
      {german.data ? <Parts {...props} /> : <Loader />}
    </div>
  );
}

function Parts({ file, onGo }: CheckStepProps) {
  const t = i18next.getFixedT('de');
  const values = useFormContext<WaiverValues>().getValues();
  const names = useCodeNames();
  const institutions = useRecipientInstitutions();
  const request = waiverRequest(values, ageAtLeast(file.dateOfBirth, today()));
  const { interpreter } = values;
  return (
    <div lang="de" className="stack">
      <Part
        step="language"
        onGo={onGo}
        facts={[
          {
            key: 'language',
            label: t('waivers.fields.language'),
            value: values.language && WAIVER_LANGUAGE_NAMES[values.language].german,
          },
          {
            key: 'explained',
            label: t('waivers.fields.explainedLanguage'),
            value: values.explainedLanguage && names.language(values.explainedLanguage),
          },
          {
            key: 'interpreter',
            label: t('waivers.fields.interpreting'),
            value:
              values.interpreting === 'yes'
                ? t('waivers.wizard.interpreterFacts', {
                    name: interpreter.name,
                    language: names.language(interpreter.language),
                    sworn: interpreter.sworn,
                  })
                : t('waivers.wizard.nobodyInterprets'),
          },
        ]}
      />
      <Part step="recipients" onGo={onGo} facts={[]}>
        <RecipientFacts
          t={t}
          recipients={values.recipients.map(({ institutionId, direction, categories }) => {
            const known = institutions.data?.find(({ id }) => id === institutionId);
            return { id: institutionId, name: known ? institutionName(known) : '—', direction, categories };
          })}
        />
        {hasOther(values) && (
          <DescriptionList
            facts={[{ key: 'other', label: t('waivers.categories.other'), value: values.otherText }]}
          />
        )}
      </Part>
      <Part
        step="purpose"
        onGo={onGo}
        facts={[
          {
            key: 'purposes',
            label: t('waivers.fields.purposes'),
            value: values.purposes.map((purpose) => t(`waivers.purposes.${purpose}`)).join(' · '),
          },
          { key: 'purposeText', label: t('waivers.purposes.other'), value: request.purposeText },
          { key: 'until', label: t('waivers.fields.validUntil'), value: formatDay(values.validUntil) },
        ]}
      />
      <Part
        step="signatories"
        onGo={onGo}
        facts={[
          {
            key: 'custody',
            label: t('waivers.fields.custody'),
            value: request.custody && t(`waivers.custody.${request.custody}`),
          },
          {
            key: 'exception',
            label: t('waivers.fields.exception'),
            value:
              request.exception &&
              `${t(`waivers.exceptions.${request.exception}`)}: ${request.exceptionReason ?? ''}`,
          },
          { key: 'identity', label: t('waivers.fields.identityDocument'), value: request.identityDocument },
        ]}
      >
        <MustSign file={file} words={t} />
      </Part>
    </div>
  );
}

interface PartProps {
  step: Step;
  facts: readonly Fact[];
  onGo: (step: number) => void;
  children?: React.ReactNode;
}

function Part({ step, facts, onGo, children }: PartProps) {
  const t = i18next.getFixedT('de');
  const title = t(`waivers.wizard.steps.${step}`);
  return (
    <section className="check-part">
      <header className="section__header">
        <h3 className="kern-heading-small">{title}</h3>
        <Button variant="tertiary" small onClick={() => onGo(STEPS.indexOf(step) + 1)}>
          {t('action.change')}
          <span className="visually-hidden"> {title}</span>
        </Button>
      </header>
      <DescriptionList facts={facts} />
      {children}
    </section>
  );
}
