import type { NamedOrCoded } from '@app/assessments/shared';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { InputProps } from './question.js';
import { NamedSearch, type Named } from './named-search.js';
import { Tags } from './tags-input.js';
import { searchOccupations } from './use-lists.js';

type OccupationProps = InputProps & { label: ReactNode };

/** An occupation: found in the list by German or English words, or kept in the words that were typed. */
export function OccupationInput({ id, label, hint, value, onChange }: OccupationProps) {
  const { t } = useTranslation();
  const given = value as NamedOrCoded | null;
  return (
    <NamedSearch
      id={id}
      label={label}
      hint={<Hints own={hint} more={t('assessment.occupationHint')} />}
      text={given?.text ?? given?.code ?? ''}
      {...useOccupations()}
      onPick={(picked) => onChange(picked, true)}
      onType={(text) => onChange(text === '' ? null : { text }, false)}
    />
  );
}

/** Up to three of them. */
export function OccupationsInput({ id, field, label, hint, value, onChange }: OccupationProps) {
  const { t } = useTranslation();
  const search = useOccupations();
  const given = (value as NamedOrCoded[] | null) ?? [];
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (round > 0) document.getElementById(id)?.focus();
  }, [round, id]);
  const add = (occupation: NamedOrCoded) => {
    onChange([...given, occupation], true);
    setRound(round + 1);
  };
  return (
    <div>
      {given.length < (field.max ?? 3) ? (
        <NamedSearch
          key={round}
          id={id}
          label={label}
          hint={<Hints own={hint} more={t('assessment.occupationHint')} />}
          text=""
          {...search}
          onPick={add}
          onEnter={(text) => add({ text })}
        />
      ) : (
        <p className="kern-label">{label}</p>
      )}
      <Tags
        items={given.map(({ text, code }, index) => ({ key: String(index), text: text ?? code ?? '' }))}
        onRemove={(key) => {
          const left = given.filter((_, index) => String(index) !== key);
          onChange(left.length > 0 ? left : null, true);
        }}
      />
    </div>
  );
}

/** Two hints in one place. */
export function Hints({ own, more }: { own?: ReactNode; more: string }) {
  return (
    <>
      {own} {more}
    </>
  );
}

const SHORTEST = 2;
const LONGEST = 80;

/** Occupations that the server's list has for some words; what was found last stays while the next is on its way. */
function useOccupations(): {
  find: (query: string) => readonly Named[];
  onQuery: (query: string) => void;
} {
  const { t, i18n } = useTranslation();
  const [asked, setAsked] = useState('');
  const { data } = useQuery({
    queryKey: ['code-lists', 'occupations', asked],
    queryFn: () => searchOccupations(asked),
    enabled: asked.length >= SHORTEST && asked.length <= LONGEST,
    placeholderData: (before) => before,
    staleTime: Infinity,
  });
  const items = (data?.items ?? []).map(({ code, label, kldb, isco }) => ({
    code,
    text: i18n.language === 'en' ? label.en : label.de,
    detail: t('assessment.occupationCodes', { kldb, isco }),
  }));
  return { find: (query) => (query.length >= SHORTEST ? items : []), onQuery: setAsked };
}
