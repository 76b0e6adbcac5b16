import type { AssessmentState } from '@app/assessments/shared';
import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '../../kern/badge.js';

const TONES: Readonly<Record<AssessmentState, Tone>> = {
  draft: 'info',
  completed: 'warning',
  signed: 'success',
  superseded: 'info',
  withdrawn: 'danger',
};

export function StateBadge({ state }: { state: AssessmentState }) {
  const { t } = useTranslation();
  return <Badge tone={TONES[state]}>{t(`enums.assessmentState.${state}`)}</Badge>;
}
