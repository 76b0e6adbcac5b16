import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../kern/icon.js';
import { usePreferences } from './preferences.js';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** What was searched for; names do not belong in the URL. */
    query?: string;
  }
}

/** The search field of the header, for names, birth dates and case numbers or parts of them; `/` jumps to it. */
export function SearchBox() {
  const { t } = useTranslation();
  const { searchShortcut } = usePreferences();
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (!searchShortcut) return undefined;
    const jump = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      const typing = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
      if (event.key !== '/' || event.ctrlKey || event.altKey || event.metaKey || typing) return;
      if (document.querySelector('dialog[open]')) return;
      event.preventDefault();
      field.current?.focus();
    };
    window.addEventListener('keydown', jump);
    return () => window.removeEventListener('keydown', jump);
  }, [searchShortcut]);

  const search = (event: FormEvent) => {
    event.preventDefault();
    const query = field.current!.value.trim();
    if (query) void navigate({ to: '/suche', state: { query } });
  };
  return (
    <form role="search" className="search-box" onSubmit={search}>
      <label className="visually-hidden" htmlFor="global-search">
        {t('search.label')}
      </label>
      <input
        ref={field}
        id="global-search"
        type="search"
        dir="auto"
        autoComplete="off"
        maxLength={200}
        className="kern-form-input__input"
        placeholder={t(searchShortcut ? 'search.placeholderShortcut' : 'search.placeholder')}
        aria-keyshortcuts={searchShortcut ? '/' : undefined}
      />
      <button type="submit" className="kern-btn kern-btn--secondary">
        <Icon name="search" />
        <span className="kern-label kern-sr-only">{t('action.search')}</span>
      </button>
    </form>
  );
}
