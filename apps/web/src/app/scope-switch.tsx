import { useTranslation } from 'react-i18next';
import type { Scope } from '../api/cases.js';

/** Mine or everybody's; says which by more than colour. */
export function ScopeSwitch({ scope, onChange }: { scope: Scope; onChange: (scope: Scope) => void }) {
  const { t } = useTranslation();
  return (
    <div role="group" aria-label={t('scope.label')} className="actions no-print">
      {(['mine', 'all'] as const).map((choice) => (
        <button
          key={choice}
          type="button"
          className="plain-button"
          aria-pressed={choice === scope}
          onClick={() => onChange(choice)}
        >
          {t(`scope.${choice}`)}
        </button>
      ))}
    </div>
  );
}
