import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import type { AssessmentResponse } from '@app/assessments/shared';
import { useTranslation } from 'react-i18next';
import { getAssessment } from '../../api/assessments.js';
import { Page } from '../../app/page.js';
import { QueryView } from '../../app/query-view.js';
import { FileHeader } from '../case/file-header.js';
import { bornAndAge } from '../../app/format.js';
import { PersonContext, RecordContext } from './record-context.js';
import { textsQuery } from './texts.js';
import { InterviewForm } from './interview-form.js';
import { AssessmentRead } from './assessment-read.js';
import { AssessmentActions } from './assessment-actions.js';
import { StateBadge } from './state-badge.js';

const ROUTE = '/inside/faelle/$caseId/kompetenzen/$assessmentId';

/** A Kompetenzfeststellung: written while it is a draft, read and signed afterwards. */
export function AssessmentPage() {
  const { t } = useTranslation();
  const path = useParams({ from: ROUTE });
  const { teil } = useSearch({ from: ROUTE });
  const queries = useQueryClient();
  const key = ['assessment', path.assessmentId];
  const form = useQuery({
    queryKey: key,
    queryFn: () => getAssessment(path),
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const german = useQuery(textsQuery('de'));
  const language = form.data?.language ?? 'de';
  const own = useQuery(textsQuery(language));
  const changed = (next: AssessmentResponse) => {
    queries.setQueryData(key, next);
    void queries.invalidateQueries({ queryKey: ['assessments', path.caseId] });
  };
  return (
    <Page
      title={form.data ? t('assessment.titleNumber', { number: form.data.number }) : t('assessment.title')}
    >
      <QueryView query={form}>
        {(found) => (
          <QueryView query={german}>
            {(inGerman) => (
              <QueryView query={own}>
                {(inOwn) => (
                  <RecordContext value={found.record}>
                    <PersonContext value={found.personId}>
                      <Head form={found} />
                      {found.state === 'draft' ? (
                        <InterviewForm
                          key={`${found.id} ${found.version}`}
                          form={found}
                          german={inGerman}
                          own={inOwn}
                          section={teil ?? 'header'}
                          onChanged={changed}
                          onStale={() => void form.refetch()}
                        />
                      ) : (
                        <>
                          <AssessmentActions form={found} onChanged={changed} own={inOwn} german={inGerman} />
                          <AssessmentRead form={found} german={inGerman} own={inOwn} />
                        </>
                      )}
                    </PersonContext>
                  </RecordContext>
                )}
              </QueryView>
            )}
          </QueryView>
        )}
      </QueryView>
    </Page>
  );
}

function Head({ form }: { form: AssessmentResponse }) {
  const { t } = useTranslation();
  const { record } = form;
  return (
    <FileHeader
      fixed
      facts={[
        {
          key: 'name',
          label: t('fields.name'),
          value: <bdi>{[record.familyName, record.givenNames].filter(Boolean).join(', ')}</bdi>,
        },
        { key: 'born', label: t('person.born'), value: bornAndAge(record.dateOfBirth) },
        {
          key: 'case',
          label: t('case.number'),
          value: (
            <Link to="/faelle/$caseId" params={{ caseId: form.caseId }} className="kern-link">
              {form.caseNumber}
            </Link>
          ),
        },
        { key: 'state', label: t('assessment.state'), value: <StateBadge state={form.state} /> },
      ]}
    />
  );
}
