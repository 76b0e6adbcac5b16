import type { CodeLists } from '@app/platform/shared';
import { queryOptions } from '@tanstack/react-query';
import { api } from './client.js';

/** The code lists; they change with a release, not during a session. */
export const codeListsQuery = queryOptions({
  queryKey: ['code-lists'],
  queryFn: () => api<CodeLists>('GET', '/code-lists'),
  staleTime: Infinity,
});
