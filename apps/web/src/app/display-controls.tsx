import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Icon } from '../kern/icon.js';
import { switchLanguage } from './i18n.js';
import { LANGUAGES, setPreferences, THEMES, usePreferences, type Language } from './preferences.js';

const THEME_ICON = { auto: 'brightness-medium', light: 'light-mode', dark: 'dark-mode' } as const;
const OWN_NAME = { de: 'Deutsch', en: 'English' } as const;

/** Language of the interface, and light or dark. */
export function DisplayControls() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { language, theme } = usePreferences();
  const nextTheme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]!;
  const change = async (choice: Language) => {
    await switchLanguage(choice);
    // The server names stations and routes in the language of the request. A form's draft stays as it is.
    await queries.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[0] !== 'draft' && queryKey[0] !== 'me',
    });
  };
  return (
    <div className="display-controls">
      <ul aria-label={t('display.language')} className="display-controls__languages">
        {LANGUAGES.map((choice) => (
          <li key={choice}>
            <button
              type="button"
              lang={choice}
              className="plain-button"
              aria-current={choice === language ? 'true' : undefined}
              // A file of texts that cannot be fetched is told by the update notice.
              onClick={() => void change(choice).catch(() => undefined)}
            >
              {OWN_NAME[choice]}
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className="plain-button" onClick={() => setPreferences({ theme: nextTheme })}>
        <Icon name={THEME_ICON[theme]} size="small" />
        <span className="visually-hidden">{t('display.theme')} </span>
        {t(`display.themes.${theme}`)}
      </button>
    </div>
  );
}
