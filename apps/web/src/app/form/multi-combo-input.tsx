import { useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { AddComboBox } from '../../kern/add-combo-box.js';
import { Icon } from '../../kern/icon.js';
import type { Option } from '../../kern/select-field.js';
import { useField } from './field-texts.js';

interface MultiComboInputProps {
  name: string;
  hint?: string;
  options: readonly Option[];
  max: number;
}

/** Several choices from a long list: each one chosen becomes a tag that can be taken away. */
export function MultiComboInput({ name, hint, options, max }: MultiComboInputProps) {
  const { t } = useTranslation();
  const { field } = useController({ name });
  const texts = useField(name);
  const chosen = (field.value ?? []) as string[];
  const left = options.filter((option) => !chosen.includes(option.value));
  const labelOf = (value: string) => options.find((option) => option.value === value)?.label ?? value;
  return (
    <div>
      {chosen.length < max ? (
        <AddComboBox
          {...texts}
          hint={hint}
          options={left}
          onAdd={(value) => field.onChange([...chosen, value])}
        />
      ) : (
        <p className="kern-label">{texts.label}</p>
      )}
      {chosen.length > 0 && (
        <ul className="tag-list" aria-label={t('form.chosen', { label: texts.label })}>
          {chosen.map((value) => (
            <li key={value}>
              {labelOf(value)}
              <button
                type="button"
                className="plain-button"
                aria-label={t('form.removeNamed', { name: labelOf(value) })}
                onClick={() => field.onChange(chosen.filter((other) => other !== value))}
              >
                <Icon name="close" size="small" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
