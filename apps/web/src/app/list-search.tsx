import { useRef, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../kern/button.js';
import { TextField } from '../kern/text-field.js';

interface ListSearchProps {
  id: string;
  label: string;
  clearLabel: string;
  /** What is searched for now; empty = everything is shown. */
  query: string;
  onSearch: (query: string) => void;
}

/** Narrows the list below it, when asked to, not with each letter: whom a search showed is logged. */
export function ListSearch({ id, label, clearLabel, query, onSearch }: ListSearchProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const search = (event: FormEvent) => {
    event.preventDefault();
    onSearch(field.current!.value.trim());
  };
  return (
    <form role="search" className="actions no-print station-search" onSubmit={search} aria-label={label}>
      <TextField ref={field} id={id} type="search" label={label} maxLength={100} />
      <Button type="submit" variant="secondary" icon="search">
        {t('action.search')}
      </Button>
      {query && (
        <Button
          variant="tertiary"
          icon="close"
          onClick={() => {
            field.current!.value = '';
            onSearch('');
          }}
        >
          {clearLabel}
        </Button>
      )}
    </form>
  );
}
