import i18next from 'i18next';
import ICU from 'i18next-icu';
import { initReactI18next } from 'react-i18next';
import { getPreferences, setPreferences, type Language } from './preferences.js';

const loaders: Record<Language, () => Promise<{ default: object }>> = {
  de: () => import('../locales/de.json'),
  en: () => import('../locales/en.json'),
};

/** Loads the texts of the preferred language; only that one is fetched. */
export async function startI18n(): Promise<void> {
  const { language } = getPreferences();
  const texts = await loaders[language]();
  await i18next
    .use(new ICU())
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: false,
      resources: { [language]: { translation: texts.default } },
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
    });
  document.documentElement.lang = language;
}

/** Fetches the texts of a language that is not the preferred one: what is signed is read in German. */
export async function loadTexts(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', (await loaders[language]()).default);
  }
}

export async function switchLanguage(language: Language): Promise<void> {
  await loadTexts(language);
  document.documentElement.lang = language;
  setPreferences({ language });
  await i18next.changeLanguage(language);
}
