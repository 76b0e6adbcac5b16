import { useQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { logOut } from '../api/session.js';
import { Icon } from '../kern/icon.js';
import { ConnectionNotice } from './connection-notice.js';
import { DisplayControls } from './display-controls.js';
import { Navigation } from './navigation.js';
import { SearchBox } from './search-box.js';
import { SessionKeeper } from './session-keeper.js';
import { meQuery } from './session.js';
import { UpdateNotice } from './update-notice.js';

/** Frame of every page: skip link, header with who is logged in, navigation, main part, footer. */
export function Shell({ children }: { children?: ReactNode }) {
  const { t } = useTranslation();
  const { data: me } = useQuery(meQuery);
  const working = me && !me.mustChangePassword ? me : null;
  return (
    <>
      <a className="skip-link" href="#main" onClick={skipToMain}>
        {t('nav.skip')}
      </a>
      <header className="header no-print">
        <div className="header__bar">
          <Link to="/" className="header__brand">
            <Icon name="checklist" />
            {t('app.name')}
            {me?.environment === 'demo' && <span className="header__demo">{t('app.demo')}</span>}
          </Link>
          <DisplayControls />
          {me && (
            <div className="header__user">
              <span className="header__who">
                <Link
                  to="/konto"
                  className="header__name"
                  aria-label={t('nav.accountOf', { name: me.displayName })}
                >
                  <Icon name="account-circle" size="small" />
                  <bdi>{me.displayName}</bdi>
                </Link>
                <span className="header__institution" lang="de">
                  {me.institutionName}
                </span>
              </span>
              <button type="button" className="plain-button" onClick={() => void logOut()}>
                <Icon name="logout" size="small" />
                {t('action.logOut')}
              </button>
            </div>
          )}
        </div>
        {working && (
          <div className="header__bar">
            <Navigation me={working} />
            {working.permissions.includes('person.search') && <SearchBox />}
          </div>
        )}
      </header>
      <ConnectionNotice />
      <UpdateNotice />
      <main id="main" tabIndex={-1} className="main">
        {children ?? <Outlet />}
      </main>
      <footer className="footer no-print">
        <p className="kern-body kern-body--small">{t('app.footer')}</p>
      </footer>
      {me && <SessionKeeper key={me.id} />}
    </>
  );
}

/** Moves the focus itself: a plain fragment link would be a navigation for the router. */
function skipToMain(event: { preventDefault(): void }): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
