import { queryOptions, useQuery } from '@tanstack/react-query';
import type { MeResponse } from '@app/identity/shared';
import type { Permission } from '@app/platform/shared';
import { fetchMe } from '../api/session.js';

/** Who is logged in; null = nobody. Kept fresh by `SessionKeeper`. */
export const meQuery = queryOptions<MeResponse | null>({
  queryKey: ['me'],
  queryFn: fetchMe,
  staleTime: Infinity,
  gcTime: Infinity,
  retry: false,
});

/** Who is logged in, for pages that nobody else reaches. */
export function useMe(): MeResponse {
  const { data } = useQuery(meQuery);
  if (!data) throw new Error('This page needs a logged-in user.');
  return data;
}

/** Whether the server would let the logged-in user do this; what is not allowed is not offered. */
export function useMay(): (permission: Permission) => boolean {
  const { data } = useQuery(meQuery);
  return (permission) => data?.permissions.includes(permission) ?? false;
}
