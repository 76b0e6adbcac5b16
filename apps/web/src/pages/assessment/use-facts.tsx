import {
  answerAt,
  fieldId,
  isAnswered,
  matters,
  type AnswerIndex,
  type Field,
} from '@app/assessments/shared';
import type { Fact } from '../../kern/description-list.js';
import { Bilingual, usePlainText } from './bilingual.js';
import { useValueText } from './value-text.js';

/** Answers of fields as terms and what they are. */
export function useFacts(index: AnswerIndex): (fields: readonly Field[], rowId: string | null) => Fact[] {
  const textOf = useValueText();
  const plain = usePlainText();
  return (fields, rowId) =>
    fields.flatMap((field) => {
      const answer = answerAt(index, field, rowId);
      if (!answer || !isAnswered(answer) || !matters(field, rowId, index)) return [];
      const { evidence } = answer;
      const text = textOf(field, answer);
      return [
        {
          key: fieldId(field),
          label: <Bilingual of={(texts) => texts.fields[fieldId(field)]} />,
          value: (
            <span dir="auto" className="assessment__text">
              {text}
              {evidence && ` (${plain((texts) => texts.evidences[evidence])})`}
            </span>
          ),
        },
      ];
    });
}
