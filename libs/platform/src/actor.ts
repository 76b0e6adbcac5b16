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
 * Nobody of the program's users: `auth` handles log-ins and sessions and sees no personal data of clients, `system` is the
 * worker and the operator's commands, `signing` is whoever holds a signing link or the code of a paper, and may do what
 * that leads to.
 */
export type InternalActor = 'auth' | 'system' | 'signing';

export type Actor = UserActor | InternalActor;
