import { useController } from 'react-hook-form';
import { useField } from '../../app/form/field-texts.js';
import { Checkbox } from '../../kern/check.js';
import { Fieldset } from '../../kern/fieldset.js';
import type { Option } from '../../kern/select-field.js';

interface TickListProps {
  name: string;
  hint?: string;
  options: readonly Option[];
  columns?: boolean;
}

/** Several of a short list, ticked one by one; the value keeps the list's order. */
export function TickList({ name, hint, options, columns }: TickListProps) {
  const { field } = useController({ name });
  const ticked = (field.value ?? []) as string[];
  const toggle = (value: string) =>
    field.onChange(
      options.map((option) => option.value).filter((code) => ticked.includes(code) !== (code === value)),
    );
  return (
    <Fieldset {...useField(name)} hint={hint} columns={columns}>
      {options.map(({ value, label }) => (
        <Checkbox key={value} label={label} checked={ticked.includes(value)} onChange={() => toggle(value)} />
      ))}
    </Fieldset>
  );
}
