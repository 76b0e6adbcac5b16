import type { InstitutionResponse } from '@app/institutions/shared';
import { WAIVER_DIRECTIONS, type WaiverDirection } from '@app/waivers/shared';
import { useController, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { TextAreaInput } from '../../app/form/fields.js';
import { fieldId, useField } from '../../app/form/field-texts.js';
import { QueryView } from '../../app/query-view.js';
import { AddComboBox } from '../../kern/add-combo-box.js';
import { Alert } from '../../kern/alert.js';
import { Button } from '../../kern/button.js';
import { Radio } from '../../kern/check.js';
import { Fieldset } from '../../kern/fieldset.js';
import { CategoryMatrix } from './category-matrix.js';
import { institutionName, useRecipientInstitutions } from './use-institutions.js';
import { hasOther, type RecipientValues, type WaiverValues } from './values.js';

const MAX = 20;

/** Institutions one by one, the direction of each, and what each may know. */
export function RecipientsStep() {
  const institutions = useRecipientInstitutions();
  return <QueryView query={institutions}>{(known) => <Recipients known={known} />}</QueryView>;
}

function Recipients({ known }: { known: readonly InstitutionResponse[] }) {
  const { t } = useTranslation();
  const { watch } = useFormContext<WaiverValues>();
  const { field } = useController<WaiverValues, 'recipients'>({ name: 'recipients' });
  const texts = useField('recipients');
  const recipients = field.value;
  const shown = recipients.map(({ institutionId }) => {
    const institution = known.find(({ id }) => id === institutionId);
    return { name: institution ? institutionName(institution) : '—', type: institution?.type };
  });
  const left = known.filter(({ id }) => !recipients.some(({ institutionId }) => institutionId === id));
  const change = (index: number, changes: Partial<RecipientValues>) =>
    field.onChange(recipients.map((row, at) => (at === index ? { ...row, ...changes } : row)));
  const drop = (index: number) => {
    field.onChange(recipients.filter((_, at) => at !== index));
    document.getElementById(texts.id)?.focus();
  };
  return (
    <>
      {recipients.length < MAX && (
        <AddComboBox
          {...texts}
          hint={t('waivers.wizard.recipientsHint')}
          options={left.map((institution) => ({
            value: institution.id,
            label: institutionName(institution),
          }))}
          onAdd={(institutionId) =>
            field.onChange([...recipients, { institutionId, direction: '', categories: [] }])
          }
        />
      )}
      {recipients.length === 0 && <p className="kern-body">{t('waivers.wizard.noRecipient')}</p>}
      {recipients.map(({ institutionId, direction }, index) => {
        const { name, type } = shown[index]!;
        return (
          <section key={institutionId} className="check-part stack" aria-label={name}>
            <div className="section__header">
              <h3 className="kern-heading-small" lang="de">
                {name}
              </h3>
              <Button small variant="tertiary" icon="delete" onClick={() => drop(index)}>
                {t('action.remove')}
                <span className="visually-hidden"> {name}</span>
              </Button>
            </div>
            <InstitutionProblem index={index} />
            {type === 'immigration_authority' && (
              <Alert tone="warning" title={t('waivers.wizard.immigrationTitle')}>
                <p className="kern-body">{t('waivers.wizard.immigrationText')}</p>
              </Alert>
            )}
            <DirectionField
              index={index}
              value={direction}
              onChange={(value) => change(index, { direction: value })}
            />
          </section>
        );
      })}
      {recipients.length > 0 && (
        <CategoryMatrix
          names={shown.map(({ name }) => name)}
          ticked={recipients.map(({ categories }) => categories)}
          onChange={(index, categories) => change(index, { categories })}
        />
      )}
      {hasOther(watch()) && (
        <TextAreaInput name="otherText" hint={t('waivers.wizard.otherHint')} maxLength={500} />
      )}
    </>
  );
}

interface DirectionFieldProps {
  index: number;
  value: RecipientValues['direction'];
  onChange: (direction: WaiverDirection) => void;
}

function DirectionField({ index, value, onChange }: DirectionFieldProps) {
  const { t } = useTranslation();
  const name = `recipients.${index}.direction`;
  return (
    <Fieldset {...useField(name, t('waivers.wizard.direction'))}>
      {WAIVER_DIRECTIONS.map((direction) => (
        <Radio
          key={direction}
          name={name}
          label={t(`waivers.directions.${direction}`)}
          checked={value === direction}
          onChange={() => onChange(direction)}
        />
      ))}
    </Fieldset>
  );
}

/** Said of a kept draft whose institution is not there any more. */
function InstitutionProblem({ index }: { index: number }) {
  const { error } = useField(`recipients.${index}.institutionId`);
  if (!error) return null;
  return (
    <p className="kern-error" id={fieldId(`recipients.${index}.institutionId`)} tabIndex={-1}>
      {error}
    </p>
  );
}
