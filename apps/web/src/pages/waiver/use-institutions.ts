import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { InstitutionResponse } from '@app/institutions/shared';
import { listInstitutions } from '../../api/institutions.js';

/** Everybody a waiver or a statute can open something to: all active institutions but the office itself. */
export function useRecipientInstitutions(): UseQueryResult<InstitutionResponse[]> {
  return useQuery({
    queryKey: ['institutions'],
    queryFn: listInstitutions,
    select: ({ items }) => items.filter(({ active, isCentralOffice }) => active && !isCentralOffice),
  });
}

export const institutionName = ({ name, unit }: { name: string; unit: string | null }): string =>
  unit ? `${name}, ${unit}` : name;
