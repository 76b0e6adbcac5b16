import { FIELDS, groupsIn, indexed, SECTION_CODES, type AssessmentExtract } from '@app/assessments/shared';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { openReleasedAssessment, releasedAssessmentPdf } from '../../api/assessments.js';
import { ApiProblem } from '../../api/problem.js';
import { saveFile } from '../../app/download.js';
import { formatDay } from '../../app/format.js';
import type { Plain } from '../../app/plain.js';
import { ProblemAlert } from '../../app/problem-alert.js';
import { Button } from '../../kern/button.js';
import { DescriptionList } from '../../kern/description-list.js';
import { Section } from '../../kern/section.js';
import { RELEASED } from '../releases/freshness.js';
import { Bilingual } from './bilingual.js';
import { frozenInterview } from './frozen-interview.js';
import { InterviewContext } from './interview-context.js';
import { textsQuery, type AssessmentTexts } from './texts.js';
import { useFacts } from './use-facts.js';

/** What is released of somebody's Kompetenzfeststellung; nothing at all when there is nothing. */
export function ReleasedAssessment({ personId }: { personId: string }) {
  const texts = useQuery(textsQuery('de'));
  const extract = useQuery<Plain<AssessmentExtract> | null>({
    queryKey: ['released-assessment', personId],
    queryFn: ({ signal }) =>
      openReleasedAssessment(personId, signal).catch((error: unknown) => {
        if (error instanceof ApiProblem && error.status === 404) return null;
        throw error;
      }),
    ...RELEASED,
  });
  if (!texts.data || !extract.data) return null;
  return <Extract extract={extract.data} texts={texts.data} />;
}

function Extract({ extract, texts }: { extract: Plain<AssessmentExtract>; texts: AssessmentTexts }) {
  const { t } = useTranslation();
  const view = useMemo(
    () => ({
      interview: frozenInterview({ answers: [], rows: [], revision: 0, state: 'signed', version: 1 }),
      reading: 'german' as const,
      german: texts,
      own: texts,
      language: 'de',
      direction: 'ltr' as const,
      caseId: '',
    }),
    [texts],
  );
  const print = useMutation({
    mutationFn: async () =>
      saveFile(
        await releasedAssessmentPdf(extract.personId),
        `Kompetenzfeststellung-${extract.caseNumber}.pdf`,
      ),
  });
  return (
    <InterviewContext value={view}>
      <Section
        title={t('assessment.released.title')}
        actions={
          <Button
            variant="secondary"
            small
            icon="download"
            busy={print.isPending}
            onClick={() => print.mutate()}
          >
            {t('assessment.released.pdf')}
          </Button>
        }
      >
        <div className="stack">
          <p className="kern-body">
            {t('assessment.released.signed', {
              date: formatDay(extract.signedAt.slice(0, 10)),
              number: extract.number,
            })}
          </p>
          <ProblemAlert error={print.error} />
          <Answers extract={extract} />
        </div>
      </Section>
    </InterviewContext>
  );
}

function Answers({ extract }: { extract: Plain<AssessmentExtract> }) {
  const facts = useFacts(indexed(extract.answers));
  return SECTION_CODES.map((section) => {
    const fields = FIELDS.filter((field) => field.section === section && field.store === 'answer');
    const heads = facts(
      fields.filter(({ group }) => group === null),
      null,
    );
    const rows = groupsIn(section).flatMap((group) =>
      extract.rows
        .filter((row) => row.group === group && !row.removed)
        .map((row, number) => ({
          row,
          group,
          number,
          list: facts(
            fields.filter((field) => field.group === group),
            row.id,
          ),
        }))
        .filter(({ list }) => list.length > 0),
    );
    if (heads.length === 0 && rows.length === 0) return null;
    return (
      <section key={section}>
        <h3 className="kern-title">
          <Bilingual of={(texts) => texts.sections[section].title} />
        </h3>
        <DescriptionList facts={heads} />
        {rows.map(({ row, group, number, list }) => (
          <div key={row.id} className="assessment__row">
            <h4 className="kern-title">
              <Bilingual of={(texts) => texts.groups[group]} /> {number + 1}
            </h4>
            <DescriptionList facts={list} />
          </div>
        ))}
      </section>
    );
  });
}
