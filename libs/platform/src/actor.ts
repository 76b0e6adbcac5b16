import type { Role } from './access.rules.js';

/** Who acts: a logged-in user in a session. Comes from the verified token, never from a request's content. */
export interface UserActor {
  readonly userId: string;
  readonly role: Role;
  readonly institutionId: string;
  readonly sessionId: string;
  /** The password was chosen by somebody else; see `AccessGuard`. */
  readonly mustChangePassword: boolean;
}

/**
 * The program itself: `auth` handles log-ins and sessions and sees no personal data of clients, `system` is the
 * worker and the operator's commands.
 */
export type InternalActor = 'auth' | 'system';

export type Actor = UserActor | InternalActor;
