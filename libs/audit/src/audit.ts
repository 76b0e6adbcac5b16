import type { Tx } from '@app/platform';
import type { AuditAction, AuditObject } from './audit.rules.js';

/** One event for the log. Ids, codes and field names only: the log outlives the data it speaks of. */
export interface AuditEvent {
  action: AuditAction;
  objectType: AuditObject;
  objectId?: string | null;
  personId?: string | null;
  caseId?: string | null;
  /** Names of the fields shown or changed. */
  fields?: readonly string[];
  detail?: Record<string, unknown>;
}

/** Names of what a change asks for: every member that was given, without the version it was made against. */
export function givenFields(change: object): string[] {
  return Object.entries(change)
    .filter(([name, value]) => name !== 'version' && value !== undefined)
    .map(([name]) => name);
}

const INSERT = `insert into audit.log (action, object_type, object_id, person_id, case_id, fields, detail)
  values ($1, $2, $3, $4, $5, $6, $7)`;

/**
 * Writes an event in the transaction that does the thing: either both are there or neither. Who, in which role and
 * when is put in by the database itself and cannot be given.
 */
export async function audit(tx: Tx, event: AuditEvent): Promise<void> {
  await tx.query(INSERT, [
    event.action,
    event.objectType,
    event.objectId ?? null,
    event.personId ?? null,
    event.caseId ?? null,
    event.fields ?? [],
    event.detail ? JSON.stringify(event.detail) : null,
  ]);
}
