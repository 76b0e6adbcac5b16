import {
  OPTION_LISTS,
  recognitionRuleOn,
  rulesFor,
  suggestedRule,
  type Regulation,
} from '@app/assessments/shared';
import type { OccupationCode } from '@app/platform/shared';
import { useRef } from 'react';
import { useController, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useField } from '../../app/form/field-texts.js';
import { DateInput, SelectInput, TextAreaInput, TextInput } from '../../app/form/fields.js';
import { formatDay, today } from '../../app/format.js';
import { Fold } from '../../kern/fold.js';
import { SelectField } from '../../kern/select-field.js';
import { institutionName, useRecipientInstitutions } from '../waiver/use-institutions.js';
import { RecognitionOccupation } from './recognition-occupation.js';
import { mayExtend, type RecognitionValues } from './recognition-values.js';

/** Occupation, whether it needs recognition, and whose deadlines follow; the first suggests the others. */
export function OccupationFields() {
  const { t } = useTranslation();
  const { setValue } = useFormContext<RecognitionValues>();
  const regulation = useController<RecognitionValues, 'regulation'>({ name: 'regulation' }).field;
  const rule = useController<RecognitionValues, 'rule'>({ name: 'rule' }).field;
  const ruleHint = useRuleHint();
  const kldb = useRef<string | null>(null);
  const put = (next: Regulation) => {
    regulation.onChange(next);
    rule.onChange(suggestedRule(next, kldb.current));
  };
  const take = (occupation: OccupationCode) => {
    kldb.current = occupation.kldb;
    setValue('occupationCode', occupation.code);
    setValue('occupationText', occupation.label.de);
    put(occupation.recognitionKind ?? 'unknown');
  };
  return (
    <>
      <RecognitionOccupation onTake={take} />
      <SelectField
        {...useField('regulation')}
        value={regulation.value}
        onChange={(event) => put(event.target.value as Regulation)}
        options={OPTION_LISTS.regulation.map((value) => ({ value, label: t(`enums.regulation.${value}`) }))}
      />
      <SelectField
        {...useField('rule')}
        hint={ruleHint}
        value={rule.value}
        onChange={(event) => rule.onChange(event.target.value)}
        options={rulesFor(regulation.value).map((value) => ({
          value,
          label: t(`enums.recognitionRule.${value}`),
        }))}
      />
    </>
  );
}

/** Which deadlines the chosen rule brings, by which law, and since when nobody has looked. */
function useRuleHint(): string {
  const { t } = useTranslation();
  const { watch } = useFormContext<RecognitionValues>();
  const { rule, applicationDate } = watch();
  const row = recognitionRuleOn(rule, applicationDate.length === 10 ? applicationDate : today());
  if (!row?.receipt || !row.decision) return t('recognition.noDeadline');
  const term = ({ months, legalBasis, basis }: typeof row.receipt) => ({
    months,
    law: basis === 'law' ? legalBasis : t('recognition.terms.like', { law: legalBasis }),
  });
  return [
    t('recognition.terms.receipt', term(row.receipt)),
    t('recognition.terms.decision', term(row.decision)),
    t('recognition.terms.reviewed', { date: formatDay(row.reviewedOn) }),
  ].join(' ');
}

/** Who decides: one of the institutions, or in words. */
export function BodyFields() {
  const { t } = useTranslation();
  const { watch } = useFormContext<RecognitionValues>();
  const institutions = useRecipientInstitutions();
  return (
    <>
      <SelectInput
        name="competentBodyId"
        optional
        // Remade once the institutions are there: the chosen one would not be among the choices before.
        key={institutions.data?.length ?? 0}
        empty={t('recognition.otherBody')}
        options={(institutions.data ?? []).map((institution) => ({
          value: institution.id,
          label: institutionName(institution),
        }))}
      />
      {watch('competentBodyId') === '' && (
        <TextInput name="competentBodyText" optional maxLength={200} hint={t('recognition.bodyHint')} />
      )}
    </>
  );
}

/** Dates that deadlines are counted from, and an extension where the law has one. */
export function DateFields({ filled }: { filled: boolean }) {
  const { t } = useTranslation();
  const { watch } = useFormContext<RecognitionValues>();
  const values = watch();
  const dates = ['applicationDate', 'receiptConfirmedOn', 'completeOn', 'decidedOn'] as const;
  return (
    <Fold summary={t('recognition.dates')} filled={filled || dates.some((name) => values[name] !== '')}>
      <div className="stack">
        {dates.map((name) => (
          <DateInput
            key={name}
            name={name}
            optional
            hint={name === 'completeOn' ? t('recognition.completeHint') : undefined}
          />
        ))}
        {mayExtend(values) && (
          <SelectInput
            name="extendedMonths"
            options={[0, 1, 2, 3].map((months) => ({
              value: String(months),
              label: t('recognition.extendedBy', { count: months }),
            }))}
          />
        )}
        {mayExtend(values) && values.extendedMonths !== '0' && (
          <TextAreaInput name="extensionReason" maxLength={500} />
        )}
      </div>
    </Fold>
  );
}
