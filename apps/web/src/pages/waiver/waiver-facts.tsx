import { isAgreement, type WaiverResponse } from '@app/waivers/shared';
import { useTranslation } from 'react-i18next';
import { useCodeNames } from '../../app/code-options.js';
import { formatDay, formatMoment } from '../../app/format.js';
import { Badge } from '../../kern/badge.js';
import { DescriptionList } from '../../kern/description-list.js';
import { Section } from '../../kern/section.js';
import { RecipientFacts } from './recipient-facts.js';
import { WAIVER_LANGUAGE_NAMES } from './words.js';

/** What a waiver says. */
export function WaiverFacts({ waiver }: { waiver: WaiverResponse }) {
  const { t } = useTranslation();
  const names = useCodeNames();
  const { interpreter } = waiver;
  return (
    <div className="stack">
      <Section title={t('waivers.page.recipients')}>
        <RecipientFacts
          t={t}
          recipients={waiver.recipients.map(({ id, name, unit, direction, categories, revokedAt }) => ({
            id,
            name: unit ? `${name}, ${unit}` : name,
            direction,
            categories,
            note: revokedAt && (
              <Badge tone="danger" icon="close">
                {t('waivers.page.revokedAt', { at: formatMoment(revokedAt) })}
              </Badge>
            ),
          }))}
        />
        <Closed waiver={waiver} />
      </Section>
      <Section title={t('waivers.page.says')}>
        <DescriptionList
          facts={[
            {
              key: 'purposes',
              label: t('waivers.fields.purposes'),
              value: (
                <ul className="kern-list kern-list--bullet">
                  {waiver.purposes.map((purpose) => (
                    <li key={purpose}>
                      {t(`waivers.purposes.${purpose}`)}
                      {purpose === 'other' && waiver.purposeText && (
                        <>
                          : <span dir="auto">{waiver.purposeText}</span>
                        </>
                      )}
                    </li>
                  ))}
                </ul>
              ),
            },
            {
              key: 'other',
              label: t('waivers.fields.otherText'),
              value: waiver.otherText && <span dir="auto">{waiver.otherText}</span>,
            },
            { key: 'until', label: t('waivers.fields.validUntil'), value: formatDay(waiver.validUntil) },
            {
              key: 'language',
              label: t('waivers.fields.language'),
              value: <span lang="de">{WAIVER_LANGUAGE_NAMES[waiver.language].german}</span>,
            },
            {
              key: 'explained',
              label: t('waivers.fields.explainedLanguage'),
              value: names.language(waiver.explainedLanguage),
            },
            {
              key: 'interpreter',
              label: t('waivers.page.interpreter'),
              value: interpreter
                ? t('waivers.wizard.interpreterFacts', {
                    name: interpreter.name,
                    language: names.language(interpreter.language),
                    sworn: interpreter.sworn ? 'yes' : 'no',
                  })
                : t('waivers.wizard.nobodyInterprets'),
            },
            {
              key: 'custody',
              label: t('waivers.fields.custody'),
              value: (
                <>
                  {t(`waivers.custody.${waiver.custody}`)}
                  {waiver.guardians.map(({ name, role }) => (
                    <div key={name}>
                      <bdi>{name}</bdi> ({t(`waivers.roles.${role}`)})
                    </div>
                  ))}
                </>
              ),
            },
            {
              key: 'exception',
              label: t('waivers.fields.exception'),
              value: waiver.exception && t(`waivers.exceptions.${waiver.exception}`),
            },
            { key: 'reason', label: t('waivers.fields.exceptionReason'), value: waiver.exceptionReason },
            { key: 'identity', label: t('waivers.fields.identityDocument'), value: waiver.identityDocument },
            { key: 'worker', label: t('waivers.page.worker'), value: <bdi>{waiver.workerName}</bdi> },
            {
              key: 'copy',
              label: t('waivers.page.copyHanded'),
              value: waiver.copyHandedOn && formatDay(waiver.copyHandedOn),
            },
            {
              key: 'ended',
              label: t('waivers.page.endedAt'),
              value: waiver.endedAt && formatMoment(waiver.endedAt),
            },
            {
              key: 'reference',
              label: t('waivers.page.reference'),
              value: <span className="wrap">{waiver.reference}</span>,
            },
          ]}
        />
      </Section>
    </div>
  );
}

/** What stays closed although it is ticked, because not everybody agreed to it by itself. */
function Closed({ waiver }: { waiver: WaiverResponse }) {
  const { t } = useTranslation();
  if (waiver.standing !== 'active' || !waiver.signatoriesFit) return null;
  const { recipients } = waiver;
  const signatures = waiver.signatures.filter(({ role }) => isAgreement(role));
  const asksHealth = recipients.some(({ categories }) => categories.includes('health'));
  const asksImmigration = recipients.some(({ type }) => type === 'immigration_authority');
  return (
    <>
      {asksHealth && !signatures.every(({ health }) => health) && (
        <p className="kern-body hint-box">{t('waivers.page.healthClosed')}</p>
      )}
      {asksImmigration && !signatures.every(({ immigration }) => immigration) && (
        <p className="kern-body hint-box">{t('waivers.page.immigrationClosed')}</p>
      )}
    </>
  );
}
