import type { UserActor } from '@app/platform';

/** A session just opened or extended, with the secrets for whoever holds it. */
export interface StartedSession {
  actor: UserActor;
  accessToken: string;
  refreshToken: string;
  /** Seconds the access token counts. */
  expiresIn: number;
  idleExpiresAt: Date;
  absoluteExpiresAt: Date;
}
