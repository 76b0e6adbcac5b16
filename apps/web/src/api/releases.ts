import type {
  CreatedDisclosure,
  DisclosureList,
  DisclosureResponse,
  RecordDisclosureRequest,
  ReleaseMatrix,
} from '@app/waivers/shared';
import { api } from './client.js';

export const getReleases = (personId: string) => api<ReleaseMatrix>('GET', `/persons/${personId}/releases`);
export const listDisclosures = (caseId: string) => api<DisclosureList>('GET', `/cases/${caseId}/disclosures`);
export const recordDisclosure = (caseId: string, body: RecordDisclosureRequest, idempotencyKey: string) =>
  api<CreatedDisclosure>('POST', `/cases/${caseId}/disclosures`, { body, idempotencyKey });
export const stepDisclosure = (
  { caseId, id, version }: Pick<DisclosureResponse, 'caseId' | 'id' | 'version'>,
  step: 'confirm' | 'end',
) => api<DisclosureResponse>('POST', `/cases/${caseId}/disclosures/${id}/${step}`, { body: { version } });
