import type { WaiverResponse } from '@app/waivers/shared';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../kern/badge.js';
import { STANDING_LOOK } from './words.js';

/** Where a waiver stands, as word and icon; one in force whose signatures are not enough opens nothing. */
export function StandingBadge({
  waiver: { standing, signatoriesFit },
}: {
  waiver: Pick<WaiverResponse, 'standing' | 'signatoriesFit'>;
}) {
  const { t } = useTranslation();
  if (standing === 'active' && !signatoriesFit)
    return (
      <Badge tone="danger" icon="close">
        {t('waivers.signatories.insufficient')}
      </Badge>
    );
  return <Badge {...STANDING_LOOK[standing]}>{t(`waivers.standings.${standing}`)}</Badge>;
}
