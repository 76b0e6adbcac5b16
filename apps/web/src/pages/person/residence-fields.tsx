import { RESIDENCE_DOCUMENTS } from '@app/persons/shared';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useCodeOptions } from '../../app/code-options.js';
import { formatDay } from '../../app/format.js';
import { ComboInput } from '../../app/form/combo-input.js';
import { DateInput, SelectInput, TextAreaInput } from '../../app/form/fields.js';
import { Button } from '../../kern/button.js';

export const NOT_RECORDED = 'NOT_RECORDED';

/** A residence status as read from a document; "not recorded" is a full answer. */
export function ResidenceFields({ prefix = '' }: { prefix?: string }) {
  const { t } = useTranslation();
  const { residenceStatuses } = useCodeOptions();
  const { watch, setValue } = useFormContext();
  const status = String(watch(`${prefix}status`) ?? '');
  return (
    <>
      <ComboInput name={`${prefix}status`} hint={t('residence.statusHint')} options={residenceStatuses} />
      {status !== NOT_RECORDED && (
        <Button
          variant="secondary"
          small
          onClick={() => setValue(`${prefix}status`, NOT_RECORDED, { shouldDirty: true })}
        >
          {t('residence.notRecorded')}
        </Button>
      )}
      <ResidenceHint status={status} />
      {status !== NOT_RECORDED && (
        <>
          <div className="pair">
            <SelectInput
              name={`${prefix}document`}
              optional
              empty={t('form.notRecorded')}
              options={RESIDENCE_DOCUMENTS.map((value) => ({
                value,
                label: t(`enums.residenceDocument.${value}`),
              }))}
            />
            <DateInput name={`${prefix}validUntil`} optional />
          </div>
          <TextAreaInput
            name={`${prefix}permitConditionText`}
            optional
            hint={t('residence.permitConditionHint')}
            maxLength={1000}
          />
        </>
      )}
    </>
  );
}

/** What usually follows from a status, with the date of the rule: a hint, never a decision. */
export function ResidenceHint({ status }: { status: string }) {
  const { t, i18n } = useTranslation();
  const { lists } = useCodeOptions();
  const code = lists.residenceStatuses.find((known) => known.code === status);
  const facts = code
    ? (['workPermission', 'benefits', 'integrationCourse'] as const).filter((fact) => code[fact])
    : [];
  if (!code || (facts.length === 0 && !code.caution)) return null;
  const text = (fact: (typeof facts)[number]) => {
    const key = `enums.${fact}.${code[fact]}`;
    return i18n.exists(key) ? t(key) : code[fact];
  };
  return (
    <aside className="hint-box" aria-label={t('residence.hintTitle')}>
      <p className="kern-body kern-body--bold">{t('residence.hintTitle')}</p>
      <ul className="kern-list kern-list--bullet">
        {facts.map((fact) => (
          <li key={fact}>
            {t(`fields.${fact}`)}:{' '}
            <span lang={i18n.exists(`enums.${fact}.${code[fact]}`) ? undefined : 'de'}>{text(fact)}</span>
          </li>
        ))}
        {code.caution && <li lang="de">{code.caution}</li>}
      </ul>
      <p className="kern-body kern-body--small">
        {t('residence.hintDate', { date: formatDay(code.reviewedOn), lawText: formatDay(code.lawTextOf) })}
      </p>
    </aside>
  );
}
