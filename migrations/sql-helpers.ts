/** Names of the database roles a user's transaction can run as; one for each role of the program and two without a user. */
export const ACTOR_ROLES = [
  'app_reception',
  'app_intake',
  'app_counselor',
  'app_agency',
  'app_supervisor',
  'app_dpo',
  'app_admin',
  'app_auth',
  'app_system',
] as const;

/**
 * Row-level security for a new table, forced for its owner too. The owner's own policy comes first: without it a
 * later migration that copies rows would silently copy none.
 */
export function secured(table: string): string {
  const name = table.replace('.', '_');
  return `
    alter table ${table} enable row level security;
    alter table ${table} force row level security;
    create policy ${name}_owner on ${table} to current_user using (true) with check (true);`;
}

/** A table nobody may change or empty once a row is in, not even its owner. */
export function appendOnly(table: string): string {
  const name = table.replace('.', '_');
  return `
    create trigger ${name}_append_only before update or delete on ${table}
      for each row execute function app.refuse_change();
    create trigger ${name}_no_truncate before truncate on ${table}
      for each statement execute function app.refuse_change();`;
}
