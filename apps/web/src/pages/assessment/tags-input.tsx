import { useTranslation } from 'react-i18next';
import { AddComboBox } from '../../kern/add-combo-box.js';
import type { FieldProps } from '../../kern/field-frame.js';
import { Icon } from '../../kern/icon.js';
import type { Option } from '../../kern/select-field.js';

/** Several of a long list, each a tag that can be taken away. */
export function TagsInput({
  options,
  chosen,
  onChange,
  ...frame
}: FieldProps & {
  options: readonly Option[];
  chosen: readonly string[];
  onChange: (codes: string[]) => void;
}) {
  const labelOf = (code: string) => options.find(({ value }) => value === code)?.label ?? code;
  return (
    <div>
      <AddComboBox
        {...frame}
        options={options.filter(({ value }) => !chosen.includes(value))}
        onAdd={(code) => onChange([...chosen, code])}
      />
      <Tags
        items={chosen.map((code) => ({ key: code, text: labelOf(code) }))}
        onRemove={(code) => onChange(chosen.filter((each) => each !== code))}
      />
    </div>
  );
}

/** What is chosen, each with a way to take it back. */
export function Tags({
  items,
  onRemove,
}: {
  items: readonly { key: string; text: string }[];
  onRemove: (key: string) => void;
}) {
  const { t } = useTranslation();
  if (items.length === 0) return null;
  return (
    <ul className="tag-list">
      {items.map(({ key, text }) => (
        <li key={key}>
          <bdi>{text}</bdi>
          <button
            type="button"
            className="plain-button"
            aria-label={t('form.removeNamed', { name: text })}
            onClick={() => onRemove(key)}
          >
            <Icon name="close" size="small" />
          </button>
        </li>
      ))}
    </ul>
  );
}
