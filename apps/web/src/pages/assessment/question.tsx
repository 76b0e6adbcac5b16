import { fieldId, type AnswerValue, type Field } from '@app/assessments/shared';
import type { ReactNode } from 'react';
import { Bilingual } from './bilingual.js';

export interface InputProps {
  id: string;
  field: Field;
  /** Null = nothing given. */
  value: AnswerValue | null;
  hint?: ReactNode;
  /** `soon` = a choice, to be sent at once. */
  onChange: (value: AnswerValue | null, soon: boolean) => void;
}

/** The question in the languages shown. */
export function Question({ field }: { field: Field }) {
  return <Bilingual of={(texts) => texts.fields[fieldId(field)]} />;
}
