import type { CreatedCase, OpenCaseRequest } from '@app/cases/shared';
import type { IntakeRequest, IntakeResponse } from '@app/intake/shared';
import type {
  AddResidenceStatusRequest,
  CreatedPerson,
  FindMatchesRequest,
  JoinHouseholdRequest,
  PersonResponse,
  PersonSearchResult,
  ProbableMatches,
  RegisterPersonRequest,
  SearchPersonsRequest,
  UpdatePersonRequest,
} from '@app/persons/shared';
import { api } from './client.js';

export const searchPersons = (body: SearchPersonsRequest, signal?: AbortSignal) =>
  api<PersonSearchResult>('POST', '/persons/search', { body, signal });
export const findMatches = (body: FindMatchesRequest) =>
  api<ProbableMatches>('POST', '/persons/matches', { body });
export const registerPerson = (body: RegisterPersonRequest, idempotencyKey: string) =>
  api<CreatedPerson>('POST', '/persons', { body, idempotencyKey });
export const recordIntake = (body: IntakeRequest, idempotencyKey: string) =>
  api<IntakeResponse>('POST', '/intakes', { body, idempotencyKey });

export const getPerson = (id: string) => api<PersonResponse>('GET', `/persons/${id}`);
export const updatePerson = (id: string, body: UpdatePersonRequest) =>
  api<PersonResponse>('PUT', `/persons/${id}`, { body });
export const addResidenceStatus = (id: string, body: AddResidenceStatusRequest, idempotencyKey: string) =>
  api<PersonResponse>('POST', `/persons/${id}/residence-statuses`, { body, idempotencyKey });
export const joinHousehold = (id: string, body: JoinHouseholdRequest) =>
  api<PersonResponse>('PUT', `/persons/${id}/household`, { body });
export const leaveHousehold = (id: string) => api<PersonResponse>('DELETE', `/persons/${id}/household`);
export const openCase = (personId: string, body: OpenCaseRequest, idempotencyKey: string) =>
  api<CreatedCase>('POST', `/persons/${personId}/cases`, { body, idempotencyKey });
