import type { ReactNode } from 'react';
import { useController } from 'react-hook-form';
import { ComboBoxField } from '../../kern/combo-box-field.js';
import type { Option } from '../../kern/select-field.js';
import { useField } from './field-texts.js';

interface ComboInputProps {
  name: string;
  label?: ReactNode;
  hint?: ReactNode;
  optional?: boolean;
  options: readonly Option[];
}

/** A bound combobox; in a file of its own because its library is large. */
export function ComboInput({ name, label, ...props }: ComboInputProps) {
  const { field } = useController({ name });
  return (
    <ComboBoxField
      {...useField(name, label)}
      {...props}
      value={String(field.value ?? '')}
      onChange={field.onChange}
    />
  );
}
