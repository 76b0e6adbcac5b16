import { audit, type AuditEvent } from '@app/audit';
import type { Tx } from '@app/platform';

/** One entry in the log about an assessment. */
export function log(
  tx: Tx,
  { id, caseId, personId }: { id: string | null; caseId: string; personId: string },
  action: AuditEvent['action'],
  more: Pick<AuditEvent, 'fields' | 'detail'>,
): Promise<void> {
  return audit(tx, { action, objectType: 'assessment', objectId: id, caseId, personId, ...more });
}
