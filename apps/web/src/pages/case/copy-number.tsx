import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../kern/icon.js';

/** A case number with a button that copies it. */
export function CopyNumber({ number }: { number: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    // The clipboard exists in secure contexts only; without it the number can still be selected.
    await navigator.clipboard?.writeText(number);
    setCopied(true);
  };
  return (
    <span className="copyable">
      <strong className="number">{number}</strong>
      {'clipboard' in navigator && (
        <button
          type="button"
          className="plain-button no-print"
          onClick={() => void copy().catch(() => undefined)}
        >
          <Icon name="content-copy" size="small" />
          {t('case.copyNumber')}
        </button>
      )}
      <span role="status" className="kern-body kern-body--small">
        {copied && t('case.copied')}
      </span>
    </span>
  );
}
