import { useMutation } from '@tanstack/react-query';
import { RevokeWaiverRequest, type WaiverResponse } from '@app/waivers/shared';
import { useTranslation } from 'react-i18next';
import { revokeWaiver } from '../../api/waivers.js';
import { RadioInput } from '../../app/form/fields.js';
import { FieldSection } from '../../app/form/field-texts.js';
import { FormView } from '../../app/form/form-view.js';
import { useDtoForm } from '../../app/form/use-dto-form.js';
import { VersionConflict } from '../../app/version-conflict.js';
import { Button } from '../../kern/button.js';
import { Dialog } from '../../kern/dialog.js';
import { TickList } from './tick-list.js';

interface RevokeDialogProps {
  waiver: WaiverResponse;
  onClose: () => void;
  onReload: () => void;
  onRevoked: (waiver: WaiverResponse) => void;
}

interface Values {
  scope: 'whole' | 'single' | '';
  institutionIds: string[];
}

/** Takes a waiver back. With a single institution there is nothing to choose: one word is enough. */
export function RevokeDialog({ waiver, onClose, onReload, onRevoked }: RevokeDialogProps) {
  const { t } = useTranslation();
  const open = waiver.recipients.filter(({ revokedAt }) => revokedAt === null);
  const revoke = useMutation({
    mutationFn: (body: RevokeWaiverRequest) =>
      revokeWaiver({ caseId: waiver.caseId, waiverId: waiver.id }, body),
    onSuccess: onRevoked,
  });
  const dtoForm = useDtoForm<Values>({
    dto: RevokeWaiverRequest,
    defaultValues: { scope: open.length > 1 ? '' : 'whole', institutionIds: [] },
    toRequest: ({ scope, institutionIds }) => ({
      version: waiver.version,
      ...(scope === 'single' ? { institutionIds } : {}),
    }),
    check: ({ scope }) => (scope === '' ? [{ pointer: '/scope', code: 'required' }] : []),
    error: revoke.error,
  });
  const scope = dtoForm.form.watch('scope');
  return (
    <Dialog title={t('waivers.revoke.title')} onClose={onClose}>
      <FieldSection value="waivers">
        <FormView
          of={dtoForm}
          error={revoke.error}
          except={['version-conflict']}
          onSubmit={(request: RevokeWaiverRequest) => revoke.mutate(request)}
        >
          <VersionConflict
            error={revoke.error}
            onTakeTheirs={() => {
              revoke.reset();
              onReload();
            }}
          />
          <p className="kern-body">{t('waivers.revoke.effect')}</p>
          {open.length > 1 && (
            <RadioInput
              name="scope"
              options={(['whole', 'single'] as const).map((value) => ({
                value,
                label: t(`waivers.revoke.${value}`),
              }))}
            />
          )}
          {scope === 'single' && (
            <TickList
              name="institutionIds"
              options={open.map(({ institutionId, name }) => ({ value: institutionId, label: name }))}
            />
          )}
          <div className="actions">
            <Button type="submit" busy={revoke.isPending}>
              {t('waivers.revoke.submit')}
            </Button>
            <Button variant="secondary" onClick={onClose}>
              {t('action.cancel')}
            </Button>
          </div>
        </FormView>
      </FieldSection>
    </Dialog>
  );
}
