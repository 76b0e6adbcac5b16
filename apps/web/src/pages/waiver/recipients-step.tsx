import type { InstitutionResponse } from '@app/institutions/shared';
import { WAIVER_DIRECTIONS } from '@app/waivers/shared';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { RadioInput, TextAreaInput } from '../../app/form/fields.js';
import { fieldId, useField } from '../../app/form/field-texts.js';
import { QueryView } from '../../app/query-view.js';
import { AddComboBox } from '../../kern/add-combo-box.js';
import { Alert } from '../../kern/alert.js';
import { Button } from '../../kern/button.js';
import { CategoryMatrix } from './category-matrix.js';
import { institutionName, useRecipientInstitutions } from './use-institutions.js';
import { hasOther, type WaiverValues } from './values.js';

const MAX = 20;

/** Institutions one by one, the direction of each, and what each may know. */
export function RecipientsStep() {
  const institutions = useRecipientInstitutions();
  return <QueryView query={institutions}>{(known) => <Recipients known={known} />}</QueryView>;
}

function Recipients({ known }: { known: readonly InstitutionResponse[] }) {
  const { t } = useTranslation();
  const { watch } = useFormContext<WaiverValues>();
  const { fields, append, remove } = useFieldArray<WaiverValues, 'recipients'>({ name: 'recipients' });
  const texts = useField('recipients');
  const values = watch();
  const chosen = values.recipients.map(({ institutionId }) => institutionId);
  const named = chosen.map((id) => {
    const institution = known.find((candidate) => candidate.id === id);
    return { name: institution ? institutionName(institution) : '—', type: institution?.type };
  });
  const left = known.filter(({ id }) => !chosen.includes(id));
  const drop = (index: number) => {
    remove(index);
    document.getElementById(texts.id)?.focus();
  };
  return (
    <>
      {fields.length < MAX && (
        <AddComboBox
          {...texts}
          hint={t('waivers.wizard.recipientsHint')}
          options={left.map((institution) => ({
            value: institution.id,
            label: institutionName(institution),
          }))}
          onAdd={(institutionId) =>
            append({ institutionId, direction: '', categories: [] }, { shouldFocus: false })
          }
        />
      )}
      {fields.length === 0 && <p className="kern-body">{t('waivers.wizard.noRecipient')}</p>}
      {fields.map((field, index) => (
        <section key={field.id} className="check-part stack" aria-label={named[index]?.name}>
          <div className="section__header">
            <h3 className="kern-heading-small" lang="de">
              {named[index]?.name}
            </h3>
            <Button small variant="tertiary" icon="delete" onClick={() => drop(index)}>
              {t('action.remove')}
              <span className="visually-hidden"> {named[index]?.name}</span>
            </Button>
          </div>
          {named[index]?.type === 'immigration_authority' && (
            <Alert tone="warning" title={t('waivers.wizard.immigrationTitle')}>
              <p className="kern-body">{t('waivers.wizard.immigrationText')}</p>
            </Alert>
          )}
          <RadioInput
            name={`recipients.${index}.direction`}
            options={WAIVER_DIRECTIONS.map((value) => ({ value, label: t(`waivers.directions.${value}`) }))}
          />
          <InstitutionProblem index={index} />
        </section>
      ))}
      {fields.length > 0 && <CategoryMatrix names={named.map(({ name }) => name)} />}
      {hasOther(values) && (
        <TextAreaInput name="otherText" hint={t('waivers.wizard.otherHint')} maxLength={500} />
      )}
    </>
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
