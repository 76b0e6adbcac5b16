import type { AnswerValue } from '@app/assessments/shared';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../kern/text-field.js';

interface NumberListProps {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  value: AnswerValue | null;
  onChange: (value: AnswerValue | null, soon: boolean) => void;
}

const numbersIn = (text: string): number[] => (text.match(/\d+/g) ?? []).map(Number);

/** Some numbers in one line, as they are said: "3, 7, 12". */
export function NumberList({ id, label, hint, value, onChange }: NumberListProps) {
  const { t } = useTranslation();
  const given = (value as number[] | null) ?? [];
  const [text, setText] = useState(given.join(', '));
  // Somebody else has answered meanwhile.
  const shown = numbersIn(text).join() === given.join() ? text : given.join(', ');
  return (
    <TextField
      id={id}
      label={label}
      hint={hint ?? t('assessment.numbersHint')}
      inputMode="numeric"
      value={shown}
      onChange={({ target }) => {
        setText(target.value);
        const numbers = numbersIn(target.value);
        onChange(numbers.length > 0 ? numbers : null, false);
      }}
    />
  );
}
