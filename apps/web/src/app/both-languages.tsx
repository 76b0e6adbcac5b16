import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES } from './preferences.js';

/** The same in German and English below one another, for readers of whom no language is known. */
export function BothLanguages({ children }: { children: (t: TFunction, language: string) => ReactNode }) {
  const { i18n } = useTranslation();
  return LANGUAGES.map((language) => (
    <div key={language} lang={language} className="stack">
      {children(i18n.getFixedT(language), language)}
    </div>
  ));
}
