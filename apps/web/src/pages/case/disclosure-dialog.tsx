import { useQueryClient } from '@tanstack/react-query';
import { addDays } from '@app/platform/shared';
import {
  DATA_CATEGORIES,
  LEGAL_BASES,
  LEGAL_BASIS_CODES,
  mayBeTold,
  mayTell,
  needsSecondPerson,
  RecordDisclosureRequest,
  type DataCategory,
  type LegalBasisCode,
} from '@app/waivers/shared';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { recordDisclosure } from '../../api/releases.js';
import { clean } from '../../app/form/dto-problems.js';
import { DateInput, SelectInput, TextAreaInput } from '../../app/form/fields.js';
import { FieldSection, useField } from '../../app/form/field-texts.js';
import { FormActions } from '../../app/form/form-actions.js';
import { FormView } from '../../app/form/form-view.js';
import { useDtoForm } from '../../app/form/use-dto-form.js';
import { formatDay, today } from '../../app/format.js';
import { useAction } from '../../app/use-action.js';
import { Alert } from '../../kern/alert.js';
import { Radio } from '../../kern/check.js';
import { Dialog } from '../../kern/dialog.js';
import { Fieldset } from '../../kern/fieldset.js';
import { YesNo } from '../waiver/language-step.js';
import { TickList } from '../waiver/tick-list.js';
import { institutionName, useRecipientInstitutions } from '../waiver/use-institutions.js';
import type { Answer } from '../waiver/values.js';

interface Values {
  basis: LegalBasisCode | '';
  institutionId: string;
  categories: DataCategory[];
  reason: string;
  informed: Answer;
  personInformedOn: string;
  notInformedReason: string;
  validUntil: string;
}

const EMPTY: Values = {
  basis: '',
  institutionId: '',
  categories: [],
  reason: '',
  informed: '',
  personInformedOn: '',
  notInformedReason: '',
  validUntil: '',
};

function problemsOf({ basis, informed, personInformedOn, validUntil }: Values) {
  const whole = validUntil.length === 10;
  return [
    ...(informed === '' ? [{ pointer: '/informed', code: 'required' }] : []),
    ...(informed === 'yes' && personInformedOn === ''
      ? [{ pointer: '/personInformedOn', code: 'required' }]
      : []),
    ...(personInformedOn.length === 10 && personInformedOn > today()
      ? [{ pointer: '/personInformedOn', code: 'inFuture' }]
      : []),
    ...(whole && validUntil < today() ? [{ pointer: '/validUntil', code: 'inPast' }] : []),
    ...(whole && basis && validUntil > addDays(today(), LEGAL_BASES[basis].days)
      ? [{ pointer: '/validUntil', code: 'termTooLong' }]
      : []),
  ];
}

/** Records that a statute allows an institution to be told something. */
export function DisclosureDialog({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const record = useAction(
    (body: RecordDisclosureRequest, key) => recordDisclosure(caseId, body, key),
    async () => {
      await queries.invalidateQueries({ queryKey: ['disclosures', caseId] });
      void queries.invalidateQueries({ queryKey: ['releases'] });
      onClose();
    },
  );
  const dtoForm = useDtoForm<Values>({
    dto: RecordDisclosureRequest,
    defaultValues: EMPTY,
    toRequest: ({ informed, personInformedOn, notInformedReason, ...rest }) =>
      clean({
        ...rest,
        personInformedOn: informed === 'yes' ? personInformedOn : undefined,
        notInformedReason: informed === 'no' ? notInformedReason : undefined,
      }) as object,
    isShown: (pointer, { informed }) => pointer !== '/notInformedReason' || informed === 'no',
    check: problemsOf,
    error: record.error,
  });
  return (
    <Dialog title={t('waivers.disclosures.recordTitle')} onClose={onClose}>
      <FieldSection value="waivers">
        <FormView
          of={dtoForm}
          error={record.error}
          onSubmit={(request: RecordDisclosureRequest) => record.mutate(request)}
        >
          <Fields />
          <FormActions submit={t('waivers.disclosures.save')} busy={record.isPending} onCancel={onClose} />
        </FormView>
      </FieldSection>
    </Dialog>
  );
}

function Fields() {
  const { t } = useTranslation();
  const { watch } = useFormContext<Values>();
  const { basis, informed, categories, institutionId } = watch();
  const institutions = useRecipientInstitutions();
  const told = (institutions.data ?? []).filter(({ type }) => basis !== '' && mayBeTold(basis, type));
  const type = told.find(({ id }) => id === institutionId)?.type ?? '';
  return (
    <>
      <BasisField />
      {basis !== '' && needsSecondPerson(basis, categories, type) && (
        <Alert tone="warning" title={t('waivers.disclosures.graveTitle')}>
          <p className="kern-body">{t('waivers.disclosures.graveText')}</p>
        </Alert>
      )}
      <SelectInput
        name="institutionId"
        hint={basis === '' ? t('waivers.disclosures.basisFirst') : undefined}
        empty={t('form.pleaseChoose')}
        options={told.map((institution) => ({ value: institution.id, label: institutionName(institution) }))}
      />
      <TickList
        name="categories"
        hint={t('waivers.wizard.matrixHint')}
        options={DATA_CATEGORIES.filter((value) => basis === '' || mayTell(basis, value)).map((value) => ({
          value,
          label: t(`waivers.categories.${value}`),
        }))}
      />
      <TextAreaInput name="reason" maxLength={1000} counted hint={t('waivers.disclosures.reasonHint')} />
      <YesNo name="informed" />
      {informed === 'yes' && <DateInput name="personInformedOn" />}
      {informed === 'no' && <TextAreaInput name="notInformedReason" maxLength={500} />}
      {basis !== '' && (
        <DateInput
          name="validUntil"
          optional
          hint={t('waivers.disclosures.validHint', { days: LEGAL_BASES[basis].days })}
        />
      )}
    </>
  );
}

function BasisField() {
  const { t } = useTranslation();
  const { register, setValue, getValues } = useFormContext<Values>();
  // What the other statute does not speak of must not stay chosen where nobody sees it.
  const fit = () => {
    const { basis, categories } = getValues();
    setValue('institutionId', '');
    setValue(
      'categories',
      categories.filter((category) => basis !== '' && mayTell(basis, category)),
    );
  };
  return (
    <Fieldset {...useField('basis')}>
      {LEGAL_BASIS_CODES.map((code) => {
        const { citation, title, days, reviewedOn } = LEGAL_BASES[code];
        return (
          <Radio
            key={code}
            value={code}
            {...register('basis', { onChange: fit })}
            label={
              <>
                <span lang="de">
                  <strong>{citation}</strong>: {title}
                </span>
                <span className="choice-hint">
                  {t(`waivers.disclosures.basisHints.${code}`)}{' '}
                  {t('waivers.disclosures.basisTerm', { days, date: formatDay(reviewedOn) })}
                </span>
              </>
            }
          />
        );
      })}
    </Fieldset>
  );
}
