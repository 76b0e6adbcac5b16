import { Button, ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { cx } from './cx.js';
import { ErrorText, OptionalMark, useFieldIds, type FieldProps } from './field-frame.js';
import { Icon } from './icon.js';
import type { Option } from './select-field.js';

type ComboBoxFieldProps = FieldProps & {
  /** Value of the chosen option; '' = none. */
  value: string;
  onChange: (value: string) => void;
  options: readonly Option[];
};

/** A long list to choose one from by typing: countries, languages, residence statuses, institutions. */
export function ComboBoxField({
  id,
  label,
  hint,
  error,
  optional,
  value,
  onChange,
  options,
}: ComboBoxFieldProps) {
  const { t } = useTranslation();
  const { hintId, errorId, describedBy } = useFieldIds(hint, error);
  return (
    <div className={cx('kern-form-input', error && 'kern-form-input--error')}>
      <label className="kern-label" htmlFor={id} id={`${id}-label`}>
        {label}
        {optional && <OptionalMark />}
      </label>
      {hint && (
        <div className="kern-hint" id={hintId}>
          {hint}
        </div>
      )}
      <ComboBox
        className="combo-box"
        aria-labelledby={`${id}-label`}
        defaultItems={options}
        selectedKey={value || null}
        onSelectionChange={(key) => {
          const next = key === null ? '' : String(key);
          if (next !== value) onChange(next);
        }}
        menuTrigger="input"
      >
        <Input
          id={id}
          dir="auto"
          autoComplete="off"
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy}
          className={cx('kern-form-input__input', error && 'kern-form-input__input--error')}
        />
        <Button className="combo-box__open" aria-label={t('form.showChoices')}>
          <Icon name="arrow-down" />
        </Button>
        <Popover className="combo-box__popover">
          <ListBox
            className="combo-box__list"
            renderEmptyState={() => <p className="kern-body">{t('form.noChoice')}</p>}
          >
            {(option: Option) => (
              <ListBoxItem id={option.value} textValue={option.label} className="combo-box__option">
                {option.label}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
      {error && <ErrorText id={errorId}>{error}</ErrorText>}
    </div>
  );
}
