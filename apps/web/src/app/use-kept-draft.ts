import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { loadDraft } from '../api/account.js';

type Kept = Awaited<ReturnType<typeof loadDraft>>;

interface KeptDraft {
  /** Null when nothing was kept, or it was thrown away. */
  draft: UseQueryResult<Kept>;
  /** Changes with `restart`: the form's key, so that it begins anew. */
  round: number;
  /** What was kept is thrown away. */
  restart: () => void;
}

/** The draft of a form, read once as its page opens: a later reading must not overwrite what is being typed. */
export function useKeptDraft(name: string): KeptDraft {
  const [round, setRound] = useState(0);
  const draft = useQuery({
    queryKey: ['draft', name],
    queryFn: () => loadDraft(name),
    select: (kept) => (round === 0 ? kept : null),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const restart = useCallback(() => setRound((count) => count + 1), []);
  return { draft, round, restart };
}
