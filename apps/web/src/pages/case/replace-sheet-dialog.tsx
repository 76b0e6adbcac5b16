import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  ReplaceSheetRequest,
  SHEET_VOID_REASONS,
  type LaufzettelResponse,
  type SheetVoidReason,
} from '@app/laufzettel/shared';
import { useTranslation } from 'react-i18next';
import { replaceSheet } from '../../api/laufzettel.js';
import { FormActions } from '../../app/form/form-actions.js';
import { RadioInput } from '../../app/form/fields.js';
import { FormView } from '../../app/form/form-view.js';
import { useDtoForm } from '../../app/form/use-dto-form.js';
import { VersionConflict } from '../../app/version-conflict.js';
import { Alert } from '../../kern/alert.js';
import { Button } from '../../kern/button.js';
import { Dialog } from '../../kern/dialog.js';
import { PdfButton } from '../laufzettel/pdf-button.js';

interface ReplaceSheetDialogProps {
  sheet: LaufzettelResponse;
  onClose: () => void;
}

/** A sheet that is lost, spoilt or in the wrong hands: its code is voided and a new sheet printed. */
export function ReplaceSheetDialog({ sheet, onClose }: ReplaceSheetDialogProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const reload = () => queries.invalidateQueries({ queryKey: ['laufzettel', sheet.caseId] });
  const replace = useMutation({
    mutationFn: (body: ReplaceSheetRequest) => replaceSheet(sheet.caseId, sheet.id, body),
    onSuccess: reload,
  });
  const dtoForm = useDtoForm<{ reason: SheetVoidReason | '' }>({
    dto: ReplaceSheetRequest,
    defaultValues: { reason: '' },
    error: replace.error,
    toRequest: ({ reason }) => ({ reason, version: sheet.version }),
    // Elsewhere a reason is typed; here it is chosen and is asked for in other words.
    isShown: (pointer) => pointer !== '/reason',
    check: ({ reason }) => (reason ? [] : [{ pointer: '/reason', code: 'notChosen' }]),
  });
  return (
    <Dialog title={t('laufzettel.replaceTitle')} onClose={onClose}>
      {replace.isSuccess ? (
        <div className="stack form-width">
          <Alert tone="success" title={t('laufzettel.replaced')} focusOn={replace.isSuccess}>
            <p className="kern-body">
              {t('laufzettel.newCode')} <span className="number">{sheet.shortCode}</span>
            </p>
          </Alert>
          <div className="actions">
            <PdfButton
              variant="primary"
              caseId={sheet.caseId}
              caseNumber={sheet.caseNumber}
              laufzettelId={sheet.id}
              language={sheet.language}
            />
            <Button variant="secondary" onClick={onClose}>
              {t('action.close')}
            </Button>
          </div>
        </div>
      ) : (
        <FormView
          of={dtoForm}
          error={replace.error}
          except={['version-conflict']}
          onSubmit={(request: ReplaceSheetRequest) => replace.mutate(request)}
        >
          <VersionConflict
            error={replace.error}
            onTakeTheirs={() => void reload().then(() => replace.reset())}
          />
          <p className="kern-body">
            {t('laufzettel.replaceText')} <span className="number">{sheet.shortCode}</span>
          </p>
          <RadioInput
            name="reason"
            options={SHEET_VOID_REASONS.map((value) => ({
              value,
              label: t(`enums.sheetVoidReason.${value}`),
            }))}
          />
          <FormActions submit={t('laufzettel.replace')} busy={replace.isPending} onCancel={onClose} />
        </FormView>
      )}
    </Dialog>
  );
}
