import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { TextInput } from '../../app/form/fields.js';
import { Button } from '../../kern/button.js';

const MAX = 10;

/** Further names somebody is or was known by, one row each. */
export function OtherNames({ name }: { name: string }) {
  const { t } = useTranslation();
  const { watch, setValue, getValues } = useFormContext();
  const rows = (watch(name) ?? []) as string[];
  const set = (next: string[]) => setValue(name, next, { shouldDirty: true });
  return (
    <div className="stack">
      {rows.map((_, index) => (
        // A row has no identity of its own; removing one shifts the values, which are all in the form.
        <div className="row-field" key={index}>
          <TextInput
            name={`${name}.${index}`}
            label={t('person.otherName', { number: index + 1 })}
            maxLength={200}
          />
          <Button
            variant="tertiary"
            icon="delete"
            onClick={() => set((getValues(name) as string[]).filter((_value, other) => other !== index))}
          >
            {t('action.remove')}
            <span className="visually-hidden"> {t('person.otherName', { number: index + 1 })}</span>
          </Button>
        </div>
      ))}
      {rows.length < MAX && (
        <Button variant="tertiary" icon="add" onClick={() => set([...rows, ''])}>
          {t('person.addOtherName')}
        </Button>
      )}
    </div>
  );
}
