import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ChangePasswordRequest } from '@app/identity/shared';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changePassword } from '../../api/account.js';
import { fetchMe } from '../../api/session.js';
import { FormView } from '../../app/form/form-view.js';
import { TextInput } from '../../app/form/fields.js';
import { useDtoForm } from '../../app/form/use-dto-form.js';
import { Page } from '../../app/page.js';
import { setPreferences, usePreferences } from '../../app/preferences.js';
import { meQuery, useMe } from '../../app/session.js';
import { Alert } from '../../kern/alert.js';
import { Button } from '../../kern/button.js';
import { Checkbox } from '../../kern/check.js';
import { DescriptionList } from '../../kern/description-list.js';
import { Section } from '../../kern/section.js';

/** Own account: password and how the interface behaves. A first password must be changed here before anything else. */
export function AccountPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { searchShortcut } = usePreferences();
  return (
    <Page title={t(me.mustChangePassword ? 'account.mustChangeTitle' : 'account.title')}>
      <div className="stack form-width">
        {me.mustChangePassword && (
          <Alert tone="info" title={t('account.mustChangeAlert')} quiet>
            <p className="kern-body">{t('account.mustChangeText')}</p>
          </Alert>
        )}
        {!me.mustChangePassword && (
          <Section title={t('account.who')}>
            <DescriptionList
              facts={[
                { key: 'name', label: t('fields.displayName'), value: <bdi>{me.displayName}</bdi> },
                { key: 'user', label: t('fields.username'), value: me.username },
                { key: 'role', label: t('fields.role'), value: t(`enums.role.${me.role}`) },
                {
                  key: 'institution',
                  label: t('fields.institutionId'),
                  value: <span lang="de">{me.institutionName}</span>,
                },
              ]}
            />
          </Section>
        )}
        <Section title={t('account.password')}>
          <PasswordForm forced={me.mustChangePassword} />
        </Section>
        {!me.mustChangePassword && me.permissions.includes('person.search') && (
          <Section title={t('account.operation')}>
            <Checkbox
              label={t('account.searchShortcut')}
              checked={searchShortcut}
              onChange={(event) => setPreferences({ searchShortcut: event.target.checked })}
            />
          </Section>
        )}
      </div>
    </Page>
  );
}

function PasswordForm({ forced }: { forced: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [saved, setSaved] = useState(0);
  const change = useMutation({
    mutationFn: changePassword,
    onSuccess: async () => {
      queries.setQueryData(meQuery.queryKey, await fetchMe());
      form.form.reset();
      setSaved((count) => count + 1);
      if (forced) await navigate({ to: '/' });
    },
  });
  const form = useDtoForm<{ currentPassword: string; newPassword: string }>({
    dto: ChangePasswordRequest,
    defaultValues: { currentPassword: '', newPassword: '' },
    error: change.error,
  });
  return (
    <FormView
      of={form}
      onSubmit={(request: ChangePasswordRequest) => change.mutate(request)}
      error={change.error}
    >
      {saved > 0 && <Alert tone="success" title={t('account.passwordSaved')} focusOn={saved} />}
      <TextInput name="currentPassword" type="password" autoComplete="current-password" />
      <TextInput
        name="newPassword"
        type="password"
        autoComplete="new-password"
        hint={t('account.passwordHint')}
      />
      <Button type="submit" busy={change.isPending}>
        {t('account.changePassword')}
      </Button>
    </FormView>
  );
}
