import { useEffect, useState } from 'react';

const MINUTE = 60_000;
/** What could not be asked again for so long is not shown any more. */
const STALE_AFTER = 2.5 * MINUTE;

/**
 * How queries of released data behave: they ask again every minute and when somebody comes back to the page, and
 * nothing of them outlives the page.
 */
export const RELEASED = {
  gcTime: 0,
  staleTime: 0,
  refetchInterval: MINUTE,
  refetchOnWindowFocus: 'always',
} as const;

/** Whether it is too long ago that the server said these data are released. */
export function useIsStale(dataUpdatedAt: number): boolean {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const look = () => setNow(Date.now());
    const timer = setInterval(look, 10_000);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  return dataUpdatedAt > 0 && now - dataUpdatedAt > STALE_AFTER;
}
