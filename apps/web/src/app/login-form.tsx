import type { MeResponse } from '@app/identity/shared';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.js';
import { logIn } from '../api/session.js';
import { Alert } from '../kern/alert.js';
import { Button } from '../kern/button.js';
import { ErrorSummary } from '../kern/error-summary.js';
import { TextField } from '../kern/text-field.js';
import { useProblemText } from './problem-text.js';

interface LoginFormProps {
  onLoggedIn: (me: MeResponse) => void;
  /** Prefilled where somebody logs in again. */
  username?: string;
}

/** User name and password; used on its own page and in place when a session has ended. */
export function LoginForm({ onLoggedIn, username: known = '' }: LoginFormProps) {
  const { t } = useTranslation();
  const textOf = useProblemText();
  const form = useRef<HTMLFormElement>(null);
  const [missing, setMissing] = useState<string[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const submit = async () => {
    const data = new FormData(form.current!);
    const username = (data.get('username') as string).trim();
    const password = data.get('password') as string;
    const empty = [!username && 'username', !password && 'password'].filter((name) => name !== false);
    setMissing(empty);
    setAttempt((count) => count + 1);
    setError(null);
    if (empty.length > 0) return;
    setBusy(true);
    try {
      onLoggedIn(await logIn({ username, password }));
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };

  const delayed =
    error instanceof ApiProblem && error.code === 'login-delayed' ? error.extra.retryAfterSeconds : null;
  const errorOf = (name: string) => (missing.includes(name) ? t('errors.required') : undefined);
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      noValidate
      className="stack login-form"
    >
      <ErrorSummary
        errors={missing.map((name) => ({
          id: `login-${name}`,
          text: `${t(`fields.${name}`)}: ${t('errors.required')}`,
        }))}
        attempt={attempt}
      />
      {error !== null && (
        <Alert tone="danger" title={t('login.failedTitle')} focusOn={attempt}>
          <p className="kern-body">
            {typeof delayed === 'number'
              ? t('login.delayed', { seconds: Math.ceil(delayed) })
              : textOf(error)}
          </p>
        </Alert>
      )}
      <TextField
        id="login-username"
        name="username"
        label={t('fields.username')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={known}
        error={errorOf('username')}
      />
      <TextField
        id="login-password"
        name="password"
        type="password"
        label={t('fields.password')}
        autoComplete="current-password"
        error={errorOf('password')}
      />
      <Button type="submit" busy={busy}>
        {t('login.submit')}
      </Button>
    </form>
  );
}
