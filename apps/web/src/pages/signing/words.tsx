import type { SigningFormResponse, WaiverLanguage } from '@app/waivers/shared';
import { createContext, Fragment, useContext, useEffect, type ReactNode } from 'react';

/** In which language the page stands: the person's, German alone, or German below each sentence. */
export type Reading = 'own' | 'both' | 'german';
type Texts = SigningFormResponse['texts'];
type Section = 'form' | 'roles' | 'custody' | 'directions' | 'categories' | 'purposes' | 'screen';
/** What is filled in, isolated by whoever gives it; a function where it is made of words itself. */
type Values = Readonly<Record<string, ReactNode | ((texts: Texts) => ReactNode)>>;

/** Languages by their own names, as their readers look for them. */
export const OWN_NAMES: Readonly<Record<WaiverLanguage, string>> = {
  de: 'Deutsch',
  ar: 'العربية',
  uk: 'українська',
  ru: 'русский',
  tr: 'Türkçe',
  bg: 'български',
  pl: 'polski',
  ro: 'română',
  'fa-AF': 'دری',
  kmr: 'Kurmancî',
  en: 'English',
  ps: 'پښتو',
  ckb: 'کوردیی ناوەندی',
  ti: 'ትግርኛ',
  so: 'Soomaali',
  fr: 'français',
};

export const ReadingContext = createContext<{ form: SigningFormResponse; reading: Reading } | null>(null);

export function useReading(): { form: SigningFormResponse; reading: Reading } {
  const value = useContext(ReadingContext);
  if (!value) throw new Error('Words of the form need the form.');
  return value;
}

/** A text of the form as the person reads it, its placeholders filled in. */
export function Words({ of: section, name, values }: { of: Section; name: string; values?: Values }) {
  const { form, reading } = useReading();
  const inTexts = (texts: Texts) => fill(texts[section]?.[name] ?? '', texts, values ?? {});
  if (reading === 'both') {
    return (
      <>
        <span>{inTexts(form.texts)}</span>{' '}
        <span className="in-german" lang="de" dir="ltr">
          {inTexts(form.german)}
        </span>
      </>
    );
  }
  return <>{inTexts(reading === 'german' ? form.german : form.texts)}</>;
}

/** A text of the screen where only plain text can stand, in the language the page stands in. */
export function useScreenText(): (name: string) => string {
  const { form, reading } = useReading();
  return (name) => (reading === 'german' ? form.german : form.texts).screen?.[name] ?? '';
}

/** Puts values into `{name}`. */
function fill(text: string, texts: Texts, values: Values): ReactNode {
  return text.split(/(\{\w+\})/).map((part, index) => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined) return <Fragment key={index}>{part}</Fragment>;
    const value = values[name];
    return <Fragment key={index}>{typeof value === 'function' ? value(texts) : value}</Fragment>;
  });
}

/** Puts the whole document into a language while the page is shown, title included. */
export function useDocumentLanguage(language: string, direction: 'ltr' | 'rtl', title: string): void {
  useEffect(() => {
    const root = document.documentElement;
    const before = { lang: root.lang, dir: root.dir, title: document.title };
    root.lang = language;
    root.dir = direction;
    document.title = title;
    return () => {
      root.lang = before.lang;
      root.dir = before.dir;
      document.title = before.title;
    };
  }, [language, direction, title]);
}
