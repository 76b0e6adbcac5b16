import { useQueryClient } from '@tanstack/react-query';
import {
  TranscribeStampRequest,
  type LaufzettelResponse,
  type StampResponse,
  type StationResponse,
} from '@app/laufzettel/shared';
import { useTranslation } from 'react-i18next';
import { transcribeStamp } from '../../api/laufzettel.js';
import { problemOf } from '../../api/problem.js';
import { clean } from '../../app/form/dto-problems.js';
import { DateInput, RadioInput } from '../../app/form/fields.js';
import { FormView } from '../../app/form/form-view.js';
import { useDtoForm } from '../../app/form/use-dto-form.js';
import { today } from '../../app/format.js';
import { useMe } from '../../app/session.js';
import { useAction } from '../../app/use-action.js';
import { Button } from '../../kern/button.js';
import { Dialog } from '../../kern/dialog.js';
import { StampConflict } from '../laufzettel/stamp-conflict.js';
import { EMPTY_STAMP, StampFields, stampValues, type StampValues } from '../laufzettel/stamp-fields.js';
import { StampList } from '../laufzettel/stamp-list.js';

interface TranscribeDialogProps {
  sheet: LaufzettelResponse;
  station: StationResponse;
  /** The mistaken stamp this one replaces. */
  corrects?: StampResponse;
  onClose: () => void;
}

type Values = StampValues & { stampedOn: string; via: 'paper' | 'phone' | '' };

/**
 * A stamp found on the paper sheet, or told on the phone, is entered afterwards and marked as such. The last one is
 * corrected in the same way, whoever made it.
 */
export function TranscribeDialog({ sheet, station, corrects, onClose }: TranscribeDialogProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const own = station.institutionId === useMe().institutionId;
  const reload = () => queries.invalidateQueries({ queryKey: ['laufzettel', sheet.caseId] });
  const enter = useAction(
    (body: TranscribeStampRequest, key) =>
      transcribeStamp({ caseId: sheet.caseId, laufzettelId: sheet.id, stationId: station.id }, body, key),
    async () => {
      await reload();
      void queries.invalidateQueries({ queryKey: ['case', sheet.caseId] });
      onClose();
    },
  );
  const dtoForm = useDtoForm<Values>({
    dto: TranscribeStampRequest,
    defaultValues: corrects
      ? { ...stampValues(corrects), stampedOn: corrects.stampedOn, via: own ? 'paper' : viaOf(corrects) }
      : { ...EMPTY_STAMP, stampedOn: today(), via: 'paper' },
    error: enter.error,
    toRequest: (values) => ({
      ...(clean(values) as object),
      stationVersion: station.version,
      ...(corrects && { corrects: corrects.id }),
    }),
  });
  const changed = problemOf(enter.error, 'station-changed');
  return (
    <Dialog
      title={
        <>
          {t(corrects ? 'stamp.correctTitle' : 'stamp.enterPaper')}: {station.name}
        </>
      }
      onClose={onClose}
    >
      <FormView
        of={dtoForm}
        error={enter.error}
        except={['station-changed', 'prerequisite-missing']}
        onSubmit={(request: TranscribeStampRequest) => enter.mutate(request)}
      >
        <StampConflict error={enter.error} />
        {corrects && (
          <>
            <p className="kern-body">
              {t('stamp.correctText')} {sheet.state === 'completed' && t('stamp.correctReopens')}
            </p>
            <StampList stamps={[corrects]} />
          </>
        )}
        {/* What the office stamps itself reached it in no way. */}
        {!own && (
          <RadioInput
            name="via"
            horizontal
            options={(['paper', 'phone'] as const).map((value) => ({
              value,
              label: t(`enums.stampVia.${value}`),
            }))}
          />
        )}
        <DateInput name="stampedOn" />
        <StampFields station={station} correction={!!corrects} />
        <div className="actions">
          {changed ? (
            <Button
              variant="secondary"
              onClick={() => {
                void reload();
                onClose();
              }}
            >
              {t('action.reload')}
            </Button>
          ) : (
            <Button type="submit" busy={enter.isPending}>
              {t(corrects ? 'stamp.correctSubmit' : 'stamp.enter')}
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

/** How the office learnt of a mistake in what was stamped at a screen is not known. */
const viaOf = ({ via }: StampResponse): Values['via'] => (via === 'digital' ? '' : via);
