import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ACTOR_ROLES, secured } from './sql-helpers.js';

/** Institutions, users, sessions, and what belongs to one user alone: drafts and idempotency keys. */
export class CreateIdentity1763971320000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const users = ACTOR_ROLES.filter((r) => r !== 'app_auth' && r !== 'app_system').join(', ');
    await runner.query(`
      create table institution (
        id uuid primary key default gen_random_uuid(),
        name text not null,
        unit text,
        type text not null,
        street text, postal_code text, place text,
        ags_list text[] not null default '{}',
        phone text, email text, opening_hours text, contact_person text,
        is_public_body boolean not null,
        is_central_office boolean not null default false,
        active boolean not null default true,
        version int not null default 1,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      );
      create unique index institution_one_central_office on institution (is_central_office) where is_central_office;
      ${secured('institution')}
      grant select on institution to ${users}, app_auth, app_system;
      grant insert, update on institution to app_admin, app_system;
      create policy institution_read on institution for select to ${users}, app_auth, app_system using (true);
      create policy institution_create on institution for insert to app_admin, app_system with check (true);
      create policy institution_change on institution for update to app_admin, app_system using (true) with check (true);

      create table app_user (
        id uuid primary key default gen_random_uuid(),
        username text not null unique,
        display_name text not null,
        role text not null check (role in ('reception', 'intake', 'counselor', 'agency', 'supervisor', 'dpo', 'admin')),
        institution_id uuid not null references institution,
        password_hash text not null,
        must_change_password boolean not null default false,
        disabled_at timestamptz,
        last_login_at timestamptz,
        version int not null default 1,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      );
      ${secured('app_user')}
      grant select (id, display_name, role, institution_id, disabled_at) on app_user to ${users};
      grant select (id, username, display_name, role, institution_id, must_change_password, disabled_at, last_login_at, version, created_at, updated_at)
        on app_user to app_admin, app_system;
      grant insert on app_user to app_admin, app_system;
      grant update (display_name, role, password_hash, must_change_password, disabled_at, version, updated_at) on app_user to app_admin;
      grant select on app_user to app_auth;
      grant update (password_hash, must_change_password, last_login_at, updated_at) on app_user to app_auth;
      create policy user_office on app_user for select to app_reception, app_intake, app_counselor, app_supervisor, app_dpo, app_admin, app_auth, app_system using (true);
      create policy user_agency on app_user for select to app_agency using (
        institution_id = (select app.institution_id())
        or institution_id in (select i.id from institution i where i.is_central_office));
      create policy user_create on app_user for insert to app_admin, app_system with check (true);
      create policy user_change on app_user for update to app_admin, app_auth using (true) with check (true);

      create table session (
        id uuid primary key default gen_random_uuid(),
        user_id uuid not null references app_user,
        created_at timestamptz not null default now(),
        absolute_expires_at timestamptz not null,
        revoked_at timestamptz,
        revoke_reason text
      );
      create index session_by_user on session (user_id) where revoked_at is null;
      create table refresh_token (
        token_hash bytea primary key,
        session_id uuid not null references session on delete cascade,
        issued_at timestamptz not null default now(),
        expires_at timestamptz not null,
        used_at timestamptz
      );
      create index refresh_token_session on refresh_token (session_id);
      -- Keys are hashes: a mistyped user name or an address is never readable here.
      create table login_throttle (
        key bytea primary key,
        failures int not null,
        last_failure_at timestamptz not null,
        blocked_until timestamptz
      );
      ${['session', 'refresh_token', 'login_throttle'].map(secured).join('')}
      grant select, insert, update, delete on session, refresh_token, login_throttle to app_auth;
      grant select, delete on session, refresh_token, login_throttle to app_system;
      grant select (id, user_id, revoked_at), update (revoked_at, revoke_reason) on session to app_admin;
      grant select (key, blocked_until), delete on login_throttle to app_admin;
      create policy session_auth on session to app_auth using (true) with check (true);
      create policy session_admin_read on session for select to app_admin using (true);
      create policy session_admin on session for update to app_admin using (true) with check (true);
      create policy session_clean on session for all to app_system using (true);
      create policy token_auth on refresh_token to app_auth using (true) with check (true);
      create policy token_clean on refresh_token for all to app_system using (true);
      create policy throttle_auth on login_throttle to app_auth using (true) with check (true);
      create policy throttle_admin on login_throttle for all to app_admin using (true);
      create policy throttle_clean on login_throttle for all to app_system using (true);

      -- The one place that says whose a session is and whether it still counts; asked at the start of every transaction.
      create function app.session_actor(session uuid) returns table (user_id uuid, role text, institution_id uuid)
        language sql stable security definer set search_path = public, pg_temp as $$
        select u.id, u.role, u.institution_id from session s join app_user u on u.id = s.user_id
        where s.id = session and s.revoked_at is null and s.absolute_expires_at > now() and u.disabled_at is null $$;
      revoke execute on function app.session_actor(uuid) from public;
      grant execute on function app.session_actor(uuid) to anlaufstelle_app;

      create table draft (
        user_id uuid not null references app_user,
        form text not null,
        data jsonb not null,
        saved_at timestamptz not null default now(),
        primary key (user_id, form)
      );
      create table idempotency_key (
        user_id uuid not null,
        key text not null,
        request_hash bytea not null,
        object_id uuid not null,
        created_at timestamptz not null default now(),
        primary key (user_id, key)
      );
      create index idempotency_key_age on idempotency_key (created_at);
      ${['draft', 'idempotency_key'].map(secured).join('')}
      grant select, insert, update, delete on draft to ${users};
      grant select, delete on draft, idempotency_key to app_system;
      grant select, insert on idempotency_key to ${users};
      create policy draft_own on draft to ${users} using (user_id = (select app.user_id())) with check (user_id = (select app.user_id()));
      create policy draft_clean on draft for all to app_system using (true);
      create policy idempotency_own on idempotency_key to ${users} using (user_id = (select app.user_id())) with check (user_id = (select app.user_id()));
      create policy idempotency_clean on idempotency_key for all to app_system using (true);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function app.session_actor(uuid);
      drop table idempotency_key, draft, login_throttle, refresh_token, session, app_user, institution`);
  }
}
