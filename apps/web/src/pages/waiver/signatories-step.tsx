import type { CaseResponse } from '@app/cases/shared';
import { ageAtLeast } from '@app/platform/shared';
import { ADULT_FROM, YOUTH_SIGNS_FROM, type CustodyType } from '@app/waivers/shared';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { RadioInput, SelectInput, TextAreaInput, TextInput } from '../../app/form/fields.js';
import { fieldId, useField } from '../../app/form/field-texts.js';
import { formatDay, today } from '../../app/format.js';
import { Fieldset } from '../../kern/fieldset.js';
import { MustSign } from './must-sign.js';
import { custodiesFor, exceptionsFor, guardianCount, rolesFor, type WaiverValues } from './values.js';

/** Who represents the person, exceptions with their reason, and at once who must sign. */
export function SignatoriesStep({ file }: { file: CaseResponse }) {
  const { t } = useTranslation();
  const { watch } = useFormContext<WaiverValues>();
  const { custody, exception } = watch();
  const age = ageAtLeast(file.dateOfBirth, today());
  const offered = exceptionsFor(custody, age);
  const rule = age >= ADULT_FROM ? 'adult' : age >= YOUTH_SIGNS_FROM ? 'youth' : 'child';
  const isExcepted = exception !== '' && offered.includes(exception);
  return (
    <>
      <div className="hint-box">
        <p className="kern-body kern-body--bold">
          {t('waivers.wizard.age', { date: formatDay(file.dateOfBirth), age })}
        </p>
        <p className="kern-body">{t(`waivers.wizard.signRules.${rule}`)}</p>
        {file.dateOfBirth.length < 10 && <p className="kern-body">{t('waivers.wizard.ageUncertain')}</p>}
      </div>
      <RadioInput
        name="custody"
        options={custodiesFor(age).map((value) => ({ value, label: t(`waivers.custody.${value}`) }))}
      />
      {offered.length > 0 && (
        <SelectInput
          name="exception"
          empty={t('waivers.exceptions.none')}
          options={offered.map((value) => ({ value, label: t(`waivers.exceptions.${value}`) }))}
        />
      )}
      {isExcepted && (
        <TextAreaInput
          name="exceptionReason"
          maxLength={500}
          hint={t('waivers.wizard.exceptionReasonHint')}
        />
      )}
      {custody !== '' &&
        Array.from({ length: guardianCount(custody, isExcepted ? exception : '') }, (_, index) => (
          <GuardianFields key={index} index={index} custody={custody} />
        ))}
      <MustSign file={file} />
      <TextInput name="identityDocument" optional maxLength={100} hint={t('waivers.wizard.identityHint')} />
    </>
  );
}

function GuardianFields({ index, custody }: { index: number; custody: CustodyType }) {
  const { t } = useTranslation();
  const { error } = useField('guardians');
  const number = index + 1;
  return (
    <Fieldset
      id={index === 0 ? fieldId('guardians') : `f-guardian-${number}`}
      label={t('waivers.wizard.guardian', { number })}
      error={index === 0 ? error : undefined}
    >
      <div className="pair">
        <TextInput
          name={`guardians.${index}.name`}
          label={t('waivers.wizard.guardianName')}
          maxLength={200}
        />
        <SelectInput
          name={`guardians.${index}.role`}
          label={t('waivers.wizard.guardianRole')}
          empty={t('form.pleaseChoose')}
          options={rolesFor(custody).map((value) => ({ value, label: t(`waivers.roles.${value}`) }))}
        />
      </div>
    </Fieldset>
  );
}
