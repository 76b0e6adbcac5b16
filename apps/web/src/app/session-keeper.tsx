import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  logOut,
  onSession,
  refreshSession,
  setRelogin,
  sinceLastContact,
  untilSessionEnd,
} from '../api/session.js';
import { Button } from '../kern/button.js';
import { Dialog } from '../kern/dialog.js';
import { LoginForm } from './login-form.js';
import { meQuery, useMe } from './session.js';

const WARN_BEFORE = 2 * 60_000;
const RENEW_AFTER = 4 * 60_000;
const LOOK_EVERY = 5_000;

/**
 * Keeps a session alive while somebody works, warns before it ends and lets them log in in place when it has:
 * the page under the dialog stays as it is, and calls that were refused go on.
 */
export function SessionKeeper() {
  const { t } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const [left, setLeft] = useState(() => untilSessionEnd(me));
  const [loginOpen, setLoginOpen] = useState(false);
  const waiting = useRef<((loggedIn: boolean) => void)[]>([]);

  const settle = useCallback((loggedIn: boolean) => {
    setLoginOpen(false);
    for (const resolve of waiting.current.splice(0)) resolve(loggedIn);
  }, []);

  useEffect(() => {
    setRelogin(() => {
      setLoginOpen(true);
      return new Promise<boolean>((resolve) => waiting.current.push(resolve));
    });
    return () => setRelogin(null);
  }, []);

  useEffect(
    () =>
      onSession((next) => {
        if (next && next.id === me.id) {
          queries.setQueryData(meQuery.queryKey, next);
          setLeft(untilSessionEnd(next));
          settle(true);
        } else {
          // Somebody else, or nobody: nothing of this user may stay on the screen.
          window.location.assign('/');
        }
      }),
    [me.id, queries, settle],
  );

  useEffect(() => {
    const look = () => setLeft(untilSessionEnd(me));
    const timer = setInterval(look, LOOK_EVERY);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [me]);

  useEffect(() => {
    const active = () => {
      const remaining = untilSessionEnd(me);
      if (sinceLastContact() > RENEW_AFTER && remaining > WARN_BEFORE)
        void refreshSession().catch(() => undefined);
    };
    window.addEventListener('keydown', active);
    window.addEventListener('pointerdown', active);
    return () => {
      window.removeEventListener('keydown', active);
      window.removeEventListener('pointerdown', active);
    };
  }, [me]);

  const leave = () => {
    settle(false);
    void logOut();
  };

  if (loginOpen || left <= 0) {
    return (
      <Dialog title={t('session.endedTitle')}>
        <p className="kern-body">{t('session.endedText')}</p>
        <LoginForm username={me.username} onLoggedIn={() => undefined} />
        <Button variant="tertiary" onClick={leave}>
          {t('session.leave')}
        </Button>
      </Dialog>
    );
  }
  if (left > WARN_BEFORE) return null;
  return (
    <Dialog
      title={t('session.warningTitle')}
      footer={
        <>
          <Button variant="secondary" onClick={leave}>
            {t('action.logOut')}
          </Button>
          <Button onClick={() => void refreshSession().catch(() => undefined)}>{t('session.stay')}</Button>
        </>
      }
    >
      <p className="kern-body">
        {t('session.warningText', { minutes: Math.max(1, Math.ceil(left / 60_000)) })}
      </p>
    </Dialog>
  );
}
