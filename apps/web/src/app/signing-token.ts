const PATH = '/unterschreiben';
let token: string | null = null;

/**
 * Takes the token of a signing link out of the address, where history, screenshots and passers-by would find it, into
 * memory, where it goes with the page.
 */
export function takeSigningToken(): void {
  if (location.pathname !== PATH || location.hash === '') return;
  token = /^#([A-Za-z0-9_-]{43})$/.exec(location.hash)?.[1] ?? null;
  history.replaceState(history.state, '', PATH);
}

export const signingToken = (): string | null => token;

export function forgetSigningToken(): void {
  token = null;
}
