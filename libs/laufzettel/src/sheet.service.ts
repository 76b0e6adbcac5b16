import { randomBytes, randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { audit } from '@app/audit';
import { CaseClosed } from '@app/cases';
import { Database, guarded, loaded, type UserActor } from '@app/platform';
import type { ReplaceSheetRequest } from './laufzettel.dto.js';

/** The printed sheet: what its code opens, and how that ends. */
@Injectable()
export class SheetService {
  constructor(private readonly database: Database) {}

  /**
   * Voids the sheet in the person's hands and gives the slip a new code to print; the old one leads nowhere from then on.
   *
   * @throws VersionConflict when somebody else has changed the slip, CaseClosed
   */
  async replace(actor: UserActor, caseId: string, id: string, request: ReplaceSheetRequest): Promise<void> {
    await this.database.as(actor, async (tx) => {
      const changed = await tx.query<{ personId: string }>(
        `update laufzettel set version = version + 1 where id = $1 and case_id = $2 and version = $3
         returning person_id as "personId"`,
        [id, caseId, request.version],
      );
      const { personId } = await guarded(changed, () =>
        tx.query('select version from laufzettel where id = $1 and case_id = $2', [id, caseId]),
      );
      const [open] = await tx.query(`select 1 from case_file where id = $1 and state <> 'closed'`, [caseId]);
      if (!open) throw new CaseClosed();
      loaded(
        await tx.query(
          'update laufzettel_sheet set revoked_at = now() where laufzettel_id = $1 and revoked_at is null returning 1 as voided',
          [id],
        ),
      );
      await tx.query(
        'insert into laufzettel_sheet (reference, short_code, laufzettel_id) values ($2, $3, $1)',
        [id, ...sheetCodes()],
      );
      await audit(tx, {
        action: 'change',
        objectType: 'laufzettel',
        objectId: id,
        caseId,
        personId,
        fields: ['sheet'],
        detail: { reason: request.reason },
      });
    });
  }
}

/** Letters and digits that nobody mixes up (Crockford's base 32 without U). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The reference in the QR code (128 bits) and the code to type in (10 characters, 50 bits). */
export function sheetCodes(): [reference: string, shortCode: string] {
  return [
    randomBytes(16).toString('base64url'),
    Array.from({ length: 10 }, () => ALPHABET[randomInt(ALPHABET.length)]).join(''),
  ];
}
