import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '@app/platform';
import type { StartedSession } from './session.js';

/** Names of the three cookies; over https with the prefixes that browsers enforce. */
export function cookieNames(config: Config): {
  access: string;
  refresh: string;
  device: string;
  secure: boolean;
} {
  const secure = config.publicUrl.startsWith('https:');
  return {
    access: secure ? '__Host-access' : 'access',
    refresh: secure ? '__Secure-refresh' : 'refresh',
    device: secure ? '__Secure-device' : 'device',
    secure,
  };
}

/** What a request carries of a session, unchecked. */
export interface PresentedTokens {
  access: string | undefined;
  refresh: string | undefined;
}

export function presentedTokens(request: FastifyRequest, config: Config): PresentedTokens {
  const names = cookieNames(config);
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  return { access: bearer ?? request.cookies[names.access], refresh: request.cookies[names.refresh] };
}

const AUTH_PATH = '/api/auth';

/** Hands a session to the browser: out of the reach of scripts, sent to this site only. */
export function setSessionCookies(
  reply: FastifyReply,
  config: Config,
  session: StartedSession,
  device?: string,
): void {
  const names = cookieNames(config);
  const common = { httpOnly: true, secure: names.secure, sameSite: 'strict' } as const;
  const maxAge = Math.max(0, Math.round((session.idleExpiresAt.getTime() - Date.now()) / 1000));
  void reply.setCookie(names.access, session.accessToken, { ...common, path: '/', maxAge });
  void reply.setCookie(names.refresh, session.refreshToken, { ...common, path: AUTH_PATH, maxAge });
  if (device)
    void reply.setCookie(names.device, device, { ...common, path: AUTH_PATH, maxAge: 180 * 86_400 });
}

/** Takes the session back, and what the browser kept of it. */
export function clearSessionCookies(reply: FastifyReply, config: Config): void {
  const names = cookieNames(config);
  const common = { httpOnly: true, secure: names.secure, sameSite: 'strict' } as const;
  void reply.clearCookie(names.access, { ...common, path: '/' });
  void reply.clearCookie(names.refresh, { ...common, path: AUTH_PATH });
  void reply.header('clear-site-data', '"cache", "storage"');
}
