import type { WaiverResponse } from '@app/waivers/shared';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../app/format.js';
import { Alert } from '../../kern/alert.js';

/** Says when others must sign than have, or soon will have to: after a corrected birth date, or since a birthday. */
export function SignatoryNotice({ waiver }: { waiver: WaiverResponse }) {
  const { t } = useTranslation();
  const { standing, signatoriesFit, ageReached, ageReachedOn } = waiver;
  if (standing === 'awaiting' && !signatoriesFit)
    return (
      <Alert tone="warning" title={t('waivers.signatories.changed')} quiet>
        <p className="kern-body">{t('waivers.signatories.changedText')}</p>
      </Alert>
    );
  if (standing === 'active' && !signatoriesFit)
    return (
      <Alert tone="danger" title={t('waivers.signatories.insufficient')} quiet>
        <p className="kern-body">{t('waivers.signatories.insufficientText')}</p>
      </Alert>
    );
  if (ageReached === null || ageReachedOn === null) return null;
  return (
    <Alert tone="info" title={t('waivers.signatories.ageReached', hint(ageReached, ageReachedOn))} quiet>
      <p className="kern-body">{t('waivers.signatories.ageReachedText')}</p>
    </Alert>
  );
}

const hint = (age: number, on: string) => ({ age, date: formatDay(on) });

/** The same in a line of a list. */
export function SignatoryLine({ waiver }: { waiver: WaiverResponse }) {
  const { t } = useTranslation();
  const { standing, signatoriesFit, ageReached, ageReachedOn } = waiver;
  if (!signatoriesFit)
    return (
      <p className="row__text">
        {t(standing === 'awaiting' ? 'waivers.signatories.changed' : 'waivers.signatories.insufficientText')}
      </p>
    );
  if (ageReached === null || ageReachedOn === null) return null;
  return <p className="row__text">{t('waivers.signatories.ageReached', hint(ageReached, ageReachedOn))}</p>;
}
