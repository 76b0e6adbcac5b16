import type {
  DisclosurePage,
  ReleasedFile,
  ReleaseList,
  SearchDisclosuresRequest,
  SearchReleasesRequest,
} from '@app/waivers/shared';
import { api, apiFile } from './client.js';

export const searchReleases = (body: SearchReleasesRequest, signal?: AbortSignal) =>
  api<ReleaseList>('POST', '/releases/search', { body, signal });
export const openRelease = (personId: string, signal?: AbortSignal) =>
  api<ReleasedFile>('GET', `/releases/${personId}`, { signal });
export const releasePdf = (personId: string) => apiFile(`/releases/${personId}/pdf`);
export const searchDisclosures = (body: SearchDisclosuresRequest, signal?: AbortSignal) =>
  api<DisclosurePage>('POST', '/disclosures/search', { body, signal });
