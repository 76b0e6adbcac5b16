import type { LanguageInput } from '@app/persons/shared';
import type { Plain } from '../../app/plain.js';
import { useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useCodeOptions } from '../../app/code-options.js';
import { useField } from '../../app/form/field-texts.js';
import { CheckInput } from '../../app/form/fields.js';
import { Button } from '../../kern/button.js';
import { Radio } from '../../kern/check.js';
import { AddComboBox } from '../../kern/add-combo-box.js';
import { Fieldset } from '../../kern/fieldset.js';

const MAX = 15;

/** The languages somebody speaks, the one to speak with them, and whether an interpreter is needed. */
export function LanguageFields({ prefix = '' }: { prefix?: string }) {
  const { t } = useTranslation();
  const { languages } = useCodeOptions();
  const { field } = useController({ name: `${prefix}languages` });
  const texts = useField(`${prefix}languages`);
  const chosen = (field.value ?? []) as Plain<LanguageInput>[];
  const labelOf = (code: string) => languages.find((option) => option.value === code)?.label ?? code;

  const add = (code: string) => field.onChange([...chosen, { code, preferred: chosen.length === 0 }]);
  const prefer = (code: string) =>
    field.onChange(chosen.map((row) => ({ ...row, preferred: row.code === code })));
  const remove = (code: string) => {
    const rest = chosen.filter((row) => row.code !== code);
    const lacksPreferred = rest.length > 0 && !rest.some((row) => row.preferred);
    field.onChange(lacksPreferred ? rest.map((row, index) => ({ ...row, preferred: index === 0 })) : rest);
  };
  return (
    <>
      {chosen.length < MAX && (
        <AddComboBox
          {...texts}
          hint={t('person.languagesHint')}
          options={languages.filter((option) => !chosen.some((row) => row.code === option.value))}
          onAdd={add}
        />
      )}
      {chosen.length > 0 && (
        <Fieldset id={`${texts.id}-preferred`} label={t('person.preferredLanguage')}>
          {chosen.map((row) => (
            <div className="row-field" key={row.code}>
              <Radio
                name={`${prefix}preferredLanguage`}
                label={labelOf(row.code)}
                checked={row.preferred}
                onChange={() => prefer(row.code)}
              />
              <Button small variant="tertiary" icon="delete" onClick={() => remove(row.code)}>
                {t('action.remove')}
                <span className="visually-hidden"> {labelOf(row.code)}</span>
              </Button>
            </div>
          ))}
        </Fieldset>
      )}
      <CheckInput name={`${prefix}interpreterNeeded`} />
    </>
  );
}
