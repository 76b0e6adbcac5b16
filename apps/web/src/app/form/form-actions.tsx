import { useTranslation } from 'react-i18next';
import { Button } from '../../kern/button.js';

interface FormActionsProps {
  /** Word on the button that sends the form; absent = "save". */
  submit?: string;
  busy: boolean;
  onCancel: () => void;
}

/** The end of a form that can be left again. */
export function FormActions({ submit, busy, onCancel }: FormActionsProps) {
  const { t } = useTranslation();
  return (
    <div className="actions">
      <Button type="submit" busy={busy}>
        {submit ?? t('action.save')}
      </Button>
      <Button variant="secondary" onClick={onCancel}>
        {t('action.cancel')}
      </Button>
    </div>
  );
}
