import { audit, type AuditEvent } from '@app/audit';
import type { Tx } from '@app/platform';

/** One entry in the log about a waiver or a disclosure. */
export function log(
  tx: Tx,
  { id, caseId, personId }: { id: string; caseId: string; personId: string },
  action: AuditEvent['action'],
  more: Pick<AuditEvent, 'fields' | 'detail'>,
  objectType: 'waiver' | 'disclosure' = 'waiver',
): Promise<void> {
  return audit(tx, { action, objectType, objectId: id, caseId, personId, ...more });
}
