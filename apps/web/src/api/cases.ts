import type {
  AddFollowUpRequest,
  CaseList,
  CaseResponse,
  CaseState,
  CaseWorkList,
  CompleteFollowUpRequest,
  CreatedFollowUp,
  UpdateCaseRequest,
} from '@app/cases/shared';
import { api, withQuery } from './client.js';

export type Scope = 'mine' | 'all';

export const listCases = (scope: Scope, state?: CaseState, cursor?: string) =>
  api<CaseList>('GET', withQuery('/cases', { scope, state, cursor }));
export const caseWorkList = (scope: Scope) =>
  api<CaseWorkList>('GET', withQuery('/cases/work-list', { scope }));
export const getCase = (id: string) => api<CaseResponse>('GET', `/cases/${id}`);
export const updateCase = (id: string, body: UpdateCaseRequest) =>
  api<CaseResponse>('PATCH', `/cases/${id}`, { body });
export const addFollowUp = (caseId: string, body: AddFollowUpRequest, idempotencyKey: string) =>
  api<CreatedFollowUp>('POST', `/cases/${caseId}/follow-ups`, { body, idempotencyKey });
export const completeFollowUp = (
  caseId: string,
  followUpId: string,
  body: CompleteFollowUpRequest,
  idempotencyKey: string,
) =>
  api<CaseResponse>('POST', `/cases/${caseId}/follow-ups/${followUpId}/complete`, { body, idempotencyKey });
