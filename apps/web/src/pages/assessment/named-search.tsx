import { useState, type ReactNode } from 'react';
import { Button, ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useFieldIds } from '../../kern/field-frame.js';
import { Icon } from '../../kern/icon.js';

export interface Named {
  code: string;
  text: string;
  /** What tells it from its neighbours. */
  detail?: string;
}

interface NamedSearchProps {
  id: string;
  label: ReactNode;
  hint: ReactNode;
  text: string;
  /** What fits the words typed so far. */
  find: (query: string) => readonly Named[];
  /** Other words are typed: where they are searched for elsewhere. */
  onQuery?: (query: string) => void;
  onPick: (named: { code: string; text: string }) => void;
  /** Words are taken as they are typed … */
  onType?: (text: string) => void;
  /** … or when the field is left. */
  onEnter?: (text: string) => void;
}

/** Something of a list, found by its name, or else the words that were typed. */
export function NamedSearch({
  id,
  label,
  hint,
  text,
  find,
  onQuery,
  onPick,
  onType,
  onEnter,
}: NamedSearchProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(text);
  // Answered by somebody else: their words, not what the box still holds.
  const [seen, setSeen] = useState(text);
  if (text !== seen) {
    setSeen(text);
    if (text !== typed.trim()) setTyped(text);
  }
  const query = typed.trim();
  const { hintId, describedBy } = useFieldIds(true, false);
  const items = find(query);
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
      </div>
      <ComboBox
        className="combo-box"
        aria-labelledby={`${id}-label`}
        items={items.map((item) => ({ ...item, id: item.code }))}
        inputValue={typed}
        onInputChange={(next) => {
          setTyped(next);
          onQuery?.(next.trim());
          onType?.(next.trim());
        }}
        onSelectionChange={(key) => {
          const found = items.find(({ code }) => code === key);
          if (!found) return;
          setTyped(found.text);
          onPick({ code: found.code, text: found.text });
        }}
        allowsCustomValue
        // The list opens with the typing and fills when the answer is there, however fast somebody types.
        allowsEmptyCollection
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
          <ListBox
            className="combo-box__list"
            renderEmptyState={() => <p className="kern-body">{t('assessment.ownWords')}</p>}
          >
            {(named: Named) => (
              <ListBoxItem id={named.code} textValue={named.text} className="combo-box__option">
                {named.text} {named.detail && <small>{named.detail}</small>}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </div>
  );
}
