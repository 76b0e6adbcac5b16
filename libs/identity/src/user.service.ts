import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { audit, givenFields } from '@app/audit';
import {
  Database,
  guarded,
  InvalidField,
  loaded,
  once,
  requestHash,
  type Role,
  type Tx,
  type UserActor,
} from '@app/platform';
import { LastAdmin, OwnRole, UsernameTaken, WeakPassword } from './identity.errors.js';
import { accountKey, takeBack } from './login-throttle.js';
import { isWeakPassword } from './login.rules.js';
import { hashPassword } from './password.js';
import { Tokens } from './tokens.js';
import type { CreateUserRequest, UpdateUserRequest, UserResponse } from './user.dto.js';
import { User } from './user.entity.js';
import { userRows } from './user.queries.js';

/** Accounts, kept by the administration. */
@Injectable()
export class UserService {
  constructor(
    private readonly database: Database,
    private readonly tokens: Tokens,
  ) {}

  /**
   * @throws UsernameTaken, WeakPassword
   * @throws InvalidField when role and institution do not belong together
   */
  async create(actor: UserActor, request: CreateUserRequest, key: string | null): Promise<{ id: string }> {
    if (isWeakPassword(request.initialPassword, request.username)) throw new WeakPassword('/initialPassword');
    const passwordHash = await hashPassword(request.initialPassword);
    return this.database.as(actor, async (tx) => {
      // Keyed: the hash of a request is kept for days, and a bare one would let the password be guessed from it.
      const initialPassword = this.tokens.fingerprint(request.initialPassword);
      const hash = () => requestHash('user.create', { ...request, initialPassword });
      const made = await once(tx, key, hash, randomUUID(), (id) =>
        this.insert(tx, id, request, passwordHash),
      );
      return { id: made.id };
    });
  }

  private async insert(tx: Tx, id: string, request: CreateUserRequest, passwordHash: string): Promise<void> {
    await assertRoleFits(tx, request.role, request.institutionId);
    const taken = await tx.query('select 1 from app_user where username = $1', [request.username]);
    if (taken.length > 0) throw new UsernameTaken();
    const { username, displayName, role, institutionId } = request;
    await tx.manager.insert(User, {
      id,
      username,
      displayName,
      role,
      institutionId,
      passwordHash,
      mustChangePassword: true,
    });
    await audit(tx, { action: 'create', objectType: 'user', objectId: id, detail: { role, institutionId } });
  }

  /**
   * Changes what is given; disabling or a new first password ends the user's sessions at once.
   *
   * @throws VersionConflict, OwnRole, LastAdmin, WeakPassword
   */
  async update(actor: UserActor, id: string, request: UpdateUserRequest): Promise<UserResponse> {
    if (id === actor.userId && (request.role !== undefined || request.disabled !== undefined))
      throw new OwnRole();
    const passwordHash =
      request.initialPassword === undefined ? null : await hashPassword(request.initialPassword);
    return this.database.as(actor, async (tx) => {
      const before = loaded(await userRows(tx, id));
      if (request.initialPassword !== undefined && isWeakPassword(request.initialPassword, before.username))
        throw new WeakPassword('/initialPassword');
      if (request.role !== undefined) await assertRoleFits(tx, request.role, before.institutionId);
      if (
        before.role === 'admin' &&
        !before.disabled &&
        (request.disabled || (request.role && request.role !== 'admin'))
      )
        await assertAnotherAdmin(tx, id);
      const rows = await tx.query(
        `update app_user set display_name = coalesce($3, display_name), role = coalesce($4, role),
           disabled_at = case when $5::boolean is null then disabled_at when $5 then coalesce(disabled_at, now()) end,
           version = version + 1, updated_at = now()
         where id = $1 and version = $2 returning id`,
        [id, request.version, request.displayName ?? null, request.role ?? null, request.disabled ?? null],
      );
      await guarded(rows, () => tx.query('select version from app_user where id = $1', [id]));
      // Apart: the administration may set a hash but not read one, and an expression over it would be reading.
      if (passwordHash)
        await tx.query('update app_user set password_hash = $2, must_change_password = true where id = $1', [
          id,
          passwordHash,
        ]);
      if (request.disabled || passwordHash || request.role !== undefined) {
        await tx.query(
          `update session set revoked_at = now(), revoke_reason = 'account-changed' where user_id = $1 and revoked_at is null`,
          [id],
        );
      }
      if (passwordHash) await takeBack(tx, [accountKey(before.username, null)]);
      await audit(tx, {
        action: 'change',
        objectType: 'user',
        objectId: id,
        fields: givenFields(request),
        detail: { role: request.role, disabled: request.disabled },
      });
      return loaded(await userRows(tx, id));
    });
  }
}

async function assertRoleFits(tx: Tx, role: Role, institutionId: string): Promise<void> {
  const [institution] = await tx.query<{ central: boolean }>(
    'select is_central_office as central from institution where id = $1',
    [institutionId],
  );
  if (!institution) throw new InvalidField('/institutionId', 'invalidChoice');
  if (institution.central === (role === 'agency')) throw new InvalidField('/role', 'invalidChoice');
}

/** Locks the administrators' rows: two of them disabling one another at once must not both succeed. */
async function assertAnotherAdmin(tx: Tx, id: string): Promise<void> {
  const admins = await tx.query<{ id: string }>(
    `select id from app_user where role = 'admin' and disabled_at is null order by id for update`,
  );
  if (!admins.some((a) => a.id !== id)) throw new LastAdmin();
}
