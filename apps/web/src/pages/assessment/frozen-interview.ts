import type { AssessmentResponse } from '@app/assessments/shared';
import { Interview } from './interview.js';

const never = () => Promise.reject(new Error('A form that is only read takes no answers.'));

/** A form as it stands, for what shows answers and writes none. */
export function frozenInterview(
  form: Pick<AssessmentResponse, 'answers' | 'rows' | 'revision' | 'state' | 'version'>,
): Interview {
  return new Interview(
    form,
    { save: never, addRow: never, keepRow: never, sync: never },
    { load: () => Promise.resolve(null), keep: () => undefined },
    () => '',
  );
}
