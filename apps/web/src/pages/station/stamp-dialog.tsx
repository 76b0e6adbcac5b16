import { useQueryClient } from '@tanstack/react-query';
import { StampRequest, type StampResponse, type StationResponse } from '@app/laufzettel/shared';
import { useTranslation } from 'react-i18next';
import { stampStation } from '../../api/laufzettel.js';
import { problemOf } from '../../api/problem.js';
import { clean } from '../../app/form/dto-problems.js';
import { FormView } from '../../app/form/form-view.js';
import { useDtoForm } from '../../app/form/use-dto-form.js';
import { useAction } from '../../app/use-action.js';
import { Button } from '../../kern/button.js';
import { Dialog } from '../../kern/dialog.js';
import { StampConflict } from '../laufzettel/stamp-conflict.js';
import { EMPTY_STAMP, StampFields, stampValues, type StampValues } from '../laufzettel/stamp-fields.js';
import { StampList } from '../laufzettel/stamp-list.js';

interface StampDialogProps {
  stationId: string;
  station: StationResponse;
  /** The mistaken stamp this one replaces. */
  corrects?: StampResponse;
  onStamped: () => void;
  onClose: () => void;
}

/** Stamps a station, or corrects its last stamp. What was typed survives a colleague who was faster. */
export function StampDialog({ stationId, station, corrects, onStamped, onClose }: StampDialogProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const reload = () => queries.invalidateQueries({ queryKey: ['station', stationId] });
  const stamp = useAction(
    (body: StampRequest, key) => stampStation(stationId, body, key),
    async () => {
      await reload();
      void queries.invalidateQueries({ queryKey: ['stations'] });
      onStamped();
    },
  );
  const dtoForm = useDtoForm<StampValues>({
    dto: StampRequest,
    defaultValues: corrects ? stampValues(corrects) : EMPTY_STAMP,
    error: stamp.error,
    toRequest: (values) => ({
      ...(clean(values) as object),
      stationVersion: station.version,
      ...(corrects && { corrects: corrects.id }),
    }),
  });
  const changed = problemOf(stamp.error, 'station-changed');
  return (
    <Dialog title={t(corrects ? 'stamp.correctTitle' : 'stamp.title')} onClose={onClose}>
      <FormView
        of={dtoForm}
        error={stamp.error}
        except={['station-changed', 'prerequisite-missing']}
        onSubmit={(request: StampRequest) => stamp.mutate(request)}
      >
        <StampConflict error={stamp.error} />
        {corrects && (
          <>
            <p className="kern-body">{t('stamp.correctText')}</p>
            <StampList stamps={[corrects]} />
          </>
        )}
        <StampFields station={station} correction={!!corrects} />
        {stamp.isPaused && (
          <p className="kern-body" role="status">
            {t('state.waitingForNetwork')}
          </p>
        )}
        <div className="actions">
          {changed ? (
            <Button onClick={() => void reload().then(() => stamp.reset())}>{t('action.reload')}</Button>
          ) : (
            <Button type="submit" busy={stamp.isPending}>
              {t(corrects ? 'stamp.correctSubmit' : 'stamp.stamp')}
            </Button>
          )}
          <Button variant="secondary" onClick={onClose}>
            {t('action.cancel')}
          </Button>
        </div>
      </FormView>
    </Dialog>
  );
}
