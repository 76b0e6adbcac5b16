import { audit, type AuditEvent } from '@app/audit';
import type { Tx } from '@app/platform';

/** One entry in the log about a recognition procedure. */
export function logRecognition(
  tx: Tx,
  { id, caseId, personId }: { id: string | null; caseId: string; personId: string },
  action: AuditEvent['action'],
  more: Pick<AuditEvent, 'fields' | 'detail'>,
): Promise<void> {
  return audit(tx, { action, objectType: 'recognition', objectId: id, caseId, personId, ...more });
}
