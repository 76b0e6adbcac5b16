import {
  answerKey,
  indexed,
  type Answer,
  type AssessmentResponse,
  type NamedOrCoded,
} from '@app/assessments/shared';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listLaufzettel } from '../../api/laufzettel.js';
import { Badge } from '../../kern/badge.js';
import { Button } from '../../kern/button.js';
import { AddStationDialog } from '../case/add-station-dialog.js';

interface StationButtonProps {
  form: Pick<AssessmentResponse, 'id' | 'caseId'>;
  rowId: string;
  answers: readonly Answer[];
}

/** Makes a station of a step: what was said is carried over, not typed again. */
export function StationButton({ form, rowId, answers }: StationButtonProps) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const slips = useQuery({
    queryKey: ['laufzettel', form.caseId],
    queryFn: () => listLaufzettel(form.caseId),
  });
  if (!slips.data) return null;
  if (slips.data.items.some(({ stations }) => stations.some(({ originRowId }) => originRowId === rowId)))
    return <Badge tone="success">{t('assessment.station.made')}</Badge>;
  const running = slips.data.items.find(({ state }) => state === 'active');
  if (!running) return <span className="kern-body">{t('assessment.station.noSlip')}</span>;
  const index = indexed(answers);
  const said = (key: string) => index.get(answerKey(`goals.${key}`, rowId))?.value ?? undefined;
  return (
    <>
      <Button variant="secondary" small icon="add" onClick={() => setAdding(true)}>
        {t('assessment.station.make')}
      </Button>
      {adding && (
        <AddStationDialog
          caseId={form.caseId}
          laufzettelId={running.id}
          preset={{
            code: said('stepStation') as string | undefined,
            what: said('stepWhat') as string | undefined,
            institutionId: (said('stepWho') as NamedOrCoded | undefined)?.code,
            until: said('stepUntil') as string | undefined,
            origin: { assessmentId: form.id, rowId },
          }}
          onDone={() => setAdding(false)}
          onClose={() => setAdding(false)}
        />
      )}
    </>
  );
}
