import type {
  ChangePasswordRequest,
  ColleagueList,
  CreateUserRequest,
  DraftResponse,
  UpdateUserRequest,
  UserList,
  UserResponse,
} from '@app/identity/shared';
import { api } from './client.js';
import { ApiProblem } from './problem.js';

export const changePassword = (body: ChangePasswordRequest) => api<void>('POST', '/auth/password', { body });

export const listUsers = () => api<UserList>('GET', '/users');
export const createUser = (body: CreateUserRequest, idempotencyKey: string) =>
  api<{ id: string }>('POST', '/users', { body, idempotencyKey });
export const updateUser = (id: string, body: UpdateUserRequest) =>
  api<UserResponse>('PATCH', `/users/${id}`, { body });

export const listColleagues = () => api<ColleagueList>('GET', '/colleagues');

/** What was typed into the form before, or null. */
export async function loadDraft(form: string): Promise<DraftResponse | null> {
  try {
    return await api<DraftResponse>('GET', `/drafts/${form}`);
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 404) return null;
    throw error;
  }
}
export const saveDraft = (form: string, data: Record<string, unknown>) =>
  api<DraftResponse>('PUT', `/drafts/${form}`, { body: { data } });
export const deleteDraft = (form: string) => api<void>('DELETE', `/drafts/${form}`);
