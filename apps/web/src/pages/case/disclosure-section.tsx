import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CaseResponse } from '@app/cases/shared';
import type { DisclosureResponse } from '@app/waivers/shared';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/problem.js';
import { listDisclosures, stepDisclosure } from '../../api/releases.js';
import { formatDay, formatMoment, today } from '../../app/format.js';
import { ProblemAlert } from '../../app/problem-alert.js';
import { QueryView } from '../../app/query-view.js';
import { VersionConflict } from '../../app/version-conflict.js';
import { Badge, type Tone } from '../../kern/badge.js';
import { Button } from '../../kern/button.js';
import { Dialog } from '../../kern/dialog.js';
import { Section } from '../../kern/section.js';
import { DisclosureDialog } from './disclosure-dialog.js';

/** What a statute lets an institution know without a waiver: recorded with its reason, never done by itself. */
export function DisclosureSection({ file }: { file: CaseResponse }) {
  const { t } = useTranslation();
  const [recording, setRecording] = useState(false);
  const disclosures = useQuery({
    queryKey: ['disclosures', file.id],
    queryFn: () => listDisclosures(file.id),
  });
  return (
    <Section
      title={t('waivers.disclosures.title')}
      actions={
        file.state !== 'closed' && (
          <Button variant="secondary" small icon="add" onClick={() => setRecording(true)}>
            {t('waivers.disclosures.record')}
          </Button>
        )
      }
    >
      <QueryView query={disclosures}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="kern-body">{t('waivers.disclosures.none')}</p>
          ) : (
            <ul className="rows">
              {items.map((item) => (
                <Row key={item.id} item={item} />
              ))}
            </ul>
          )
        }
      </QueryView>
      {recording && <DisclosureDialog caseId={file.id} onClose={() => setRecording(false)} />}
    </Section>
  );
}

type DisclosureState = 'open' | 'waits' | 'ended' | 'expired';

const LOOK: Record<DisclosureState, { tone: Tone; icon?: string }> = {
  open: { tone: 'success' },
  waits: { tone: 'warning' },
  ended: { tone: 'info', icon: 'close' },
  expired: { tone: 'info', icon: 'close' },
};

function stateOf({ endedAt, validUntil, needsSecond, confirmedAt }: DisclosureResponse): DisclosureState {
  if (endedAt) return 'ended';
  if (validUntil < today()) return 'expired';
  return needsSecond && !confirmedAt ? 'waits' : 'open';
}

function Row({ item }: { item: DisclosureResponse }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<'confirm' | 'end' | null>(null);
  const state = stateOf(item);
  return (
    <li className="row">
      <div className="row__main">
        <p className="row__title">
          <strong lang="de">{item.institutionName}</strong>
          <Badge {...LOOK[state]}>{t(`waivers.disclosures.states.${state}`)}</Badge>
        </p>
        <p className="row__text">
          <span lang="de">{item.citation}</span> · {t('waivers.until', { date: formatDay(item.validUntil) })}
        </p>
        <ul className="kern-list kern-list--bullet">
          {item.categories.map((category) => (
            <li key={category}>{t(`waivers.categories.${category}`)}</li>
          ))}
        </ul>
        <p className="kern-body" dir="auto">
          {item.reason}
        </p>
        <p className="row__text">
          {item.personInformedOn
            ? t('waivers.disclosures.informedOn', { date: formatDay(item.personInformedOn) })
            : t('waivers.disclosures.notInformed', { reason: item.notInformedReason })}
        </p>
        <p className="row__text">
          {t('waivers.disclosures.by', { name: item.createdByName, at: formatMoment(item.createdAt) })}
          {item.confirmedAt && item.confirmedByName && (
            <>
              {' · '}
              {t('waivers.disclosures.confirmedBy', {
                name: item.confirmedByName,
                at: formatMoment(item.confirmedAt),
              })}
            </>
          )}
          {item.endedAt && <> · {t('waivers.disclosures.endedAt', { at: formatMoment(item.endedAt) })}</>}
        </p>
      </div>
      {(state === 'open' || state === 'waits') && (
        <div className="row__side no-print">
          {state === 'waits' && (
            <Button small onClick={() => setAsking('confirm')}>
              {t('waivers.disclosures.confirm')}
              <span className="visually-hidden"> {item.institutionName}</span>
            </Button>
          )}
          <Button small variant="secondary" onClick={() => setAsking('end')}>
            {t('waivers.disclosures.end')}
            <span className="visually-hidden"> {item.institutionName}</span>
          </Button>
        </div>
      )}
      {asking && <StepDialog item={item} step={asking} onClose={() => setAsking(null)} />}
    </li>
  );
}

interface StepDialogProps {
  item: DisclosureResponse;
  step: 'confirm' | 'end';
  onClose: () => void;
}

function StepDialog({ item, step, onClose }: StepDialogProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const reload = async () => {
    await queries.invalidateQueries({ queryKey: ['disclosures', item.caseId] });
    void queries.invalidateQueries({ queryKey: ['releases'] });
    onClose();
  };
  const act = useMutation({ mutationFn: () => stepDisclosure(item, step), onSuccess: reload });
  const texts = { institution: item.institutionName };
  return (
    <Dialog
      title={t(step === 'confirm' ? 'waivers.disclosures.confirmTitle' : 'waivers.disclosures.endTitle')}
      onClose={onClose}
      footer={
        <>
          <Button variant="secondary" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button busy={act.isPending} onClick={() => act.mutate()}>
            {t(step === 'confirm' ? 'waivers.disclosures.confirm' : 'waivers.disclosures.end')}
          </Button>
        </>
      }
    >
      <VersionConflict error={act.error} onTakeTheirs={() => void reload()} />
      <ProblemAlert error={problemOf(act.error, 'version-conflict') ? null : act.error} />
      <p className="kern-body">
        {step === 'confirm'
          ? t('waivers.disclosures.confirmText', texts)
          : t('waivers.disclosures.endText', texts)}
      </p>
    </Dialog>
  );
}
