import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../../app/page.js';
import { Section } from '../../kern/section.js';

/** Reception: look whether somebody is known, register them if not. */
export function ReceptionHome() {
  const { t } = useTranslation();
  return (
    <Page title={t('reception.title')}>
      <div className="columns">
        <Section title={t('reception.searchTitle')}>
          <p className="kern-body">{t('reception.searchText')}</p>
        </Section>
        <Section title={t('nav.registration')}>
          <p className="kern-body">{t('reception.registerText')}</p>
          <p>
            <Link to="/erfassung" className="kern-link">
              {t('reception.register')}
            </Link>
          </p>
        </Section>
      </div>
    </Page>
  );
}
