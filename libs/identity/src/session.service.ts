import { Injectable } from '@nestjs/common';
import { audit } from '@app/audit';
import { Clock, Database, NotAuthenticated, type Role, type Tx, type UserActor } from '@app/platform';
import { ACCESS_SECONDS, IDLE_SECONDS, SESSION_SECONDS } from './login.rules.js';
import type { StartedSession } from './session.js';
import { newRefreshToken, tokenHash, Tokens } from './tokens.js';

export interface SessionUser {
  id: string;
  role: Role;
  institutionId: string;
  mustChangePassword: boolean;
}

interface FoundToken {
  sessionId: string;
  usedAt: Date | null;
  expired: boolean;
  ended: boolean;
  absoluteExpiresAt: Date;
  userId: string;
  role: Role;
  institutionId: string;
  mustChangePassword: boolean;
}

const FIND_TOKEN = `
  select t.session_id as "sessionId", t.used_at as "usedAt", t.expires_at <= now() as expired,
    not exists (select from app.session_actor(s.id)) as ended,
    s.absolute_expires_at as "absoluteExpiresAt", u.id as "userId", u.role, u.institution_id as "institutionId",
    u.must_change_password as "mustChangePassword"
  from refresh_token t join session s on s.id = t.session_id join app_user u on u.id = s.user_id
  where t.token_hash = $1 for update of t`;

/** Sessions: a family of refresh tokens, each good for one use. */
@Injectable()
export class SessionService {
  constructor(
    private readonly database: Database,
    private readonly tokens: Tokens,
    private readonly clock: Clock,
  ) {}

  /** Opens a session; the caller has checked who it is and runs as `auth`. */
  async start(tx: Tx, user: SessionUser): Promise<StartedSession> {
    const absoluteExpiresAt = new Date(this.clock.now().getTime() + SESSION_SECONDS * 1000);
    const [session] = await tx.query<{ id: string }>(
      'insert into session (user_id, absolute_expires_at) values ($1, $2) returning id',
      [user.id, absoluteExpiresAt],
    );
    return this.extend(tx, user, session!.id, absoluteExpiresAt);
  }

  /**
   * Exchanges a refresh token for the next one. A token that comes a second time was copied: the whole session ends.
   *
   * @throws NotAuthenticated for an unknown, expired or used token, or when the session has ended
   */
  async refresh(refreshToken: string): Promise<StartedSession> {
    const next = await this.database.as('auth', async (tx) => {
      const [found] = await tx.query<FoundToken>(FIND_TOKEN, [tokenHash(refreshToken)]);
      if (!found || found.ended) return null;
      if (found.usedAt !== null) {
        await this.end(tx, found.sessionId, 'refresh-token-reused');
        return null;
      }
      if (found.expired) return null;
      await tx.query('update refresh_token set used_at = now() where token_hash = $1', [
        tokenHash(refreshToken),
      ]);
      return this.extend(tx, { ...found, id: found.userId }, found.sessionId, found.absoluteExpiresAt);
    });
    if (!next) throw new NotAuthenticated();
    return next;
  }

  /** Ends one session for good; from the commit on no request of it passes. */
  async end(
    tx: Tx,
    sessionId: string,
    reason: 'logout' | 'refresh-token-reused' | 'password-changed',
  ): Promise<void> {
    const ended = await tx.query<{ userId: string }>(
      `update session set revoked_at = now(), revoke_reason = $2 where id = $1 and revoked_at is null returning user_id as "userId"`,
      [sessionId, reason],
    );
    for (const { userId } of ended) {
      const action = reason === 'logout' ? 'logout' : 'sessionRevoked';
      await audit(tx, { action, objectType: 'session', objectId: sessionId, detail: { userId, reason } });
    }
  }

  private async extend(
    tx: Tx,
    user: SessionUser,
    sessionId: string,
    absoluteExpiresAt: Date,
  ): Promise<StartedSession> {
    const refreshToken = newRefreshToken();
    const idle = this.clock.now().getTime() + IDLE_SECONDS * 1000;
    const idleExpiresAt = new Date(Math.min(idle, absoluteExpiresAt.getTime()));
    await tx.query('insert into refresh_token (token_hash, session_id, expires_at) values ($1, $2, $3)', [
      tokenHash(refreshToken),
      sessionId,
      idleExpiresAt,
    ]);
    const actor: UserActor = {
      userId: user.id,
      role: user.role,
      institutionId: user.institutionId,
      sessionId,
      mustChangePassword: user.mustChangePassword,
    };
    return {
      actor,
      accessToken: this.tokens.access(actor),
      refreshToken,
      expiresIn: ACCESS_SECONDS,
      idleExpiresAt,
      absoluteExpiresAt,
    };
  }
}
