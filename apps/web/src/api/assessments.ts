import type {
  AssessmentChanges,
  AssessmentExtract,
  AssessmentList,
  AssessmentResponse,
  AssessmentRowResponse,
  AssessmentSignatureInput,
  BeginAssessmentRequest,
  CreatedAssessment,
  SaveAnswerRequest,
  SavedAnswer,
  SyncRequest,
} from '@app/assessments/shared';
import { api, apiFile } from './client.js';

/** Which form: its case and its id. */
export interface AssessmentPath {
  caseId: string;
  assessmentId: string;
}

const at = ({ caseId, assessmentId }: AssessmentPath) => `/cases/${caseId}/assessments/${assessmentId}`;

export const listAssessments = (caseId: string) => api<AssessmentList>('GET', `/cases/${caseId}/assessments`);
export const beginAssessment = (caseId: string, body: BeginAssessmentRequest, idempotencyKey: string) =>
  api<CreatedAssessment>('POST', `/cases/${caseId}/assessments`, { body, idempotencyKey });
export const getAssessment = (path: AssessmentPath) => api<AssessmentResponse>('GET', at(path));
export const setAssessmentLanguage = (path: AssessmentPath, body: { version: number; language: string }) =>
  api<AssessmentResponse>('PUT', `${at(path)}/language`, { body });
export const saveAnswer = (path: AssessmentPath, body: SaveAnswerRequest) =>
  api<SavedAnswer>('PUT', `${at(path)}/answers`, { body });
export const addAssessmentRow = (path: AssessmentPath, group: string, id: string) =>
  api<AssessmentRowResponse>('POST', `${at(path)}/rows`, { body: { group, id } });
export const keepAssessmentRow = (path: AssessmentPath, rowId: string, kept: boolean) =>
  api<AssessmentRowResponse>('POST', `${at(path)}/rows/${rowId}/${kept ? 'restore' : 'remove'}`);
export const syncAssessment = (path: AssessmentPath, body: SyncRequest) =>
  api<AssessmentChanges>('POST', `${at(path)}/sync`, { body });
export const stepAssessment = (
  path: AssessmentPath,
  step: 'complete' | 'reopen' | 'withdraw',
  body: { version: number; reason?: string },
) => api<AssessmentResponse>('POST', `${at(path)}/${step}`, { body });
export const signAssessment = (
  path: AssessmentPath,
  body: { version: number; signatures: AssessmentSignatureInput[] },
) => api<AssessmentResponse>('POST', `${at(path)}/sign`, { body });
/** `file` German for the file, `hand-out` with the person's language, `europass` as JSON. */
export const assessmentFile = (path: AssessmentPath, what: 'file' | 'hand-out' | 'europass') =>
  apiFile(
    what === 'europass'
      ? `${at(path)}/europass`
      : `${at(path)}/pdf?language=${what === 'file' ? 'de' : 'form'}`,
  );
/** What one institution may see today of the signed form, on paper. */
export const assessmentExtract = (path: AssessmentPath, institutionId: string) =>
  apiFile(`${at(path)}/extracts/${institutionId}/pdf`);
export const openReleasedAssessment = (personId: string, signal?: AbortSignal) =>
  api<AssessmentExtract>('GET', `/releases/${personId}/assessment`, { signal });
export const releasedAssessmentPdf = (personId: string) => apiFile(`/releases/${personId}/assessment/pdf`);
