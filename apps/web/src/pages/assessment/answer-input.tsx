import {
  DAY_PARTS,
  fieldId,
  OPTION_LISTS,
  WEEKDAYS,
  type Field,
  type NamedOrCoded,
  type OptionList,
} from '@app/assessments/shared';
import { useTranslation } from 'react-i18next';
import { useCodeOptions } from '../../app/code-options.js';
import { Checkbox, Radio } from '../../kern/check.js';
import { ComboBoxField } from '../../kern/combo-box-field.js';
import { DateFields } from '../../kern/date-fields.js';
import { Fieldset } from '../../kern/fieldset.js';
import { ScrollRegion } from '../../kern/scroll-region.js';
import { SelectField } from '../../kern/select-field.js';
import { TextArea } from '../../kern/text-area.js';
import { TextField } from '../../kern/text-field.js';
import { useRecipientInstitutions, institutionName } from '../waiver/use-institutions.js';
import { Bilingual, usePlainText } from './bilingual.js';
import { useInterview } from './interview-context.js';
import { Question, type InputProps } from './question.js';
import { NumberList } from './number-list.js';
import { NamedSearch } from './named-search.js';
import { Hints, OccupationInput, OccupationsInput } from './occupation-input.js';
import { TagsInput } from './tags-input.js';
import { useListOptions } from './use-lists.js';

/** As few as these are shown at a glance; more go into a list to choose from. */
const AT_A_GLANCE = 5;

/** The input of a field, by its kind. */
export function AnswerInput(props: InputProps) {
  const { field } = props;
  switch (field.kind) {
    case 'yesNo':
      return <Choice {...props} options={['yes', 'no']} />;
    case 'option':
      return <OptionInput {...props} />;
    case 'options':
      return <OptionsInput {...props} />;
    case 'language':
    case 'country':
    case 'industry':
      return <CodeInput {...props} />;
    case 'scripts':
      return <ScriptsInput {...props} />;
    case 'date':
    case 'partialDate':
      return <DateInput {...props} />;
    case 'integer':
    case 'half':
      return <NumberInput {...props} />;
    case 'integers':
      return <NumberList {...props} label={<Question field={field} />} />;
    case 'occupation':
      return <OccupationInput {...props} label={<Question field={field} />} />;
    case 'occupations':
      return <OccupationsInput {...props} label={<Question field={field} />} />;
    case 'institution':
      return <InstitutionInput {...props} />;
    case 'availability':
      return <AvailabilityInput {...props} />;
    case 'text':
    case 'longText':
    case 'user':
    case 'shown':
    default:
      return <TextInput {...props} />;
  }
}

function TextInput({ id, field, value, hint, onChange }: InputProps) {
  const text = (value as string | null) ?? '';
  const common = {
    id,
    label: <Question field={field} />,
    hint,
    value: text,
    maxLength: field.maxLength ?? 200,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value || null, false),
  };
  return field.kind === 'longText' ? (
    <TextArea {...common} length={text.length} />
  ) : (
    <TextField {...common} />
  );
}

function NumberInput({ id, field, value, hint, onChange }: InputProps) {
  // What was typed and is no number yet is kept as it stands.
  const text = value === null ? '' : `${value as string | number}`.replace('.', ',');
  return (
    <TextField
      id={id}
      label={<Question field={field} />}
      hint={hint}
      inputMode={field.kind === 'half' ? 'decimal' : 'numeric'}
      narrow
      value={text}
      onChange={({ target }) => {
        const typed = target.value.trim();
        const number = Number(typed.replace(',', '.'));
        // What is no number stays on the screen, with the reason beside it.
        onChange(typed === '' ? null : Number.isNaN(number) || /[.,]$/.test(typed) ? typed : number, false);
      }}
    />
  );
}

function DateInput({ id, field, value, hint, onChange }: InputProps) {
  return (
    <DateFields
      id={id}
      label={<Question field={field} />}
      hint={hint}
      value={(value as string | null) ?? ''}
      past={field.notInFuture}
      onChange={(day) => onChange(day || null, false)}
    />
  );
}

function useChoices({ options }: Field) {
  const plain = usePlainText();
  return ((options === undefined ? [] : OPTION_LISTS[options as OptionList]) as readonly string[]).map(
    (code) => ({
      value: code,
      label: plain((texts) => texts.options[options!]?.[code]),
    }),
  );
}

function OptionInput(props: InputProps) {
  const { id, field, value, hint, onChange } = props;
  const { t } = useTranslation();
  const choices = useChoices(field);
  if (choices.length <= AT_A_GLANCE)
    return <Choice {...props} options={choices.map((choice) => choice.value)} />;
  return (
    <SelectField
      id={id}
      label={<Question field={field} />}
      hint={hint}
      empty={t('form.pleaseChoose')}
      options={choices}
      value={(value as string | null) ?? ''}
      onChange={({ target }) => onChange(target.value || null, true)}
    />
  );
}

/** A few choices, chosen with the arrow keys. */
function Choice({ id, field, value, hint, onChange, options }: InputProps & { options: readonly string[] }) {
  const isYesNo = field.kind === 'yesNo';
  const chosen = isYesNo
    ? value === null
      ? ''
      : value === true
        ? 'yes'
        : 'no'
    : ((value as string | null) ?? '');
  return (
    <Fieldset id={id} label={<Question field={field} />} hint={hint} horizontal>
      {options.map((code) => (
        <Radio
          key={code}
          name={id}
          value={code}
          checked={chosen === code}
          onChange={() => onChange(isYesNo ? code === 'yes' : code, true)}
          label={
            <Bilingual
              of={(texts) => (isYesNo ? texts.form[code] : texts.options[field.options ?? '']?.[code])}
            />
          }
        />
      ))}
    </Fieldset>
  );
}

/** The chosen ones in the list's order; none = nothing given. */
function toggled(all: readonly string[], chosen: readonly string[], code: string): string[] | null {
  const next = all.filter((each) => chosen.includes(each) !== (each === code));
  return next.length > 0 ? next : null;
}

function OptionsInput({ id, field, value, hint, onChange }: InputProps) {
  const all = OPTION_LISTS[field.options as OptionList] as readonly string[];
  const chosen = (value as string[] | null) ?? [];
  return (
    <Fieldset id={id} label={<Question field={field} />} hint={hint} columns={all.length > AT_A_GLANCE}>
      {all.map((code) => (
        <Checkbox
          key={code}
          value={code}
          checked={chosen.includes(code)}
          onChange={() => onChange(toggled(all, chosen, code), true)}
          label={<Bilingual of={(texts) => texts.options[field.options!]?.[code]} />}
        />
      ))}
    </Fieldset>
  );
}

function CodeInput({ id, field, value, hint, onChange }: InputProps) {
  const { languages, countries } = useCodeOptions();
  const { industries } = useListOptions();
  const options = field.kind === 'language' ? languages : field.kind === 'country' ? countries : industries;
  return (
    <ComboBoxField
      id={id}
      label={<Question field={field} />}
      hint={hint}
      options={options}
      value={(value as string | null) ?? ''}
      onChange={(code) => onChange(code || null, true)}
    />
  );
}

function ScriptsInput({ id, field, value, hint, onChange }: InputProps) {
  const { scripts } = useListOptions();
  const chosen = (value as string[] | null) ?? [];
  return (
    <TagsInput
      id={id}
      label={<Question field={field} />}
      hint={hint}
      options={scripts}
      chosen={chosen}
      onChange={(codes) => onChange(codes.length > 0 ? codes : null, true)}
    />
  );
}

/** An institution of the directory, or whoever else was named: the person, a relative, an office far away. */
function InstitutionInput({ id, field, value, hint, onChange }: InputProps) {
  const { t } = useTranslation();
  const { data = [] } = useRecipientInstitutions();
  const given = value as NamedOrCoded | null;
  return (
    <NamedSearch
      id={id}
      label={<Question field={field} />}
      hint={<Hints own={hint} more={t('assessment.institutionHint')} />}
      text={given?.text ?? ''}
      find={(query) =>
        data
          .map((institution) => ({ code: institution.id, text: institutionName(institution) }))
          .filter(({ text }) => text.toLocaleLowerCase('de').includes(query.toLocaleLowerCase('de')))
      }
      onPick={(picked) => onChange(picked, true)}
      onType={(text) => onChange(text === '' ? null : { text }, false)}
    />
  );
}

function AvailabilityInput({ id, field, value, hint, onChange }: InputProps) {
  const { t } = useTranslation();
  const { german, own, reading } = useInterview();
  const plain = usePlainText();
  const chosen = (value as string[] | null) ?? [];
  const all = WEEKDAYS.flatMap((day) => DAY_PARTS.map((part) => `${day}_${part}`));
  const lead = reading === 'own' ? own : german;
  return (
    <Fieldset id={id} label={<Question field={field} />} hint={hint}>
      <ScrollRegion label={plain((texts) => texts.fields[fieldId(field)])}>
        <table className="kern-table availability">
          <thead>
            <tr>
              <th scope="col">
                <span className="kern-sr-only">{t('assessment.day')}</span>
              </th>
              {DAY_PARTS.map((part) => (
                <th key={part} scope="col">
                  <Bilingual of={(texts) => texts.options.dayPart?.[part]} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {WEEKDAYS.map((day) => (
              <tr key={day}>
                <th scope="row">
                  <Bilingual of={(texts) => texts.options.weekday?.[day]} />
                </th>
                {DAY_PARTS.map((part) => (
                  <td key={part}>
                    <input
                      type="checkbox"
                      className="kern-form-check__checkbox"
                      value={`${day}_${part}`}
                      aria-label={`${lead.options.weekday?.[day]}, ${plain((texts) => texts.options.dayPart?.[part])}`}
                      checked={chosen.includes(`${day}_${part}`)}
                      onChange={() => onChange(toggled(all, chosen, `${day}_${part}`), true)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Fieldset>
  );
}
