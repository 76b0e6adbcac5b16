import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SaveWaiverRequest, WaiverInput } from '@app/waivers/shared';
import { createWaiver, saveWaiver, stepWaiver } from '../../api/waivers.js';
import { useAction } from '../../app/use-action.js';

export interface Kept {
  waiverId: string;
  /** It waits for signatures now; false although asked for = it is kept as a draft. */
  presented: boolean;
}

interface Intention {
  request: WaiverInput;
  /** Put it before those who sign, too. */
  present: boolean;
}

/**
 * Keeps a waiver on the server and, where that is wanted, puts it before those who sign. The draft comes first: whatever
 * happens afterwards, what was typed is kept.
 */
export function useKeepWaiver(caseId: string, waiverId: string | undefined) {
  const queries = useQueryClient();
  const create = useAction((request: WaiverInput, key) => createWaiver(caseId, request, key));
  return useMutation({
    mutationFn: async ({ request, present }: Intention): Promise<Kept> => {
      const kept = waiverId
        ? await saveWaiver({ caseId, waiverId }, request as SaveWaiverRequest)
        : { ...(await create.mutateAsync(request)), version: 1 };
      if (!present) return { waiverId: kept.id, presented: false };
      const place = { caseId, waiverId: kept.id };
      // Refused, or the answer was lost: the waiver's own page says how it stands.
      const presented = await stepWaiver(place, 'fix', kept.version).then(
        () => true,
        () => false,
      );
      return { waiverId: kept.id, presented };
    },
    onSuccess: async (kept) => {
      queries.removeQueries({ queryKey: ['waiver', kept.waiverId] });
      await queries.invalidateQueries({ queryKey: ['waivers', caseId], refetchType: 'none' });
    },
  });
}
