import type { NamedOrCoded } from '@app/assessments/shared';
import type { OccupationCode } from '@app/platform/shared';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { Button, ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useFieldIds } from '../../kern/field-frame.js';
import { Icon } from '../../kern/icon.js';
import type { InputProps } from './answer-input.js';
import { Tags } from './tags-input.js';
import { searchOccupations } from './use-lists.js';

type OccupationProps = InputProps & { label: ReactNode };

/** An occupation: found in the list by German or English words, or kept in the words that were typed. */
export function OccupationInput({ id, label, hint, value, onChange }: OccupationProps) {
  const given = value as NamedOrCoded | null;
  return (
    <OccupationSearch
      id={id}
      label={label}
      hint={hint}
      text={given?.text ?? given?.code ?? ''}
      onPick={(picked) => onChange(picked, true)}
      onType={(text) => onChange(text === '' ? null : { text }, false)}
    />
  );
}

/** Up to three of them. */
export function OccupationsInput({ id, field, label, hint, value, onChange }: OccupationProps) {
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
        <OccupationSearch
          key={round}
          id={id}
          label={label}
          hint={hint}
          text=""
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

interface SearchProps {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  text: string;
  onPick: (occupation: { code: string; text: string }) => void;
  /** Words are taken as they are typed … */
  onType?: (text: string) => void;
  /** … or when the field is left. */
  onEnter?: (text: string) => void;
}

function OccupationSearch({ id, label, hint, text, onPick, onType, onEnter }: SearchProps) {
  const { t, i18n } = useTranslation();
  const [typed, setTyped] = useState(text);
  // Answered by somebody else: their words, not what the box still holds.
  const [seen, setSeen] = useState(text);
  if (text !== seen) {
    setSeen(text);
    if (text !== typed.trim()) setTyped(text);
  }
  const query = typed.trim();
  const { data } = useQuery({
    queryKey: ['code-lists', 'occupations', query],
    queryFn: () => searchOccupations(query),
    enabled: query.length >= 2 && query.length <= 80,
    placeholderData: (before) => before,
  });
  const { hintId, describedBy } = useFieldIds(true, false);
  const nameOf = ({ label: name }: OccupationCode) => (i18n.language === 'en' ? name.en : name.de);
  const items = data?.items ?? [];
  const enter = () => {
    if (query !== '' && query !== text) onEnter?.(query);
  };
  return (
    <div className="kern-form-input">
      <label className="kern-label" htmlFor={id} id={`${id}-label`}>
        {label}
      </label>
      <div className="kern-hint" id={hintId}>
        {hint}
        {t('assessment.occupationHint')}
      </div>
      <ComboBox
        className="combo-box"
        aria-labelledby={`${id}-label`}
        items={items}
        inputValue={typed}
        onInputChange={(next) => {
          setTyped(next);
          onType?.(next.trim());
        }}
        onSelectionChange={(key) => {
          const found = items.find(({ code }) => code === key);
          if (!found) return;
          setTyped(nameOf(found));
          onPick({ code: found.code, text: nameOf(found) });
        }}
        allowsCustomValue
        allowsEmptyCollection={false}
        menuTrigger="input"
      >
        <Input
          id={id}
          dir="auto"
          autoComplete="off"
          maxLength={200}
          aria-describedby={describedBy}
          className="kern-form-input__input"
          onBlur={enter}
          onKeyDown={(event) => event.key === 'Enter' && enter()}
        />
        <Button className="combo-box__open" aria-label={t('form.showChoices')}>
          <Icon name="arrow-down" />
        </Button>
        <Popover className="combo-box__popover">
          <ListBox className="combo-box__list">
            {(occupation: OccupationCode) => (
              <ListBoxItem id={occupation.code} textValue={nameOf(occupation)} className="combo-box__option">
                {nameOf(occupation)}{' '}
                <small>
                  {t('assessment.occupationCodes', { kldb: occupation.kldb, isco: occupation.isco })}
                </small>
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </div>
  );
}
