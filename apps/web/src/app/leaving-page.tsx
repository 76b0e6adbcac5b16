import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { getLeaving, onLeaving } from '../api/leaving.js';
import { logOut } from '../api/session.js';
import { Button } from '../kern/button.js';
import { Icon } from '../kern/icon.js';
import { Loader } from '../kern/loader.js';
import { LoginForm } from './login-form.js';
import { Page } from './page.js';

const TRY_EVERY = 5_000;

/**
 * Stands before everything: as long as a log-out is not confirmed, none of the program's pages is there. It is part of
 * the first file that is loaded, as no other can be fetched then.
 */
export function LeavingGate({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const leaving = useSyncExternalStore(onLeaving, getLeaving);
  const [firstTry, setFirstTry] = useState(leaving !== null);
  const [closed, setClosed] = useState(firstTry && { unsent: false });
  // Not before the log-out under way has failed: the usual one may still ask about unsaved input.
  if (leaving === 'failed' && !closed) {
    const entries = queries.getMutationCache().getAll();
    setClosed({ unsent: entries.some(({ state }) => state.isPaused) });
  }
  useEffect(() => {
    // What waited for the network must not go out in the name of somebody who has left.
    if (closed) queries.clear();
  }, [closed, queries]);
  useEffect(() => {
    // Afresh, so that nothing the last user has seen is kept in memory.
    if (closed && leaving === null) window.location.assign('/');
  }, [closed, leaving]);
  useEffect(() => {
    if (firstTry) void logOut().finally(() => setFirstTry(false));
  }, [firstTry]);

  if (!closed) return children;
  return (
    <>
      <header className="header">
        <div className="header__bar">
          <span className="header__brand">
            <Icon name="checklist" />
            {t('app.name')}
          </span>
        </div>
      </header>
      <main className="main">
        {leaving === 'failed' && !firstTry ? <LeavingPage unsent={closed.unsent} /> : <Loader />}
      </main>
    </>
  );
}

function LeavingPage({ unsent }: { unsent: boolean }) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [stillNot, setStillNot] = useState(false);
  const [loginOpen, setLoginOpen] = useState(false);

  useEffect(() => {
    document.querySelector<HTMLElement>('main h1')?.focus();
    const attempt = () => void logOut();
    // A server that is back announces itself to nobody.
    const timer = setInterval(attempt, TRY_EVERY);
    window.addEventListener('online', attempt);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', attempt);
    };
  }, []);

  const again = async () => {
    setBusy(true);
    setStillNot(false);
    setStillNot(!(await logOut()));
    setBusy(false);
  };
  return (
    <Page title={t('leaving.title')}>
      <div className="stack form-width">
        <p className="kern-body">{t('leaving.text')}</p>
        {unsent && <p className="kern-body">{t('leaving.unsent')}</p>}
        <div className="actions">
          <Button busy={busy} onClick={() => void again()}>
            {t('action.retry')}
          </Button>
          <Button variant="secondary" aria-expanded={loginOpen} onClick={() => setLoginOpen((open) => !open)}>
            {t('leaving.logIn')}
          </Button>
        </div>
        <p className="kern-body" role="status">
          {stillNot && t('leaving.stillNot')}
        </p>
        {loginOpen && <LoginForm onLoggedIn={() => undefined} />}
      </div>
    </Page>
  );
}
