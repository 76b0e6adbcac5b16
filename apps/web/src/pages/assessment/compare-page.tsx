import {
  answerAt,
  fieldId,
  fieldsIn,
  groupsIn,
  indexed,
  SECTION_CODES,
  type AssessmentResponse,
  type Field,
} from '@app/assessments/shared';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { getAssessment } from '../../api/assessments.js';
import { Page } from '../../app/page.js';
import { QueryView } from '../../app/query-view.js';
import { Badge } from '../../kern/badge.js';
import { ScrollRegion } from '../../kern/scroll-region.js';
import { Section } from '../../kern/section.js';
import { Bilingual, usePlainText } from './bilingual.js';
import { frozenInterview } from './frozen-interview.js';
import { InterviewContext } from './interview-context.js';
import { useRecordText } from './record-facts.js';
import { textsQuery, type AssessmentTexts } from './texts.js';
import { useValueText } from './value-text.js';

const ROUTE = '/inside/faelle/$caseId/kompetenzen/$assessmentId/vergleich';

/** A version beside the one it follows, what has changed marked. */
export function ComparePage() {
  const { t } = useTranslation();
  const path = useParams({ from: ROUTE });
  const next = useQuery({ queryKey: ['assessment', path.assessmentId], queryFn: () => getAssessment(path) });
  const before = useQuery({
    queryKey: ['assessment', next.data?.supersedes],
    queryFn: () => getAssessment({ caseId: path.caseId, assessmentId: next.data!.supersedes! }),
    enabled: !!next.data?.supersedes,
  });
  const german = useQuery(textsQuery('de'));
  return (
    <Page title={t('assessment.compareTitle')}>
      <p className="kern-body">
        <Link to="/faelle/$caseId/kompetenzen/$assessmentId" params={path} className="kern-link">
          {t('assessment.backToForm')}
        </Link>
      </p>
      <QueryView query={german}>
        {(texts) => (
          <QueryView query={next}>
            {(newer) => (
              <QueryView query={before}>
                {(older) => <Comparison older={older} newer={newer} texts={texts} />}
              </QueryView>
            )}
          </QueryView>
        )}
      </QueryView>
    </Page>
  );
}

interface Pair {
  key: string;
  label: React.ReactNode;
  older: string;
  newer: string;
}

function Comparison({
  older,
  newer,
  texts,
}: {
  older: AssessmentResponse;
  newer: AssessmentResponse;
  texts: AssessmentTexts;
}) {
  const view = useMemo(
    () => ({
      interview: frozenInterview(newer),
      reading: 'german' as const,
      german: texts,
      own: texts,
      language: 'de',
      direction: 'ltr' as const,
      caseId: newer.caseId,
    }),
    [newer, texts],
  );
  return (
    <InterviewContext value={view}>
      <Sections older={older} newer={newer} />
    </InterviewContext>
  );
}

function Sections({ older, newer }: { older: AssessmentResponse; newer: AssessmentResponse }) {
  const { t } = useTranslation();
  const plain = usePlainText();
  const pairs = usePairs(older, newer);
  return SECTION_CODES.map((section) => {
    const rows = pairs(section);
    if (rows.length === 0) return null;
    const changes = rows.filter((row) => row.older !== row.newer).length;
    return (
      <Section
        key={section}
        title={<Bilingual of={(texts) => texts.sections[section].title} />}
        actions={changes > 0 && <Badge tone="warning">{t('assessment.changes', { count: changes })}</Badge>}
      >
        <ScrollRegion
          label={`${t('assessment.compareTitle')}: ${plain((texts) => texts.sections[section].title)}`}
        >
          <table className="kern-table compare">
            <thead>
              <tr>
                <th scope="col">{t('assessment.question')}</th>
                <th scope="col">{t('assessment.titleNumber', { number: older.number })}</th>
                <th scope="col">{t('assessment.titleNumber', { number: newer.number })}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.key} className={row.older === row.newer ? undefined : 'compare__changed'}>
                  <th scope="row">
                    {row.label}
                    {row.older !== row.newer && <Badge tone="warning">{t('assessment.changed')}</Badge>}
                  </th>
                  <td dir="auto">{row.older || '–'}</td>
                  <td dir="auto">{row.newer || '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      </Section>
    );
  });
}

/** What stands in both, field by field; rows of the two versions are matched by their place. */
function usePairs(older: AssessmentResponse, newer: AssessmentResponse) {
  const textOf = useValueText();
  const recordText = useRecordText();
  const [before, after] = [indexed(older.answers), indexed(newer.answers)];
  const rowsOf = (form: AssessmentResponse, group: string) =>
    form.rows.filter((row) => row.group === group && !row.removed).map(({ id }) => id);
  const words = (index: typeof before, field: Field, rowId: string | null) => {
    const answer = field.group !== null && rowId === null ? undefined : answerAt(index, field, rowId);
    return answer ? textOf(field, answer) : '';
  };
  return (section: (typeof SECTION_CODES)[number]): Pair[] => {
    const fields = fieldsIn(section);
    const label = (field: Field, number?: number) => (
      <>
        <Bilingual of={(texts) => texts.fields[fieldId(field)]} /> {number}
      </>
    );
    const heads = fields
      .filter(({ group, store }) => group === null && store !== 'form')
      .map((field) => ({
        key: fieldId(field),
        label: label(field),
        older: field.store === 'record' ? recordText(field.key, older.record) : words(before, field, null),
        newer: field.store === 'record' ? recordText(field.key, newer.record) : words(after, field, null),
      }));
    const rows = groupsIn(section).flatMap((group) => {
      const [left, right] = [rowsOf(older, group), rowsOf(newer, group)];
      return Array.from({ length: Math.max(left.length, right.length) }, (_, place) =>
        fields
          .filter((field) => field.group === group && field.store === 'answer')
          .map((field) => ({
            key: `${fieldId(field)} ${place}`,
            label: label(field, place + 1),
            older: words(before, field, left[place] ?? null),
            newer: words(after, field, right[place] ?? null),
          })),
      ).flat();
    });
    return [...heads, ...rows].filter((pair) => pair.older !== '' || pair.newer !== '');
  };
}
