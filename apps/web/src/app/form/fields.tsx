import type { ReactNode } from 'react';
import { useController, useFormContext } from 'react-hook-form';
import { Checkbox, Radio } from '../../kern/check.js';
import { DateFields } from '../../kern/date-fields.js';
import { Fieldset } from '../../kern/fieldset.js';
import { SelectField, type Option } from '../../kern/select-field.js';
import { TextArea } from '../../kern/text-area.js';
import { TextField } from '../../kern/text-field.js';
import { useField } from './field-texts.js';

/** KERN's controls bound to the surrounding form by the field's name; label and error come from the texts. */
interface Bound {
  name: string;
  /** Instead of the field's usual label. */
  label?: ReactNode;
  hint?: ReactNode;
  optional?: boolean;
}

type TextProps = Bound & {
  type?: 'text' | 'email' | 'tel' | 'password';
  narrow?: boolean;
  maxLength?: number;
  inputMode?: 'numeric';
  autoComplete?: string;
  onBlur?: () => void;
};

export function TextInput({ name, label, onBlur, ...props }: TextProps) {
  const { register } = useFormContext();
  return <TextField {...useField(name, label)} {...props} {...register(name, { onBlur })} />;
}

export function TextAreaInput({
  name,
  label,
  maxLength,
  counted,
  ...props
}: Bound & { maxLength: number; counted?: boolean }) {
  const { register, watch } = useFormContext();
  const length = counted ? String(watch(name) ?? '').length : undefined;
  return (
    <TextArea
      {...useField(name, label)}
      {...props}
      {...register(name)}
      maxLength={maxLength}
      length={length}
    />
  );
}

export function SelectInput({
  name,
  label,
  ...props
}: Bound & { options: readonly Option[]; empty?: string }) {
  const { register } = useFormContext();
  return <SelectField {...useField(name, label)} {...props} {...register(name)} />;
}

export function DateInput({ name, label, ...props }: Bound & { past?: boolean }) {
  const { field } = useController({ name });
  return (
    <DateFields
      {...useField(name, label)}
      {...props}
      value={String(field.value ?? '')}
      onChange={field.onChange}
    />
  );
}

export function CheckInput({ name, label }: Bound) {
  const { register } = useFormContext();
  const texts = useField(name, label);
  return <Checkbox id={texts.id} label={texts.label} error={texts.error} {...register(name)} />;
}

export function RadioInput({
  name,
  label,
  options,
  ...props
}: Bound & { options: readonly Option[]; horizontal?: boolean; columns?: boolean }) {
  const { register } = useFormContext();
  return (
    <Fieldset {...useField(name, label)} {...props}>
      {options.map((option) => (
        <Radio key={option.value} value={option.value} label={option.label} {...register(name)} />
      ))}
    </Fieldset>
  );
}
