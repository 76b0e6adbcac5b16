import type { AssessmentRecord } from '@app/assessments/shared';
import { createContext, useContext } from 'react';

export const RecordContext = createContext<AssessmentRecord | null>(null);

/** The person's record as the form shows it. */
export function useRecord(): AssessmentRecord {
  const record = useContext(RecordContext);
  if (!record) throw new Error('The form shows a record.');
  return record;
}

export const PersonContext = createContext<string>('');
/** Whose form it is. */
export const usePersonId = (): string => useContext(PersonContext);
