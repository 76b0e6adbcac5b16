import {
  phaseOf,
  RECOGNITION_PHASES,
  RECOGNITION_TRANSITIONS,
  type RecognitionPhase,
  type RecognitionResponse,
} from '@app/assessments/shared';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../app/format.js';
import { Button } from '../../kern/button.js';
import { DescriptionList } from '../../kern/description-list.js';
import { RecognitionDeadlines } from './recognition-deadlines.js';
import { RecognitionDialog } from './recognition-dialog.js';
import { RecognitionDocuments } from './recognition-documents.js';
import { RecognitionStepDialog } from './recognition-step-dialog.js';

/** One procedure: where it is, what is due, what is missing, what was. */
export function RecognitionItem({ item, caseOpen }: { item: RecognitionResponse; caseOpen: boolean }) {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<'change' | 'step' | null>(null);
  const close = () => setDialog(null);
  return (
    <article className="sheet" aria-label={`${t('recognition.title')} ${item.occupationText}`}>
      <h3 className="kern-heading-small">
        <bdi lang="de">{item.occupationText}</bdi>
      </h3>
      <Stepper item={item} />
      <RecognitionDeadlines item={item} />
      <Facts item={item} />
      {caseOpen && (
        <div className="actions no-print">
          {RECOGNITION_TRANSITIONS[item.stage].length > 0 && (
            <Button small onClick={() => setDialog('step')}>
              {t('recognition.step')}
              <span className="visually-hidden"> {item.occupationText}</span>
            </Button>
          )}
          <Button small variant="secondary" icon="edit" onClick={() => setDialog('change')}>
            {t('recognition.change')}
            <span className="visually-hidden"> {item.occupationText}</span>
          </Button>
        </div>
      )}
      <RecognitionDocuments item={item} mayChange={caseOpen} />
      <History item={item} />
      {dialog === 'change' && <RecognitionDialog caseId={item.caseId} item={item} onClose={close} />}
      {dialog === 'step' && <RecognitionStepDialog item={item} onClose={close} />}
    </article>
  );
}

/** The phases; a measure is one of them only for whom one was needed. The present one is said by its stage. */
function Stepper({ item }: { item: RecognitionResponse }) {
  const { t } = useTranslation();
  const present = phaseOf(item.stage);
  const measured = item.events.some(({ to }) => to === 'measure_running');
  const phases = (Object.keys(RECOGNITION_PHASES) as RecognitionPhase[]).filter(
    (phase) => phase !== 'compensate' || measured,
  );
  return (
    <ol className="steps" aria-label={t('recognition.stages')}>
      {phases.map((phase) => (
        <li key={phase} aria-current={phase === present ? 'step' : undefined}>
          {phase === present
            ? t('recognition.present', {
                stage: t(`enums.recognitionStage.${item.stage}`),
                date: formatDay(item.stageSince),
              })
            : t(`recognition.phases.${phase}`)}
        </li>
      ))}
    </ol>
  );
}

function Facts({ item }: { item: RecognitionResponse }) {
  const { t } = useTranslation();
  const day = (value: string | null) => value && formatDay(value);
  return (
    <DescriptionList
      facts={[
        {
          key: 'regulation',
          label: t('recognition.fields.regulation'),
          value: t(`enums.regulation.${item.regulation}`),
        },
        {
          key: 'rule',
          label: t('recognition.fields.rule'),
          value: t(`enums.recognitionRule.${item.rule}`),
        },
        {
          key: 'body',
          label: t('recognition.fields.competentBodyId'),
          value: item.competentBody && <span lang="de">{item.competentBody}</span>,
        },
        {
          key: 'applied',
          label: t('recognition.fields.applicationDate'),
          value: day(item.applicationDate),
        },
        {
          key: 'receipt',
          label: t('recognition.fields.receiptConfirmedOn'),
          value: day(item.receiptConfirmedOn),
        },
        { key: 'complete', label: t('recognition.fields.completeOn'), value: day(item.completeOn) },
        {
          key: 'extended',
          label: t('recognition.extended', { count: item.extendedMonths }),
          value: item.extensionReason && <span dir="auto">{item.extensionReason}</span>,
        },
        { key: 'decided', label: t('recognition.fields.decidedOn'), value: day(item.decidedOn) },
        {
          key: 'language',
          label: t('recognition.fields.languageRequirement'),
          value: item.languageRequirement && <span dir="auto">{item.languageRequirement}</span>,
        },
        {
          key: 'funding',
          label: t('recognition.fields.fundingSource'),
          value: item.fundingSource && t(`enums.recognitionFunding.${item.fundingSource}`),
        },
      ]}
    />
  );
}

function History({ item }: { item: RecognitionResponse }) {
  const { t } = useTranslation();
  return (
    <details>
      <summary>{t('recognition.history', { count: item.events.length })}</summary>
      <ul className="rows">
        {item.events.map((event) => (
          <li className="row" key={event.at}>
            <div className="row__main">
              <p className="row__title">
                <span className="number">{formatDay(event.onDay)}</span>
                <span>{t(`enums.recognitionStage.${event.to}`)}</span>
              </p>
              {event.note && (
                <p className="kern-body" dir="auto">
                  {event.note}
                </p>
              )}
              <p className="row__text">
                <bdi>{event.byName}</bdi>
              </p>
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}
