import type { CaseState } from '@app/cases/shared';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../kern/badge.js';

const LOOK = {
  open: { tone: 'info', icon: 'info' },
  resting: { tone: 'warning', icon: 'calendar-today' },
  closed: { tone: 'success', icon: 'check' },
} as const;

export function CaseStateBadge({ state }: { state: CaseState }) {
  const { t } = useTranslation();
  return (
    <Badge tone={LOOK[state].tone} icon={LOOK[state].icon}>
      {t(`enums.caseState.${state}`)}
    </Badge>
  );
}
