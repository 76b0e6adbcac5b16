import type { WaiverStanding } from '@app/waivers/shared';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../kern/badge.js';
import { STANDING_LOOK } from './words.js';

/** Where a waiver stands, as word and icon. */
export function StandingBadge({ standing }: { standing: WaiverStanding }) {
  const { t } = useTranslation();
  return <Badge {...STANDING_LOOK[standing]}>{t(`waivers.standings.${standing}`)}</Badge>;
}
