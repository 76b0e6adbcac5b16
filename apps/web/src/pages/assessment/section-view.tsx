import {
  answerKey,
  fieldId,
  fieldsIn,
  groupsIn,
  indexed,
  matters,
  type AnswerIndex,
  type AssessmentResponse,
  type Field,
  type GroupCode,
  type SectionCode,
} from '@app/assessments/shared';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getCase } from '../../api/cases.js';
import { QueryView } from '../../app/query-view.js';
import { Alert } from '../../kern/alert.js';
import { Button } from '../../kern/button.js';
import { useProblemText } from '../../app/problem-text.js';
import { RecognitionSection } from '../case/recognition-section.js';
import { AnswerField } from './answer-field.js';
import { Bilingual, usePlainText } from './bilingual.js';
import { useInterview } from './interview-context.js';
import { RecordFacts } from './record-facts.js';
import { StationButton } from './station-button.js';

interface SectionProps {
  section: SectionCode;
  form: Pick<AssessmentResponse, 'id' | 'caseId'>;
}

/** All questions of a section that matter now, with its repeated rows. */
export function SectionView({ section, form }: SectionProps) {
  const { interview, caseId } = useInterview();
  const index = indexed(interview.answers());
  const fields = fieldsIn(section).filter(({ store }) => store === 'answer');
  return (
    <div className="stack" onBlur={(event) => flushLeft(interview, event.target)}>
      <p className="kern-body assessment__intro">
        <Bilingual of={(texts) => texts.sections[section].intro} />
      </p>
      <RecordFacts section={section} />
      {section === 'recognition' && <Recognitions caseId={caseId} />}
      <Fields fields={fields.filter(({ group }) => group === null)} rowId={null} index={index} />
      {groupsIn(section)
        .filter((group) => fields.some((field) => field.group === group))
        .map((group) => (
          <Rows
            key={group}
            group={group}
            fields={fields.filter((field) => field.group === group)}
            index={index}
            form={form}
          />
        ))}
    </div>
  );
}

/** Recognitions are followed on the case; here they are seen, and begun, in the talk. */
function Recognitions({ caseId }: { caseId: string }) {
  const file = useQuery({ queryKey: ['case', caseId], queryFn: () => getCase(caseId) });
  return <QueryView query={file}>{(found) => <RecognitionSection file={found} />}</QueryView>;
}

function Fields({
  fields,
  rowId,
  index,
}: {
  fields: readonly Field[];
  rowId: string | null;
  index: AnswerIndex;
}) {
  return fields.map(
    (field) =>
      matters(field, rowId, index) && <AnswerField key={fieldId(field)} field={field} rowId={rowId} />,
  );
}

function Rows({
  group,
  fields,
  index,
  form,
}: {
  group: string;
  fields: readonly Field[];
  index: AnswerIndex;
  form: SectionProps['form'];
}) {
  const { t } = useTranslation();
  const { interview } = useInterview();
  const plain = usePlainText();
  const textOf = useProblemText();
  const [fresh, setFresh] = useState<string | null>(null);
  const rows = interview.rows().filter((row) => row.group === group);
  const name = plain((texts) => texts.groups[group]);
  useEffect(() => {
    if (fresh !== null)
      document.querySelector<HTMLElement>(`[data-row-box="${fresh}"] :is(input, select, textarea)`)?.focus();
  }, [fresh]);
  const shown = rows.filter(({ removed }) => !removed);
  return (
    <section className="stack" aria-label={name} data-rows={group}>
      {shown.map((row, number) => (
        <fieldset key={row.id} className="assessment__row" data-row-box={row.id}>
          <legend className="kern-title">
            <Bilingual of={(texts) => texts.groups[group]} /> {number + 1}
          </legend>
          <Fields fields={fields} rowId={row.id} index={index} />
          <div className="actions">
            {group === 'steps' && <StationButton form={form} rowId={row.id} answers={interview.answers()} />}
            <Button
              variant="tertiary"
              small
              icon="delete"
              onClick={() => void interview.keepRow(row.id, false)}
            >
              {t('assessment.removeRow', { name, number: number + 1 })}
            </Button>
          </div>
        </fieldset>
      ))}
      {rows
        .filter(
          ({ removed, id }) =>
            removed && fields.some((field) => index.get(answerKey(fieldId(field), id))?.standing),
        )
        .map((row) => (
          <p key={row.id} className="kern-body assessment__removed">
            {t('assessment.rowRemoved', { name })}{' '}
            <Button variant="tertiary" small onClick={() => void interview.keepRow(row.id, true)}>
              {t('assessment.restoreRow')}
            </Button>
          </p>
        ))}
      {interview.rowRefused !== null && <Alert tone="warning" title={textOf(interview.rowRefused)} />}
      <div>
        <Button
          variant="secondary"
          icon="add"
          data-add-row={group}
          onClick={() => setFresh(interview.addRow(group as GroupCode))}
        >
          {t('assessment.addRow', { name })}
        </Button>
      </div>
    </section>
  );
}

/** A text goes out when its field is left. */
function flushLeft(interview: ReturnType<typeof useInterview>['interview'], target: EventTarget): void {
  const box = (target as HTMLElement).closest<HTMLElement>('[data-field]');
  if (box) interview.flush(answerKey(box.dataset.field!, box.dataset.row ?? null));
}
