import { useMutation, useQueryClient } from '@tanstack/react-query';
import { UpdateUserRequest, type UserResponse } from '@app/identity/shared';
import { OFFICE_ROLES, ROLES, type Role } from '@app/platform/shared';
import { useTranslation } from 'react-i18next';
import { updateUser } from '../../api/account.js';
import { FormActions } from '../../app/form/form-actions.js';
import { clean } from '../../app/form/dto-problems.js';
import { CheckInput, SelectInput, TextInput } from '../../app/form/fields.js';
import { FormView } from '../../app/form/form-view.js';
import { useDtoForm } from '../../app/form/use-dto-form.js';
import { VersionConflict } from '../../app/version-conflict.js';
import { Dialog } from '../../kern/dialog.js';

interface EditUserDialogProps {
  user: UserResponse;
  onDone: () => void;
  onClose: () => void;
}

interface Values {
  displayName: string;
  role: Role;
  disabled: boolean;
  initialPassword: string;
}

/** Name, role, access and a new first password, which also lifts a lock. */
export function EditUserDialog({ user, onDone, onClose }: EditUserDialogProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const reload = () => queries.invalidateQueries({ queryKey: ['users'] });
  const save = useMutation({
    mutationFn: (body: UpdateUserRequest) => updateUser(user.id, body),
    onSuccess: async () => {
      await reload();
      onDone();
    },
  });
  const dtoForm = useDtoForm<Values>({
    dto: UpdateUserRequest,
    defaultValues: {
      displayName: user.displayName,
      role: user.role,
      disabled: user.disabled,
      initialPassword: '',
    },
    error: save.error,
    toRequest: (values) => ({ ...(clean(values) as object), version: user.version }),
  });
  // An account stays with its institution, so a clerk remains a clerk and an office role one of the office's.
  const ofOffice = (OFFICE_ROLES as readonly Role[]).includes(user.role);
  const roles = ROLES.filter((role) => (OFFICE_ROLES as readonly Role[]).includes(role) === ofOffice);
  const startAgain = () => {
    void reload();
    onClose();
  };
  return (
    <Dialog title={t('users.editTitle', { username: user.username })} onClose={onClose}>
      <FormView
        of={dtoForm}
        error={save.error}
        except={['version-conflict']}
        onSubmit={(request: UpdateUserRequest) => save.mutate(request)}
      >
        <VersionConflict error={save.error} onTakeTheirs={startAgain} />
        <TextInput name="displayName" maxLength={120} />
        <SelectInput
          name="role"
          options={roles.map((value) => ({ value, label: t(`enums.role.${value}`) }))}
        />
        <CheckInput name="disabled" />
        <TextInput
          name="initialPassword"
          type="password"
          autoComplete="new-password"
          optional
          hint={t('users.resetPasswordHint')}
        />
        <FormActions busy={save.isPending} onCancel={onClose} />
      </FormView>
    </Dialog>
  );
}
