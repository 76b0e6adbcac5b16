import { Inject, Injectable } from '@nestjs/common';
import { audit } from '@app/audit';
import {
  CONFIG,
  Database,
  loaded,
  NotAuthenticated,
  permissionsOf,
  type Config,
  type Role,
  type UserActor,
  type Tx,
} from '@app/platform';
import type { ChangePasswordRequest, LoginRequest, MeResponse } from './auth.dto.js';
import { LoginDelayed, LoginFailed, WeakPassword, WrongPassword } from './identity.errors.js';
import { accountKey, addressKey, changeKey, countAttempt, takeBack } from './login-throttle.js';
import { isWeakPassword } from './login.rules.js';
import { hashPassword, passwordFits } from './password.js';
import type { PresentedTokens } from './session-cookies.js';
import type { StartedSession } from './session.js';
import { SessionService } from './session.service.js';
import { tokenHash, Tokens } from './tokens.js';

interface Credentials {
  id: string;
  role: Role;
  institutionId: string;
  passwordHash: string;
  mustChangePassword: boolean;
  disabled: boolean;
}

const FIND_USER = `
  select id, role, institution_id as "institutionId", password_hash as "passwordHash",
    must_change_password as "mustChangePassword",
    disabled_at is not null or not exists (select from institution i where i.id = institution_id and i.active) as disabled
  from app_user where username = $1`;

/** The user under a lock that changes of the account wait for, while the hash is the one that was looked at. */
const STILL_SO = `
  select u.id, u.role, u.institution_id as "institutionId", u.password_hash as "passwordHash",
    u.must_change_password as "mustChangePassword", false as disabled
  from app_user u where u.id = $1 and u.password_hash = $2 and u.disabled_at is null
    and exists (select from institution i where i.id = u.institution_id and i.active) for update of u`;

/** Sessions that still run, named by id ($1) or by the hash of a refresh token ($2). */
const RUNNING_SESSIONS = `
  select s.id as "sessionId", u.id as "userId", u.role, u.institution_id as "institutionId",
    u.must_change_password as "mustChangePassword"
  from session s join app_user u on u.id = s.user_id
  where s.revoked_at is null and (s.id = $1 or s.id = (select session_id from refresh_token where token_hash = $2))`;

/** Where a log-in comes from. */
export interface LoginOrigin {
  address: string;
  /** Value of the device cookie, if the browser sent one. */
  device: string | undefined;
}

/** Log-in, log-out and the own account. */
@Injectable()
export class AuthService {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionService,
    private readonly tokens: Tokens,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Checks user name and password and opens a session.
   *
   * @throws LoginFailed whatever was wrong
   * @throws LoginDelayed after too many failures of the account or the address
   */
  async login(request: LoginRequest, origin: LoginOrigin): Promise<StartedSession & { device: string }> {
    const username = request.username.trim().toLowerCase();
    const attempt = await this.database.as('auth', async (tx) => {
      const [user] = await tx.query<Credentials>(FIND_USER, [username]);
      const device = user ? this.tokens.deviceOf(user.id, origin.device) : null;
      // A device that has logged in here before is counted by itself alone: neither strangers who guess at the account
      // nor others behind the same address keep it out.
      const keys =
        device === null
          ? [accountKey(username, null), addressKey(origin.address)]
          : [accountKey(username, device)];
      return { user, keys, wait: await countAttempt(tx, keys) };
    });
    if (attempt.wait > 0) throw new LoginDelayed(attempt.wait);

    // Outside any transaction: hashing is slow on purpose and must not hold a connection.
    const fits = await passwordFits(attempt.user?.passwordHash, request.password);
    const { user } = attempt;
    if (!fits || !user || user.disabled) {
      await this.database.as('auth', (tx) =>
        audit(tx, { action: 'loginFailed', objectType: 'session', detail: { userId: user?.id ?? null } }),
      );
      throw new LoginFailed();
    }
    return this.database.as('auth', async (tx) => {
      // Looking at the password took a while: a change of it, or of the account, meanwhile has the last word.
      const [still] = await tx.query<Credentials>(STILL_SO, [user.id, user.passwordHash]);
      if (!still) throw new LoginFailed();
      await takeBack(tx, attempt.keys);
      await tx.query('update app_user set last_login_at = now() where id = $1', [user.id]);
      const session = await this.sessions.start(tx, still);
      await inNameOf(tx, session.actor);
      await audit(tx, {
        action: 'login',
        objectType: 'session',
        objectId: session.actor.sessionId,
        detail: { userId: user.id },
      });
      return { ...session, device: this.tokens.device(user.id) };
    });
  }

  /**
   * Ends the session these tokens belong to, expired or used ones too: whoever logs out must be out. Unknown tokens and
   * sessions that have ended already are no error.
   */
  async logout({ access, refresh }: PresentedTokens): Promise<void> {
    const session = access === undefined ? null : this.tokens.sessionOf(access);
    await this.database.as('auth', async (tx) => {
      const actors = await tx.query<UserActor>(RUNNING_SESSIONS, [
        session,
        refresh === undefined ? null : tokenHash(refresh),
      ]);
      for (const actor of actors) {
        await inNameOf(tx, actor);
        await this.sessions.end(tx, actor.sessionId, 'logout');
      }
    });
  }

  /**
   * Sets a new password of the own account; every other session of it ends, this one gets fresh tokens.
   *
   * @throws WrongPassword, WeakPassword
   */
  async changePassword(actor: UserActor, request: ChangePasswordRequest): Promise<StartedSession> {
    // Only `as(actor)` asks whether the session still counts.
    await this.database.as(actor, async () => undefined);
    const user = await this.database.as('auth', async (tx) =>
      loaded(
        await tx.query<{ username: string; passwordHash: string }>(
          'select username, password_hash as "passwordHash" from app_user where id = $1',
          [actor.userId],
        ),
      ),
    );
    const keys = [changeKey(actor.userId)];
    const wait = await this.database.as('auth', (tx) => countAttempt(tx, keys));
    if (wait > 0) throw new LoginDelayed(wait);
    if (!(await passwordFits(user.passwordHash, request.currentPassword))) {
      await this.database.as('auth', async (tx) => {
        await inNameOf(tx, actor);
        await audit(tx, {
          action: 'loginFailed',
          objectType: 'user',
          objectId: actor.userId,
          fields: ['password'],
        });
      });
      throw new WrongPassword();
    }
    // A first password that somebody else knows is not got rid of by choosing it again.
    const unchanged = request.newPassword === request.currentPassword;
    if (unchanged || isWeakPassword(request.newPassword, user.username)) {
      await this.database.as('auth', (tx) => takeBack(tx, keys));
      throw new WeakPassword('/newPassword');
    }
    const passwordHash = await hashPassword(request.newPassword);
    return this.database.as('auth', async (tx) => {
      await inNameOf(tx, actor);
      await takeBack(tx, keys);
      const changed = await tx.query(
        `update app_user set password_hash = $2, must_change_password = false, updated_at = now()
         where id = $1 and password_hash = $3 and disabled_at is null returning 1 as changed`,
        [actor.userId, passwordHash, user.passwordHash],
      );
      if (changed.length === 0) throw new WrongPassword();
      const sessions = await tx.query<{ id: string }>(
        'select id from session where user_id = $1 and revoked_at is null',
        [actor.userId],
      );
      for (const { id } of sessions) await this.sessions.end(tx, id, 'password-changed');
      await audit(tx, { action: 'change', objectType: 'user', objectId: actor.userId, fields: ['password'] });
      return this.sessions.start(tx, {
        id: actor.userId,
        role: actor.role,
        institutionId: actor.institutionId,
        mustChangePassword: false,
      });
    });
  }

  /** The logged-in user as the web UI needs to know them. */
  async me(actor: UserActor): Promise<MeResponse> {
    const [row] = await this.database.as('auth', (tx) =>
      tx.query<
        Omit<MeResponse, 'permissions' | 'environment' | 'idleExpiresAt' | 'sessionExpiresAt'> & {
          idleExpiresAt: Date;
          sessionExpiresAt: Date;
        }
      >(
        `select u.id, u.username, u.display_name as "displayName", u.role, u.institution_id as "institutionId", i.name as "institutionName",
           u.must_change_password as "mustChangePassword", s.absolute_expires_at as "sessionExpiresAt",
           (select max(expires_at) from refresh_token t where t.session_id = s.id and t.used_at is null) as "idleExpiresAt"
         from session s join app_user u on u.id = s.user_id join institution i on i.id = u.institution_id
         where s.id = $1 and exists (select from app.session_actor(s.id))`,
        [actor.sessionId],
      ),
    );
    if (!row) throw new NotAuthenticated();
    return {
      ...row,
      permissions: permissionsOf(row.role),
      idleExpiresAt: row.idleExpiresAt.toISOString(),
      sessionExpiresAt: row.sessionExpiresAt.toISOString(),
      environment: this.config.production ? 'production' : 'demo',
    };
  }
}

/** The log is to say whose log-in it was; the rights stay those of the log-in role. */
async function inNameOf(tx: Tx, actor: UserActor): Promise<void> {
  await tx.query(
    `select set_config('app.user_id', $1, true), set_config('app.role', $2, true),
       set_config('app.institution_id', $3, true), set_config('app.session_id', $4, true)`,
    [actor.userId, actor.role, actor.institutionId, actor.sessionId],
  );
}
