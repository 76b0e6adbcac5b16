import { Injectable } from '@nestjs/common';
import { Database, type Tx, type UserActor } from '@app/platform';
import { accountKey } from './login-throttle.js';
import type { ColleagueList, ColleagueResponse, UserList, UserResponse } from './user.dto.js';

interface UserRow {
  id: string;
  username: string;
  displayName: string;
  role: UserResponse['role'];
  institutionId: string;
  institutionName: string;
  disabled: boolean;
  lastLoginAt: Date | null;
  version: number;
}

const USERS = `
  select u.id, u.username, u.display_name as "displayName", u.role, u.institution_id as "institutionId", i.name as "institutionName",
    u.disabled_at is not null as disabled, u.last_login_at as "lastLoginAt", u.version
  from app_user u join institution i on i.id = u.institution_id
  where $1::uuid is null or u.id = $1
  order by u.display_name collate "de-x-icu", u.id`;

@Injectable()
export class UserQueries {
  constructor(private readonly database: Database) {}

  /** Every account, for the administration. */
  async list(actor: UserActor): Promise<UserList> {
    return this.database.as(actor, async (tx) => ({ items: await userRows(tx, null) }));
  }

  /** Active members of the case team, to choose a responsible worker from. */
  async colleagues(actor: UserActor): Promise<ColleagueList> {
    return this.database.as(actor, async (tx) => ({
      items: await tx.query<ColleagueResponse>(
        `select id, display_name as "displayName", role from app_user
         where role in ('intake', 'counselor') and disabled_at is null order by display_name collate "de-x-icu", id`,
      ),
    }));
  }
}

/** Accounts as the administration sees them; one when `id` is given. */
export async function userRows(tx: Tx, id: string | null): Promise<UserResponse[]> {
  const rows = await tx.query<UserRow>(USERS, [id]);
  const blocked = await tx.query<{ key: Buffer; blockedUntil: Date }>(
    `select key, blocked_until as "blockedUntil" from login_throttle where blocked_until > now()`,
  );
  const until = new Map(blocked.map((b) => [b.key.toString('hex'), b.blockedUntil]));
  return rows.map((row) => ({
    ...row,
    lastLoginAt: row.lastLoginAt?.toISOString() ?? null,
    lockedUntil: until.get(accountKey(row.username, null).hash.toString('hex'))?.toISOString() ?? null,
  }));
}

/** Whether the user may be responsible for cases: an active member of the case team. */
export async function isCaseWorker(tx: Tx, userId: string): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from app_user where id = $1 and role in ('intake', 'counselor') and disabled_at is null`,
    [userId],
  );
  return rows.length > 0;
}
