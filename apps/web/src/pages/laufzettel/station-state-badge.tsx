import type { StationState } from '@app/laufzettel/shared';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../kern/badge.js';

const LOOK = {
  open: { tone: 'info', icon: 'draft' },
  inProgress: { tone: 'info', icon: 'autorenew' },
  attention: { tone: 'warning', icon: 'warning' },
  completed: { tone: 'success', icon: 'check' },
  dropped: { tone: 'info', icon: 'close' },
} as const;

/** Where a station stands, as word and icon. */
export function StationStateBadge({ state }: { state: StationState }) {
  const { t } = useTranslation();
  return (
    <Badge tone={LOOK[state].tone} icon={LOOK[state].icon}>
      {t(`enums.stationState.${state}`)}
    </Badge>
  );
}
