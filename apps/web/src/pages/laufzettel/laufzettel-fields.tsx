import { useQuery } from '@tanstack/react-query';
import {
  SHEET_LANGUAGES,
  type TemplateOptionsRequest,
  type TemplateResponse,
  type TemplateStationResponse,
} from '@app/laufzettel/shared';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { templatesQuery } from '../../api/laufzettel.js';
import { useField } from '../../app/form/field-texts.js';
import { SelectInput } from '../../app/form/fields.js';
import { formatDay } from '../../app/format.js';
import { QueryView } from '../../app/query-view.js';
import { Checkbox, Radio } from '../../kern/check.js';
import { Fieldset } from '../../kern/fieldset.js';
import { Icon } from '../../kern/icon.js';
import {
  dueLaterThough,
  SHEET_LANGUAGE_NAMES,
  toggleStation,
  usualStations,
  type StationValues,
} from './choice.js';
import { AgreedDate, ComputedDeadline } from './station-deadline.js';

interface LaufzettelFieldsProps {
  /** Path to the choice in the form: `laufzettel.` or nothing. */
  prefix?: string;
  /** Whom deadlines and institutions are computed for. */
  forWhom: TemplateOptionsRequest;
  /** Offers "no Laufzettel yet" as first choice. */
  mayBeNone?: boolean;
}

/** Route, stations with institution and deadline, and the language of the sheet. */
export function LaufzettelFields({ prefix = '', forWhom, mayBeNone }: LaufzettelFieldsProps) {
  const { t } = useTranslation();
  const { watch, setValue } = useFormContext();
  const texts = useField(`${prefix}templateVersionId`);
  const templates = useQuery(templatesQuery(forWhom));
  const versionId = String(watch(`${prefix}templateVersionId`) ?? '');

  const choose = (template: TemplateResponse | null) => {
    setValue(`${prefix}templateVersionId`, template?.versionId ?? '', { shouldDirty: true });
    setValue(`${prefix}stations`, template ? usualStations(template) : [], { shouldDirty: true });
  };
  return (
    <QueryView query={templates}>
      {({ items }) => {
        const template = items.find((candidate) => candidate.versionId === versionId);
        return (
          <>
            <Fieldset {...texts} hint={t('laufzettel.routeHint')}>
              {mayBeNone && (
                <Radio
                  name={`${prefix}route`}
                  label={t('laufzettel.notYet')}
                  checked={versionId === ''}
                  onChange={() => choose(null)}
                />
              )}
              {items.map((candidate) => (
                <Radio
                  key={candidate.versionId}
                  name={`${prefix}route`}
                  label={candidate.title}
                  checked={candidate.versionId === versionId}
                  onChange={() => choose(candidate)}
                />
              ))}
            </Fieldset>
            {template && <Stations prefix={prefix} template={template} />}
            {template && (
              <SelectInput
                name={`${prefix}language`}
                hint={t('laufzettel.languageHint')}
                options={SHEET_LANGUAGES.map((value) => ({ value, label: SHEET_LANGUAGE_NAMES[value] }))}
              />
            )}
          </>
        );
      }}
    </QueryView>
  );
}

function Stations({ prefix, template }: { prefix: string; template: TemplateResponse }) {
  const { t } = useTranslation();
  const { watch, setValue } = useFormContext();
  const texts = useField(`${prefix}stations`);
  const choice = (watch(`${prefix}stations`) ?? []) as StationValues[];
  return (
    <Fieldset {...texts} hint={t('laufzettel.stationsHint')}>
      {template.stations.map((station) => {
        const index = choice.findIndex((ticked) => ticked.code === station.code);
        return (
          <div className="station-choice" key={station.code}>
            <Checkbox
              checked={index >= 0}
              onChange={() =>
                setValue(`${prefix}stations`, toggleStation(template, choice, station.code), {
                  shouldDirty: true,
                })
              }
              label={
                <>
                  {station.name}
                  {station.condition && (
                    <span className="row__text" lang="de">
                      {' '}
                      {station.condition}
                    </span>
                  )}
                </>
              }
            />
            {index >= 0 && (
              // The key ties the fields to the station: ticking another one before it moves the index.
              <StationDetails
                key={`${station.code}-${index}`}
                prefix={prefix}
                name={`${prefix}stations.${index}`}
                station={station}
                template={template}
              />
            )}
          </div>
        );
      })}
    </Fieldset>
  );
}

function StationDetails({
  prefix,
  name,
  station,
  template,
}: {
  prefix: string;
  name: string;
  station: TemplateStationResponse;
  template: TemplateResponse;
}) {
  const { t } = useTranslation();
  const choice = (useFormContext().watch(`${prefix}stations`) ?? []) as StationValues[];
  const later = dueLaterThough(template, choice, station.code);
  const nameOf = (code: string) => template.stations.find((other) => other.code === code)?.name ?? code;
  return (
    <div className="station-choice__details">
      <SelectInput
        name={`${name}.institutionId`}
        label={
          <>
            {t('fields.institutionId')}
            <span className="visually-hidden">{` ${station.name}`}</span>
          </>
        }
        empty={t('laufzettel.noInstitutionYet')}
        options={station.institutions.map((institution) => ({
          value: institution.id,
          label: institution.name,
        }))}
      />
      <div>
        <ComputedDeadline station={station} />
        {station.prerequisites.length > 0 && (
          <p className="row__text">
            {t('laufzettel.after')} {station.prerequisites.map(({ code }) => nameOf(code)).join(', ')}
          </p>
        )}
        <div role="status">
          {later.length > 0 && (
            <p className="order-hint">
              <Icon name="info" size="small" />
              <span>
                {t('laufzettel.dueLater', {
                  stations: later.map((one) => `${one.name} (${formatDay(one.on)})`).join(', '),
                })}
              </span>
            </p>
          )}
        </div>
        <AgreedDate name={`${name}.agreedOn`} station={station} />
      </div>
    </div>
  );
}
