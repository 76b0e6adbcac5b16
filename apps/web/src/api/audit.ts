import type { AuditSearchResult, SearchAuditRequest } from '@app/audit/shared';
import { api } from './client.js';

export const searchAudit = (body: SearchAuditRequest, signal?: AbortSignal) =>
  api<AuditSearchResult>('POST', '/audit/search', { body, signal });
