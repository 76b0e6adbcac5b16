import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A session counts only while its user's institution is in service; and the database says whether it was ever seeded. */
export class TightenSessions1763971560000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function app.session_actor(session uuid) returns table (user_id uuid, role text, institution_id uuid)
        language sql stable security definer set search_path = public, pg_temp as $$
        select u.id, u.role, u.institution_id from session s join app_user u on u.id = s.user_id join institution i on i.id = u.institution_id
        where s.id = session and s.revoked_at is null and s.absolute_expires_at > now() and u.disabled_at is null and i.active $$;
      grant execute on function app.session_actor(uuid) to app_auth;

      -- The log is append-only: whoever removes the demo accounts cannot remove that they were there.
      create index log_seed on audit.log (id) where action = 'seed';
      create function app.was_seeded() returns boolean
        language sql stable security definer set search_path = audit, pg_temp as $$
        select exists (select from log where action = 'seed' and actor_id is null and actor_role = 'system') $$;
      revoke execute on function app.was_seeded() from public;
      grant execute on function app.was_seeded() to app_system;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function app.was_seeded();
      drop index audit.log_seed;
      revoke execute on function app.session_actor(uuid) from app_auth;
      create or replace function app.session_actor(session uuid) returns table (user_id uuid, role text, institution_id uuid)
        language sql stable security definer set search_path = public, pg_temp as $$
        select u.id, u.role, u.institution_id from session s join app_user u on u.id = s.user_id
        where s.id = session and s.revoked_at is null and s.absolute_expires_at > now() and u.disabled_at is null $$`);
  }
}
