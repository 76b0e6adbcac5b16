import { useEffect, useState } from 'react';
import { ComboBoxField } from './combo-box-field.js';
import type { FieldProps } from './field-frame.js';
import type { Option } from './select-field.js';

type AddComboBoxProps = FieldProps & {
  onAdd: (value: string) => void;
  /** What may still be added. */
  options: readonly Option[];
};

/** A combobox that adds its choice to a list somewhere else, empties itself and stays focused for the next one. */
export function AddComboBox({ onAdd, ...props }: AddComboBoxProps) {
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (round > 0) document.getElementById(props.id)?.focus();
  }, [round, props.id]);
  return (
    // A new key is what empties the text that was typed.
    <ComboBoxField
      {...props}
      key={round}
      value=""
      onChange={(value) => {
        if (!value) return;
        onAdd(value);
        setRound(round + 1);
      }}
    />
  );
}
