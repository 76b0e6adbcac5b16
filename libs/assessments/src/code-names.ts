import { FORM_LANGUAGES } from '@app/forms';
import {
  codeLists,
  industryLabel,
  languageLabel,
  nationalityLabel,
  occupationLabel,
  occupationOf,
  scriptLabel,
} from '@app/platform';
import type { FormWords } from './assessment.form-words.js';
import type { AssessmentLanguage } from './assessment.rules.js';

type NameType = 'region' | 'language' | 'script';

const tags = new Map(codeLists().languages.map(({ code, bcp47 }) => [code, bcp47]));
const displayNames = new Map<string, Intl.DisplayNames>();

/** What the machine's own lists (CLDR) call a code in this language; undefined where they are silent. */
function nameIn(language: AssessmentLanguage, type: NameType, code: string): string | undefined {
  const key = `${language} ${type}`;
  let names = displayNames.get(key);
  if (!names) {
    names = new Intl.DisplayNames(FORM_LANGUAGES[language].code, { type, fallback: 'none' });
    displayNames.set(key, names);
  }
  return names.of(code);
}

/** Countries and nationalities; what is no country ("staatenlos") is named in German. */
export const countryName = (code: string, language?: AssessmentLanguage): FormWords => ({
  de: nationalityLabel(code),
  other: language && /^[A-Z]{2}$/.test(code) ? nameIn(language, 'region', code) : undefined,
});

export const languageName = (code: string, language?: AssessmentLanguage): FormWords => {
  const tag = tags.get(code);
  return { de: languageLabel(code), other: language && tag ? nameIn(language, 'language', tag) : undefined };
};

export const scriptName = (code: string, language?: AssessmentLanguage): FormWords => ({
  de: scriptLabel(code),
  other: language && nameIn(language, 'script', code),
});

export const industryName = (code: string): FormWords => ({ de: `${code} ${industryLabel(code)}` });

/** An occupation with the keys that other offices ask for. */
export function occupationName(code: string, language?: AssessmentLanguage): FormWords {
  const occupation = occupationOf(code);
  if (!occupation) return { de: occupationLabel(code) };
  const keys = ` (KldB ${occupation.kldb}, ISCO ${occupation.isco})`;
  return {
    de: occupation.label.de + keys,
    other: language === 'en' ? occupation.label.en + keys : undefined,
  };
}
