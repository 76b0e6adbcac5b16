import { useQuery, useQueryClient } from '@tanstack/react-query';
import { CreateUserRequest } from '@app/identity/shared';
import { OFFICE_ROLES, ROLES, type Role } from '@app/platform/shared';
import { useTranslation } from 'react-i18next';
import { createUser } from '../../api/account.js';
import { listInstitutions } from '../../api/institutions.js';
import { FormActions } from '../../app/form/form-actions.js';
import { SelectInput, TextInput } from '../../app/form/fields.js';
import { FormView } from '../../app/form/form-view.js';
import { useDtoForm } from '../../app/form/use-dto-form.js';
import { useAction } from '../../app/use-action.js';
import { Dialog } from '../../kern/dialog.js';

interface CreateUserDialogProps {
  onDone: () => void;
  onClose: () => void;
}

interface Values {
  username: string;
  displayName: string;
  role: Role | '';
  institutionId: string;
  initialPassword: string;
}

export function CreateUserDialog({ onDone, onClose }: CreateUserDialogProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const institutions = useQuery({ queryKey: ['institutions'], queryFn: listInstitutions });
  const create = useAction(createUser, async () => {
    await queries.invalidateQueries({ queryKey: ['users'] });
    onDone();
  });
  const dtoForm = useDtoForm<Values>({
    dto: CreateUserRequest,
    defaultValues: { username: '', displayName: '', role: '', institutionId: '', initialPassword: '' },
    error: create.error,
  });
  const role = dtoForm.form.watch('role');
  const ofOffice = (OFFICE_ROLES as readonly string[]).includes(role);
  // Roles of the office belong to the central office, clerks to any other institution.
  const fitting = (institutions.data?.items ?? []).filter(
    ({ isCentralOffice, active }) => active && (!role || isCentralOffice === ofOffice),
  );
  return (
    <Dialog title={t('users.createTitle')} onClose={onClose}>
      <FormView
        of={dtoForm}
        error={create.error}
        onSubmit={(request: CreateUserRequest) => create.mutate(request)}
      >
        <TextInput name="displayName" maxLength={120} />
        <TextInput name="username" hint={t('users.usernameHint')} maxLength={50} />
        <SelectInput
          name="role"
          empty={t('form.pleaseChoose')}
          options={ROLES.map((value) => ({ value, label: t(`enums.role.${value}`) }))}
        />
        <SelectInput
          name="institutionId"
          empty={t('form.pleaseChoose')}
          options={fitting.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextInput
          name="initialPassword"
          type="password"
          autoComplete="new-password"
          hint={t('users.initialPasswordHint')}
        />
        <FormActions submit={t('users.create')} busy={create.isPending} onCancel={onClose} />
      </FormView>
    </Dialog>
  );
}
