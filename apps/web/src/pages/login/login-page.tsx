import { useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LoginForm } from '../../app/login-form.js';
import { Page } from '../../app/page.js';
import { safeTarget } from '../../app/safe-target.js';
import { meQuery } from '../../app/session.js';

export function LoginPage() {
  const { t } = useTranslation();
  const router = useRouter();
  const queries = useQueryClient();
  const { weiter } = useSearch({ from: '/login' });
  return (
    <Page title={t('login.title')}>
      <div className="section login-form">
        <LoginForm
          onLoggedIn={(me) => {
            // Nothing of whoever was here before; "me" itself is observed by the shell and only gets its new value.
            queries.removeQueries({ predicate: (query) => query.queryKey[0] !== meQuery.queryKey[0] });
            queries.setQueryData(meQuery.queryKey, me);
            void router.navigate({ href: safeTarget(weiter), replace: true });
          }}
        />
      </div>
    </Page>
  );
}
