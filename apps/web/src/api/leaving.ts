/**
 * A log-out the server has not confirmed. Only the server can take the session's cookies away, so the browser keeps in
 * mind, over reloads and in every tab, that somebody wanted to leave. `trying` becomes `failed` when no answer came.
 */
export type Leaving = 'trying' | 'failed';

const KEY = 'anlaufstelle.leaving';
const listeners = new Set<() => void>();
/** For browsers that keep nothing. */
let here: Leaving | null = null;

export function getLeaving(): Leaving | null {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === 'trying' || kept === 'failed' ? kept : null;
  } catch {
    return here;
  }
}

export function setLeaving(state: Leaving | null): void {
  here = state;
  try {
    if (state) localStorage.setItem(KEY, state);
    else localStorage.removeItem(KEY);
  } catch {
    // `here` has it until the tab is closed.
  }
  for (const listener of listeners) listener();
}

/** Called whenever the state may have changed, in this tab or another one of the same browser. */
export function onLeaving(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', listener);
  };
}
