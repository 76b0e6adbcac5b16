/** Reading direction of a language; always given by the language, never guessed from a text's first letter. */
export type Direction = 'ltr' | 'rtl';
/** OpenType script tags the forms are set in. */
export type Script = 'latn' | 'cyrl' | 'arab' | 'ethi';
/** Font families under assets/fonts. */
export type FontFamily = 'noto-sans' | 'vazirmatn' | 'noto-sans-arabic' | 'noto-sans-ethiopic';

/** How a language is written. */
export interface FormLanguage {
  /** BCP 47, also the PDF's `Lang`. */
  readonly code: string;
  readonly direction: Direction;
  readonly script: Script;
  /** Families in the order in which a glyph is looked for; every family is in it, so that a name in another script prints too. */
  readonly fonts: readonly FontFamily[];
  /** The language's name in itself, for choosing it. */
  readonly ownName: string;
  readonly germanName: string;
}

const LATIN_CHAIN = ['noto-sans', 'vazirmatn', 'noto-sans-arabic', 'noto-sans-ethiopic'] as const;
const ARABIC_CHAIN = ['vazirmatn', 'noto-sans-arabic', 'noto-sans', 'noto-sans-ethiopic'] as const;
const ETHIOPIC_CHAIN = ['noto-sans-ethiopic', 'noto-sans', 'vazirmatn', 'noto-sans-arabic'] as const;

const latin = { direction: 'ltr', script: 'latn', fonts: LATIN_CHAIN } as const;
const cyrillic = { direction: 'ltr', script: 'cyrl', fonts: LATIN_CHAIN } as const;
const arabic = { direction: 'rtl', script: 'arab', fonts: ARABIC_CHAIN } as const;
const ethiopic = { direction: 'ltr', script: 'ethi', fonts: ETHIOPIC_CHAIN } as const;

const TABLE = {
  de: { code: 'de', ...latin, ownName: 'Deutsch', germanName: 'Deutsch' },
  en: { code: 'en', ...latin, ownName: 'English', germanName: 'Englisch' },
  uk: { code: 'uk', ...cyrillic, ownName: 'українська', germanName: 'Ukrainisch' },
  tr: { code: 'tr', ...latin, ownName: 'Türkçe', germanName: 'Türkisch' },
  ar: { code: 'ar', ...arabic, ownName: 'العربية', germanName: 'Arabisch' },
  'fa-AF': { code: 'fa-AF', ...arabic, ownName: 'دری', germanName: 'Dari' },
  ru: { code: 'ru', ...cyrillic, ownName: 'русский', germanName: 'Russisch' },
  bg: { code: 'bg', ...cyrillic, ownName: 'български', germanName: 'Bulgarisch' },
  pl: { code: 'pl', ...latin, ownName: 'polski', germanName: 'Polnisch' },
  ro: { code: 'ro', ...latin, ownName: 'română', germanName: 'Rumänisch' },
  kmr: { code: 'kmr', ...latin, ownName: 'Kurmancî', germanName: 'Kurmandschi' },
  ps: { code: 'ps', ...arabic, ownName: 'پښتو', germanName: 'Paschtu' },
  ckb: { code: 'ckb', ...arabic, ownName: 'کوردیی ناوەندی', germanName: 'Sorani' },
  ti: { code: 'ti', ...ethiopic, ownName: 'ትግርኛ', germanName: 'Tigrinya' },
  so: { code: 'so', ...latin, ownName: 'Soomaali', germanName: 'Somali' },
  fr: { code: 'fr', ...latin, ownName: 'français', germanName: 'Französisch' },
} as const satisfies Record<string, FormLanguage>;

/** A language the engine can set. That it can be set does not mean that a form's texts exist in it. */
export type FormLanguageCode = keyof typeof TABLE;

/** Every language the engine can set, by code. */
export const FORM_LANGUAGES: Readonly<Record<FormLanguageCode, FormLanguage>> = TABLE;

/** Whether `code` is a language the engine can set. */
export function isFormLanguage(code: string): code is FormLanguageCode {
  return Object.hasOwn(TABLE, code);
}
