import type {
  CreateInstitutionRequest,
  InstitutionList,
  InstitutionResponse,
  UpdateInstitutionRequest,
} from '@app/institutions/shared';
import { api } from './client.js';

export const listInstitutions = () => api<InstitutionList>('GET', '/institutions');
export const createInstitution = (body: CreateInstitutionRequest, idempotencyKey: string) =>
  api<{ id: string }>('POST', '/institutions', { body, idempotencyKey });
export const updateInstitution = (id: string, body: UpdateInstitutionRequest) =>
  api<InstitutionResponse>('PUT', `/institutions/${id}`, { body });
