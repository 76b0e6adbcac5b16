import { useQuery } from '@tanstack/react-query';
import type { UserResponse } from '@app/identity/shared';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listUsers } from '../../api/account.js';
import { formatMoment } from '../../app/format.js';
import { Page } from '../../app/page.js';
import { QueryView } from '../../app/query-view.js';
import { Alert } from '../../kern/alert.js';
import { Badge } from '../../kern/badge.js';
import { Button } from '../../kern/button.js';
import { ScrollRegion } from '../../kern/scroll-region.js';
import { CreateUserDialog } from './create-user-dialog.js';
import { EditUserDialog } from './edit-user-dialog.js';

/** Who may log in. The administrator manages accounts and sees no personal data of those who are advised. */
export function UsersPage() {
  const { t } = useTranslation();
  const [creating, setCreating] = useState(false);
  const [editing, setEditing] = useState<UserResponse | null>(null);
  const [saved, setSaved] = useState(0);
  const users = useQuery({ queryKey: ['users'], queryFn: listUsers });
  const close = () => {
    setCreating(false);
    setEditing(null);
  };
  const done = () => {
    close();
    setSaved((count) => count + 1);
  };
  return (
    <Page
      title={t('nav.users')}
      actions={
        <Button icon="add" onClick={() => setCreating(true)}>
          {t('users.create')}
        </Button>
      }
    >
      <div className="stack">
        {saved > 0 && <Alert tone="success" title={t('state.saved')} focusOn={saved} />}
        <QueryView query={users}>{({ items }) => <UserTable users={items} onEdit={setEditing} />}</QueryView>
      </div>
      {creating && <CreateUserDialog onDone={done} onClose={close} />}
      {editing && <EditUserDialog user={editing} onDone={done} onClose={close} />}
    </Page>
  );
}

function UserTable({
  users,
  onEdit,
}: {
  users: readonly UserResponse[];
  onEdit: (user: UserResponse) => void;
}) {
  const { t } = useTranslation();
  return (
    <ScrollRegion label={t('nav.users')}>
      <table className="kern-table kern-table--small">
        <caption className="visually-hidden">{t('nav.users')}</caption>
        <thead>
          <tr className="kern-table__row">
            {['displayName', 'username', 'role', 'institutionId', 'lastLoginAt', 'state'].map((column) => (
              <th key={column} scope="col" className="kern-table__header">
                {t(`fields.${column}`)}
              </th>
            ))}
            <th scope="col" className="kern-table__header">
              <span className="visually-hidden">{t('action.edit')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {users.map((user) => (
            <tr key={user.id} className="kern-table__row">
              <td className="kern-table__cell">
                <bdi>{user.displayName}</bdi>
              </td>
              <td className="kern-table__cell">{user.username}</td>
              <td className="kern-table__cell">{t(`enums.role.${user.role}`)}</td>
              <td className="kern-table__cell">
                <span lang="de">{user.institutionName}</span>
              </td>
              <td className="kern-table__cell">
                {user.lastLoginAt ? formatMoment(user.lastLoginAt) : t('users.never')}
              </td>
              <td className="kern-table__cell">
                <UserState user={user} />
              </td>
              <td className="kern-table__cell">
                <Button small variant="tertiary" icon="edit" onClick={() => onEdit(user)}>
                  {t('action.edit')}
                  <span className="visually-hidden"> {user.displayName}</span>
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function UserState({ user }: { user: UserResponse }) {
  const { t } = useTranslation();
  if (user.disabled) return <Badge tone="danger">{t('users.disabled')}</Badge>;
  if (isLocked(user)) {
    return <Badge tone="warning">{t('users.locked', { at: formatMoment(user.lockedUntil!) })}</Badge>;
  }
  return <Badge tone="success">{t('users.active')}</Badge>;
}

function isLocked({ lockedUntil }: UserResponse): boolean {
  return lockedUntil !== null && Date.parse(lockedUntil) > Date.now();
}
