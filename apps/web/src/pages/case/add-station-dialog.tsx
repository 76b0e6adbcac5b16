import { useQuery, useQueryClient } from '@tanstack/react-query';
import {
  AddStationRequest,
  MAX_STAMP_NOTE,
  type AddableStation,
  type CreatedStation,
} from '@app/laufzettel/shared';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { addableStations, addStation } from '../../api/laufzettel.js';
import { clean } from '../../app/form/dto-problems.js';
import { FieldSection, useField } from '../../app/form/field-texts.js';
import { SelectInput, TextAreaInput } from '../../app/form/fields.js';
import { FormActions } from '../../app/form/form-actions.js';
import { FormView } from '../../app/form/form-view.js';
import { useDtoForm } from '../../app/form/use-dto-form.js';
import { today } from '../../app/format.js';
import { QueryView } from '../../app/query-view.js';
import { useAction } from '../../app/use-action.js';
import { Alert } from '../../kern/alert.js';
import { Dialog } from '../../kern/dialog.js';
import { SelectField } from '../../kern/select-field.js';
import { AgreedDate, ComputedDeadline } from '../laufzettel/station-deadline.js';
import {
  agreedProblems,
  institutionFor,
  startingValues,
  type AddStationValues,
  type StationPreset,
} from './add-station-values.js';

interface AddStationDialogProps {
  caseId: string;
  laufzettelId: string;
  /** What is known beforehand, as a step of an assessment says it. */
  preset?: StationPreset;
  onDone: (added: CreatedStation) => void;
  onClose: () => void;
}

/** Adds a station to a slip that runs: with what is known beforehand it takes one click. */
export function AddStationDialog(props: AddStationDialogProps) {
  const { t } = useTranslation();
  const { caseId, laufzettelId, onClose } = props;
  const stations = useQuery({
    queryKey: ['laufzettel', caseId, 'addable', laufzettelId],
    queryFn: () => addableStations(caseId, laufzettelId),
    // What the slip had when the dialog was open last says nothing of now.
    gcTime: 0,
  });
  return (
    <Dialog title={t('laufzettel.addStation.title')} onClose={onClose}>
      <QueryView query={stations}>{({ items }) => <AddForm {...props} stations={items} />}</QueryView>
    </Dialog>
  );
}

function AddForm({
  caseId,
  laufzettelId,
  preset = {},
  stations,
  onDone,
  onClose,
}: AddStationDialogProps & { stations: readonly AddableStation[] }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const add = useAction(
    (body: AddStationRequest, key) => addStation({ caseId, laufzettelId }, body, key),
    (added) => {
      void queries.invalidateQueries({ queryKey: ['laufzettel', caseId] });
      void queries.invalidateQueries({ queryKey: ['case', caseId] });
      onDone(added);
    },
  );
  const dtoForm = useDtoForm<AddStationValues>({
    dto: AddStationRequest,
    defaultValues: startingValues(preset, stations),
    toRequest: (values) => ({
      ...(clean(values) as object),
      ...(preset.origin && { origin: preset.origin }),
    }),
    check: (values) => agreedProblems(values, stations, today()),
    error: add.error,
  });
  const there = stations.find(({ code, underWay }) => underWay && code === preset.code);
  return (
    <FieldSection value="laufzettel.addStation">
      <FormView of={dtoForm} error={add.error} onSubmit={(request: AddStationRequest) => add.mutate(request)}>
        {there && (
          <Alert tone="info" title={t('laufzettel.addStation.alreadyThere', { station: there.name })} quiet />
        )}
        <StationFields stations={stations} />
        <TextAreaInput
          name="note"
          optional
          counted
          hint={t('laufzettel.addStation.noteHint')}
          maxLength={MAX_STAMP_NOTE}
        />
        <FormActions submit={t('laufzettel.addStation.action')} busy={add.isPending} onCancel={onClose} />
      </FormView>
    </FieldSection>
  );
}

/** The station, and what follows from it: institutions that fit, deadline, what has to come first. */
function StationFields({ stations }: { stations: readonly AddableStation[] }) {
  const { t } = useTranslation();
  const { register, watch, setValue, getValues } = useFormContext<AddStationValues>();
  const station = stations.find(({ code }) => code === watch('code'));
  const nameOf = (code: string) => stations.find((other) => other.code === code)?.name ?? code;
  return (
    <>
      <SelectField
        {...useField('code')}
        hint={t('laufzettel.addStation.hint')}
        empty={t('laufzettel.addStation.chooseStation')}
        options={stations
          .filter(({ underWay }) => !underWay)
          .map(({ code, name }) => ({ value: code, label: name }))}
        {...register('code', {
          onChange: () => {
            const chosen = stations.find(({ code }) => code === getValues('code'));
            setValue('institutionId', institutionFor(chosen, getValues('institutionId')));
          },
        })}
      />
      {station && (
        <>
          {station.condition && (
            <p className="row__text" lang="de">
              {station.condition}
            </p>
          )}
          <SelectInput
            key={station.code}
            name="institutionId"
            empty={t('laufzettel.noInstitutionYet')}
            options={station.institutions.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <div>
            <ComputedDeadline station={station} />
            {station.prerequisites.length > 0 && (
              <p className="row__text">
                {t('laufzettel.after')} {station.prerequisites.map(({ code }) => nameOf(code)).join(', ')}
              </p>
            )}
            <AgreedDate name="agreedOn" station={station} />
          </div>
        </>
      )}
    </>
  );
}
