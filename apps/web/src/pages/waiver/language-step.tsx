import type { CaseResponse } from '@app/cases/shared';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useCodeOptions } from '../../app/code-options.js';
import { ComboInput } from '../../app/form/combo-input.js';
import { RadioInput, TextInput } from '../../app/form/fields.js';
import { useField } from '../../app/form/field-texts.js';
import { Radio } from '../../kern/check.js';
import { Fieldset } from '../../kern/fieldset.js';
import type { WaiverValues } from './values.js';
import { formLanguageFor, languagesFirst, WAIVER_LANGUAGE_NAMES } from './words.js';

/** Language of the form, in which language it is explained, and who interprets. */
export function LanguageStep({ file }: { file: CaseResponse }) {
  const { t } = useTranslation();
  const { languages } = useCodeOptions();
  const { watch } = useFormContext<WaiverValues>();
  return (
    <>
      {file.interpreterNeeded && (
        <p className="kern-body hint-box">{t('waivers.wizard.interpreterNeeded')}</p>
      )}
      <FormLanguage spoken={file.preferredLanguage} />
      <ComboInput name="explainedLanguage" options={languages} />
      <YesNo name="interpreting" />
      {watch('interpreting') === 'yes' && (
        <>
          <TextInput name="interpreter.name" maxLength={200} />
          <ComboInput name="interpreter.language" options={languages} />
          <YesNo name="interpreter.adult" />
          <YesNo name="interpreter.pledged" />
          <YesNo name="interpreter.sworn" />
        </>
      )}
    </>
  );
}

function FormLanguage({ spoken }: { spoken: string | null }) {
  const { t } = useTranslation();
  const { register } = useFormContext<WaiverValues>();
  const fitting = formLanguageFor(spoken);
  return (
    <Fieldset {...useField('language')} hint={t('waivers.wizard.languageHint')} columns>
      {languagesFirst(fitting).map((code) => {
        const { own, german } = WAIVER_LANGUAGE_NAMES[code];
        return (
          <Radio
            key={code}
            value={code}
            {...register('language')}
            label={
              <>
                <bdi lang={code}>{own}</bdi>
                {own !== german && <span lang="de"> · {german}</span>}
                {code === fitting && <span className="row__text"> ({t('waivers.wizard.preferred')})</span>}
              </>
            }
          />
        );
      })}
    </Fieldset>
  );
}

/** A question that somebody has to answer: neither answer is there beforehand. */
export function YesNo({ name, hint }: { name: string; hint?: string }) {
  const { t } = useTranslation();
  return (
    <RadioInput
      name={name}
      hint={hint}
      horizontal
      options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`form.${value}`) }))}
    />
  );
}
