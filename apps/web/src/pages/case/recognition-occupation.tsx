import { useQuery } from '@tanstack/react-query';
import type { OccupationCode } from '@app/platform/shared';
import { useDeferredValue } from 'react';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { searchOccupations } from '../../api/recognition.js';
import { useField } from '../../app/form/field-texts.js';
import { Radio } from '../../kern/check.js';
import { Fieldset } from '../../kern/fieldset.js';
import { TextField } from '../../kern/text-field.js';
import type { RecognitionValues } from './recognition-values.js';

const SHORTEST = 3;
const MOST_SHOWN = 5;

/** The occupation in one's own words, with what the code list has like it; taking one of them fills in what follows from it. */
export function RecognitionOccupation({ onTake }: { onTake: (occupation: OccupationCode) => void }) {
  const { t, i18n } = useTranslation();
  const { watch, setValue, register } = useFormContext<RecognitionValues>();
  const { occupationText, occupationCode } = watch();
  const query = useDeferredValue(occupationText.trim());
  const matches = useQuery({
    queryKey: ['occupations', query],
    queryFn: () => searchOccupations(query),
    enabled: query.length >= SHORTEST,
    staleTime: Infinity,
    placeholderData: (before) => before,
  });
  const found = query.length >= SHORTEST ? (matches.data?.items ?? []).slice(0, MOST_SHOWN) : [];
  const chosen = found.find(({ code }) => code === occupationCode);
  return (
    <div className="stack">
      <TextField
        {...useField('occupationText')}
        hint={t('recognition.occupationHint')}
        maxLength={200}
        {...register('occupationText', {
          // Other words than the list's are no longer the list's occupation.
          onChange: () => setValue('occupationCode', ''),
        })}
      />
      <div role="status">
        {query.length >= SHORTEST && matches.data && found.length === 0 && (
          <p className="row__text">{t('recognition.noOccupation')}</p>
        )}
      </div>
      {found.length > 0 && (
        <Fieldset id="f-occupation-matches" label={t('recognition.matches')}>
          {found.map((occupation) => (
            <Radio
              key={occupation.code}
              name="occupation-match"
              checked={occupation.code === occupationCode}
              onChange={() => onTake(occupation)}
              label={
                <>
                  <span lang="de">{occupation.label.de}</span>
                  {i18n.language === 'en' && ` (${occupation.label.en})`}
                </>
              }
            />
          ))}
        </Fieldset>
      )}
      {chosen?.recognitionNote && (
        <p className="row__text" lang="de">
          {chosen.recognitionNote}
        </p>
      )}
    </div>
  );
}
