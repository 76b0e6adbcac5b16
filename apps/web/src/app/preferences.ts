import { useSyncExternalStore } from 'react';

/** What somebody set for this browser; nothing personal, so it may stay on a shared PC. */
export interface Preferences {
  language: Language;
  theme: Theme;
  /** `/` jumps to the search field (WCAG 2.1.4: it can be switched off). */
  searchShortcut: boolean;
}

export const LANGUAGES = ['de', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'anlaufstelle-preferences';
const listeners = new Set<() => void>();
let current = read();

function read(): Preferences {
  const standard: Preferences = { language: 'de', theme: 'auto', searchShortcut: true };
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>;
    return {
      language: LANGUAGES.find((language) => language === stored.language) ?? standard.language,
      theme: THEMES.find((theme) => theme === stored.theme) ?? standard.theme,
      searchShortcut: stored.searchShortcut ?? standard.searchShortcut,
    };
  } catch {
    return standard;
  }
}

export const getPreferences = (): Preferences => current;

export function setPreferences(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // A browser that keeps nothing still shows the change until the page is left.
  }
  applyTheme();
  for (const listener of listeners) listener();
}

/** Hands the theme to KERN; `auto` follows the system. */
export function applyTheme(): void {
  const root = document.documentElement;
  if (current.theme === 'auto') root.removeAttribute('data-kern-theme');
  else root.setAttribute('data-kern-theme', current.theme);
}

export function usePreferences(): Preferences {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, getPreferences);
}
