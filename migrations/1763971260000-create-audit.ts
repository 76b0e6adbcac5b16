import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ACTOR_ROLES, appendOnly, secured } from './sql-helpers.js';

/**
 * The audit log: a digest in each row, written by the database itself, and seals that chain groups of rows
 * (ADR 0004). Writers never wait for one another; sealing happens a few seconds later.
 */
export class CreateAudit1763971260000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const all = ACTOR_ROLES.join(', ');
    await runner.query(`
      create schema audit;
      grant usage on schema audit to ${all};

      create table audit.log (
        id bigint generated always as identity primary key,
        at timestamptz not null,
        actor_id uuid,
        actor_role text not null,
        institution_id uuid,
        session_id uuid,
        action text not null,
        object_type text not null,
        object_id uuid,
        person_id uuid,
        case_id uuid,
        fields text[] not null default '{}',
        detail jsonb,
        digest bytea not null
      );
      create index log_at on audit.log (at desc, id desc);
      create index log_actor on audit.log (actor_id, id desc);
      create index log_case on audit.log (case_id, id desc) where case_id is not null;
      create index log_person on audit.log (person_id, id desc) where person_id is not null;

      create function audit.digest_of(l audit.log) returns bytea language sql immutable as $$
        select sha256(convert_to(jsonb_build_array(l.id, (extract(epoch from l.at) * 1000000)::bigint, l.actor_id,
          l.actor_role, l.institution_id, l.session_id, l.action, l.object_type, l.object_id, l.person_id,
          l.case_id, to_jsonb(l.fields), l.detail)::text, 'UTF8')) $$;

      create function audit.stamp_row() returns trigger language plpgsql as $$
      begin
        new.at := clock_timestamp();
        new.actor_id := app.user_id();
        new.actor_role := coalesce(app.actor_role(), 'system');
        new.institution_id := app.institution_id();
        new.session_id := app.session_id();
        new.digest := audit.digest_of(new);
        return new;
      end $$;
      create trigger log_stamp_row before insert on audit.log for each row execute function audit.stamp_row();

      create table audit.seal (
        n bigint primary key,
        sealed_at timestamptz not null default clock_timestamp(),
        row_count bigint not null,
        last_id bigint not null,
        root bytea not null,
        previous_hash bytea not null,
        hash bytea not null,
        signature bytea
      );
      create table audit.seal_item (log_id bigint primary key, n bigint not null references audit.seal);
      create index seal_item_n on audit.seal_item (n, log_id);

      create function audit.root_of(seal bigint) returns table (row_count bigint, root bytea) language sql stable as $$
        select count(l.id), sha256(coalesce(string_agg(l.digest, ''::bytea order by l.id), ''))
        from audit.seal_item i join audit.log l on l.id = i.log_id where i.n = seal $$;

      create function audit.hash_of(previous bytea, n bigint, row_count bigint, root bytea) returns bytea
        language sql immutable as $$
        select sha256(previous || convert_to(n::text || '|' || row_count::text, 'UTF8') || root) $$;

      -- Rows are looked for a little below the last sealed id as well: ids are given before commit, so a slow
      -- transaction shows up late and simply falls into the next seal.
      create function audit.seal_now(max_rows int default 100000) returns table (n bigint, hash bytea)
        language plpgsql security definer set search_path = audit, pg_temp as $$
      declare
        last audit.seal; next_n bigint; items bigint; top bigint; content record; new_hash bytea;
      begin
        if not pg_try_advisory_xact_lock(4712001) then return; end if;
        select * into last from audit.seal s order by s.n desc limit 1;
        next_n := coalesce(last.n, 0) + 1;
        if not exists (select from audit.log l where l.id > coalesce(last.last_id, 0) - 50000
                       and not exists (select from audit.seal_item i where i.log_id = l.id)) then return; end if;
        insert into audit.seal (n, row_count, last_id, root, previous_hash, hash)
          values (next_n, 0, coalesce(last.last_id, 0), '', coalesce(last.hash, '\\x00'), '');
        insert into audit.seal_item
          select l.id, next_n from audit.log l
          where l.id > coalesce(last.last_id, 0) - 50000
            and not exists (select from audit.seal_item i where i.log_id = l.id)
          order by l.id limit max_rows;
        get diagnostics items = row_count;
        select max(log_id) into top from audit.seal_item i where i.n = next_n;
        select * into content from audit.root_of(next_n);
        new_hash := audit.hash_of(coalesce(last.hash, '\\x00'), next_n, items, content.root);
        update audit.seal s set row_count = items, last_id = greatest(top, coalesce(last.last_id, 0)),
          root = content.root, hash = new_hash where s.n = next_n;
        return query select next_n, new_hash;
      end $$;
      create function audit.sign_seal(seal bigint, signed bytea) returns void
        language sql security definer set search_path = audit, pg_temp as $$
        update audit.seal s set signature = signed where s.n = seal and s.signature is null $$;

      create function audit.verify() returns table (problem text, at_n bigint)
        language sql stable security definer set search_path = audit, pg_temp as $$
        select 'row-changed', l.id from audit.log l where l.digest <> audit.digest_of(l)
        union all
        select 'seal-content', s.n from audit.seal s, lateral audit.root_of(s.n) r
          where r.root <> s.root or r.row_count <> s.row_count
        union all
        select 'seal-chain', c.n from (
          select s.*, lag(s.hash, 1, '\\x00'::bytea) over (order by s.n) as expected_previous,
                 lag(s.n, 1, 0::bigint) over (order by s.n) as before_n from audit.seal s) c
          where c.previous_hash <> c.expected_previous or c.n <> c.before_n + 1
             or c.hash <> audit.hash_of(c.previous_hash, c.n, c.row_count, c.root)
        union all
        select 'unsealed', l.id from audit.log l
          where l.at < now() - interval '10 minutes'
            and not exists (select from audit.seal_item i where i.log_id = l.id) $$;

      create function audit.refuse_change_of_seal() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and old.hash = '' and old.n = new.n then return new; end if;
        if tg_op = 'UPDATE' and old.signature is null and new.signature is not null
           and (old.n, old.hash, old.root, old.row_count) = (new.n, new.hash, new.root, new.row_count) then return new; end if;
        raise exception 'audit.seal is append-only' using errcode = 'restrict_violation';
      end $$;
      create trigger seal_append_only before update or delete on audit.seal
        for each row execute function audit.refuse_change_of_seal();

      revoke execute on all functions in schema audit from public;
      grant execute on function audit.digest_of(audit.log) to ${all};
      grant insert (action, object_type, object_id, person_id, case_id, fields, detail) on audit.log to ${all};
      grant select on audit.log, audit.seal_item to app_supervisor, app_dpo;
      grant select on audit.seal to app_system;
      grant execute on function audit.seal_now(int), audit.sign_seal(bigint, bytea), audit.verify() to app_system;
      ${['audit.log', 'audit.seal', 'audit.seal_item'].map(secured).join('')}
      ${appendOnly('audit.log')} ${appendOnly('audit.seal_item')}
      create policy log_write on audit.log for insert to ${all} with check (true);
      create policy log_read on audit.log for select to app_supervisor, app_dpo using (true);
      create policy seal_item_read on audit.seal_item for select to app_supervisor, app_dpo using (true);
      create policy seal_read on audit.seal for select to app_system using (true);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema audit cascade');
  }
}
