import type { LoginRequest, MeResponse } from '@app/identity/shared';
import { getLeaving, setLeaving } from './leaving.js';
import { readProblem } from './problem.js';
import { send } from './transport.js';

type Listener = (me: MeResponse | null) => void;
type Relogin = () => Promise<boolean>;

/** One after the other: a log-out tried again must not end the session of whoever logs in meanwhile. */
const DOOR = 'anlaufstelle-door';
/** Milliseconds after which a log-out without an answer counts as failed. */
const ANSWER_WITHIN = 10_000;

const listeners = new Set<Listener>();
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('anlaufstelle-session');
let relogin: Relogin | null = null;
let refreshing: Promise<boolean> | null = null;
let leaving: Promise<boolean> | null = null;
let lastRefresh = 0;
let lastContact = 0;
let serverAhead = 0;

/** Called whenever the session is renewed or ends, in this tab or another one of the same browser. */
export function onSession(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** How the user interface lets somebody log in in place; resolves to false when they will not. */
export function setRelogin(handler: Relogin | null): void {
  relogin = handler;
}

channel?.addEventListener('message', (event: MessageEvent<MeResponse | null>) => {
  if (event.data) lastRefresh = lastContact = Date.now();
  tell(event.data, false);
});

function tell(me: MeResponse | null, broadcast = true): void {
  for (const listener of listeners) listener(me);
  if (broadcast) channel?.postMessage(me);
}

/**
 * Renews the session once, however many calls ask at the same time and in however many tabs: a refresh token may
 * be used only once, and a second use would end the session for good.
 */
export function refreshSession(): Promise<boolean> {
  refreshing ??= locked('anlaufstelle-refresh', async () => {
    if (getLeaving()) return false;
    if (Date.now() - lastRefresh < 3_000) return true;
    const response = await send('POST', '/auth/refresh');
    if (!response.ok) return false;
    lastRefresh = Date.now();
    tell(await readMe(response));
    return true;
  }).finally(() => {
    refreshing = null;
  });
  return refreshing;
}

/** Milliseconds since this browser last heard that the session runs. */
export const sinceLastContact = (): number => Date.now() - lastContact;

/** Milliseconds until the session ends if nothing is done, by the server's clock; negative = it has ended. */
export function untilSessionEnd(me: MeResponse): number {
  const end = Math.min(Date.parse(me.idleExpiresAt), Date.parse(me.sessionExpiresAt));
  return end - (Date.now() + serverAhead);
}

async function readMe(response: Response): Promise<MeResponse> {
  const date = Date.parse(response.headers.get('date') ?? '');
  // The Date header has whole seconds; a smaller difference says nothing about the clocks.
  if (Math.abs(date - Date.now()) > 2_000) serverAhead = date - Date.now();
  lastContact = Date.now();
  return (await response.json()) as MeResponse;
}

function locked<T>(name: string, work: () => Promise<T>): Promise<T> {
  // navigator.locks exists in secure contexts only; a plain-http test server has one tab to care for.
  return navigator.locks ? navigator.locks.request(name, work) : work();
}

/** The session is over: asks for a log-in in place. False when there is nobody to ask or they declined. */
export function announceSessionEnd(): Promise<boolean> {
  return relogin ? relogin() : Promise.resolve(false);
}

/** Who is logged in, or null. Renews the session when only the access token has run out. */
export async function fetchMe(): Promise<MeResponse | null> {
  if (getLeaving()) {
    await logOut();
    return null;
  }
  let response = await send('GET', '/auth/me');
  if (response.status === 401 && (await refreshSession())) {
    response = await send('GET', '/auth/me');
  }
  if (response.status === 401) return null;
  if (!response.ok) throw await readProblem(response);
  return readMe(response);
}

/** @throws ApiProblem `login-failed`, or `login-delayed` with `retryAfterSeconds`. */
export function logIn(credentials: LoginRequest): Promise<MeResponse> {
  return locked(DOOR, async () => {
    const response = await send('POST', '/auth/login', { body: credentials });
    if (!response.ok) throw await readProblem(response);
    lastRefresh = Date.now();
    const me = await readMe(response);
    // The new session's cookies have taken the place of those that were to go.
    setLeaving(null);
    tell(me);
    return me;
  });
}

/**
 * Ends the session here and in every other tab. False while the server has not confirmed it: the wish stays in mind
 * then, and nobody counts as logged in until a later try succeeds or somebody logs in.
 */
export function logOut(): Promise<boolean> {
  if (!getLeaving()) setLeaving('trying');
  leaving ??= locked(DOOR, async () => {
    // Somebody else may have got out, or in, while this try waited for its turn.
    if (!getLeaving()) return true;
    const signal = AbortSignal.timeout(ANSWER_WITHIN);
    const done = await send('POST', '/auth/logout', { signal }).then(
      ({ ok }) => ok,
      () => false,
    );
    setLeaving(done ? null : 'failed');
    if (done) tell(null);
    return done;
  }).finally(() => {
    leaving = null;
  });
  return leaving;
}

/**
 * Ends the session because somebody else takes the device into their hands, and leaves for a page that needs none. Unlike
 * {@link logOut} it insists: as long as the server has not ended the session nothing is handed over.
 *
 * @throws ApiProblem
 */
export async function handOver(path: string): Promise<void> {
  const response = await send('POST', '/auth/logout');
  if (!response.ok && response.status !== 401) throw await readProblem(response);
  channel?.postMessage(null);
  // The browser may keep this page to go back to; shown again it must not show the file.
  window.addEventListener('pageshow', ({ persisted }) => persisted && window.location.replace('/'));
  window.location.replace(path);
}
