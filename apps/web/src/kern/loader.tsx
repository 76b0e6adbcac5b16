import { useTranslation } from 'react-i18next';

/** Says that something is being fetched; shows only after a moment, so that quick answers do not flicker. */
export function Loader() {
  const { t } = useTranslation();
  return (
    <div className="loading" role="status">
      <span className="loading__dots" aria-hidden="true" />
      <span className="kern-body">{t('state.loading')}</span>
    </div>
  );
}
