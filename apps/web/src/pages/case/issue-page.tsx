import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { CaseResponse } from '@app/cases/shared';
import { IssueLaufzettelRequest, type LaufzettelResponse } from '@app/laufzettel/shared';
import { useTranslation } from 'react-i18next';
import { getCase } from '../../api/cases.js';
import { issueLaufzettel, listLaufzettel, templatesQuery } from '../../api/laufzettel.js';
import { clean } from '../../app/form/dto-problems.js';
import { FormView } from '../../app/form/form-view.js';
import { useDtoForm } from '../../app/form/use-dto-form.js';
import { today } from '../../app/format.js';
import { Page } from '../../app/page.js';
import { PersonName } from '../../app/person-name.js';
import { QueryView } from '../../app/query-view.js';
import { useAction } from '../../app/use-action.js';
import { useUnsavedGuard } from '../../app/use-unsaved-guard.js';
import { Button } from '../../kern/button.js';
import {
  agreedDateProblems,
  EMPTY_LAUFZETTEL,
  sheetLanguageFor,
  type LaufzettelValues,
} from '../laufzettel/choice.js';
import { LaufzettelFields } from '../laufzettel/laufzettel-fields.js';
import { FileHeader } from './file-header.js';
import { RunningSlips } from './running-slips.js';

/** Issues a Laufzettel for a case that is already there. */
export function IssuePage() {
  const { t } = useTranslation();
  const { caseId } = useParams({ from: '/inside/faelle/$caseId/laufzettel/neu' });
  const file = useQuery({ queryKey: ['case', caseId], queryFn: () => getCase(caseId) });
  const sheets = useQuery({ queryKey: ['laufzettel', caseId], queryFn: () => listLaufzettel(caseId) });
  return (
    <Page title={t('laufzettel.issueTitle')}>
      <QueryView query={file}>
        {(found) => (
          <QueryView query={sheets}>
            {({ items }) => (
              <IssueForm file={found} running={items.filter(({ state }) => state === 'active')} />
            )}
          </QueryView>
        )}
      </QueryView>
    </Page>
  );
}

type IssueValues = LaufzettelValues & { despiteRunning: boolean };

function IssueForm({ file, running }: { file: CaseResponse; running: readonly LaufzettelResponse[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const forWhom = { personId: file.personId };
  const issue = useAction((body: IssueLaufzettelRequest, key) => issueLaufzettel(file.id, body, key));
  const dtoForm = useDtoForm<IssueValues>({
    dto: IssueLaufzettelRequest,
    defaultValues: {
      ...EMPTY_LAUFZETTEL,
      language: sheetLanguageFor(file.preferredLanguage),
      despiteRunning: false,
    },
    toRequest: ({ despiteRunning: _confirmed, ...request }) => clean(request) as object,
    isShown: (pointer, { templateVersionId }) => pointer !== '/stations' || templateVersionId !== '',
    check: (values) => {
      const { items } = queries.getQueryData(templatesQuery(forWhom).queryKey) ?? {};
      const problems = agreedDateProblems(values, items, today());
      if (running.length > 0 && !values.despiteRunning)
        problems.push({ pointer: '/despiteRunning', code: 'unconfirmed' });
      return problems;
    },
    error: issue.error,
  });
  const guard = useUnsavedGuard(dtoForm.form.formState.isDirty);
  const issued = async () => {
    guard.release();
    // Not fetched anew here: the slip just made would count as a running one for a moment.
    await queries.invalidateQueries({ queryKey: ['laufzettel', file.id], refetchType: 'none' });
    await navigate({ to: '/faelle/$caseId', params: { caseId: file.id } });
  };
  return (
    <>
      <FileHeader
        facts={[
          { key: 'name', label: t('fields.name'), value: <PersonName of={file} /> },
          { key: 'number', label: t('case.number'), value: <span className="number">{file.number}</span> },
        ]}
      />
      <FormView
        className="stack form-width section"
        of={dtoForm}
        error={issue.error}
        onSubmit={(request: IssueLaufzettelRequest) =>
          issue.mutate(request, { onSuccess: () => void issued() })
        }
      >
        <RunningSlips running={running} />
        <LaufzettelFields forWhom={forWhom} />
        <div className="actions">
          <Button type="submit" busy={issue.isPending}>
            {t('laufzettel.issue')}
          </Button>
          <Link to="/faelle/$caseId" params={{ caseId: file.id }} className="kern-link">
            {t('action.cancel')}
          </Link>
        </div>
        {guard.question}
      </FormView>
    </>
  );
}
