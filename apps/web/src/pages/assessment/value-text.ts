import {
  type AnswerResponse,
  type AnswerValue,
  type Field,
  type NamedOrCoded,
} from '@app/assessments/shared';
import { useTranslation } from 'react-i18next';
import { useCodeNames } from '../../app/code-options.js';
import { formatDay } from '../../app/format.js';
import { usePlainText } from './bilingual.js';
import { useListNames } from './use-lists.js';

type Shown = Pick<AnswerResponse, 'standing' | 'value'>;

/** An answer in words, as one line. */
export function useValueText(): (field: Field, answer: Shown) => string {
  const { t } = useTranslation();
  const names = useCodeNames();
  const lists = useListNames();
  const plain = usePlainText();
  const option = (field: Field, code: string) =>
    plain((texts) => texts.options[field.options ?? '']?.[code]) || code;
  // Whoever picks an occupation from the list keeps its name with the code.
  const named = ({ code, text }: NamedOrCoded) => text ?? code ?? '';

  const words = (field: Field, value: AnswerValue): string => {
    switch (field.kind) {
      case 'yesNo':
        return t(value === true ? 'form.yes' : 'form.no');
      case 'option':
        return option(field, value as string);
      case 'options':
        return (value as string[]).map((code) => option(field, code)).join(', ');
      case 'language':
        return names.language(value as string);
      case 'country':
        return names.country(value as string);
      case 'scripts':
        return (value as string[]).map(lists.script).join(', ');
      case 'industry':
        return lists.industry(value as string);
      case 'date':
      case 'partialDate':
        return formatDay(value as string);
      case 'occupation':
      case 'institution':
        return named(value as NamedOrCoded);
      case 'occupations':
        return (value as NamedOrCoded[]).map(named).join(', ');
      case 'availability':
        return (value as string[])
          .map((slot) => {
            const [day, part] = slot.split('_') as [string, string];
            return `${plain((texts) => texts.options.weekday?.[day])} ${plain((texts) => texts.options.dayPart?.[part])}`;
          })
          .join(', ');
      case 'integers':
        return (value as number[]).join(', ');
      case 'integer':
      case 'half':
      case 'text':
      case 'longText':
      case 'user':
      case 'shown':
      default:
        return `${value as string | number}`.replace(/^(\d+)\.5$/, '$1,5');
    }
  };
  return (field, { standing, value }) => {
    if (standing === null) return '';
    if (standing !== 'given' || value === null) return plain((texts) => texts.standings[standing]);
    return words(field, value);
  };
}
