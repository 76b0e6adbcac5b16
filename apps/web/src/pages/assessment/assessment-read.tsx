import {
  fieldsIn,
  groupsIn,
  indexed,
  SECTION_CODES,
  type AnswerIndex,
  type AssessmentResponse,
  type SectionCode,
} from '@app/assessments/shared';
import { useMemo } from 'react';
import { DescriptionList } from '../../kern/description-list.js';
import { Section } from '../../kern/section.js';
import { Bilingual } from './bilingual.js';
import { frozenInterview } from './frozen-interview.js';
import { InterviewContext } from './interview-context.js';
import { RecordFacts } from './record-facts.js';
import { StationButton } from './station-button.js';
import { directionOf, type AssessmentTexts } from './texts.js';
import { useFacts } from './use-facts.js';

interface ReadProps {
  form: AssessmentResponse;
  german: AssessmentTexts;
  own: AssessmentTexts;
}

/** A form that is not written any more: all that was answered. */
export function AssessmentRead({ form, german, own }: ReadProps) {
  const view = useMemo(
    () => ({
      interview: frozenInterview(form),
      reading: 'german' as const,
      german,
      own,
      language: form.language,
      direction: directionOf(form.language),
      caseId: form.caseId,
    }),
    [form, german, own],
  );
  const index = indexed(form.answers);
  return (
    <InterviewContext value={view}>
      {SECTION_CODES.filter((section) => section !== 'recognition').map((section) => (
        <Part key={section} section={section} form={form} index={index} />
      ))}
    </InterviewContext>
  );
}

function Part({
  section,
  form,
  index,
}: {
  section: SectionCode;
  form: AssessmentResponse;
  index: AnswerIndex;
}) {
  const facts = useFacts(index);
  const fields = fieldsIn(section).filter(({ store }) => store === 'answer');
  return (
    <Section title={<Bilingual of={(texts) => texts.sections[section].title} />}>
      <RecordFacts section={section} frozen />
      <DescriptionList
        facts={facts(
          fields.filter(({ group }) => group === null),
          null,
        )}
      />
      {groupsIn(section).flatMap((group) =>
        form.rows
          .filter((row) => row.group === group && !row.removed)
          .map((row, number) => (
            <div key={row.id} className="assessment__row">
              <h3 className="kern-title">
                <Bilingual of={(texts) => texts.groups[group]} /> {number + 1}
              </h3>
              <DescriptionList
                facts={facts(
                  fields.filter((field) => field.group === group),
                  row.id,
                )}
              />
              {group === 'steps' && (form.state === 'signed' || form.state === 'completed') && (
                <StationButton form={form} rowId={row.id} answers={form.answers} />
              )}
            </div>
          )),
      )}
    </Section>
  );
}
