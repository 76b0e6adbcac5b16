import { Injectable } from '@nestjs/common';
import { Database, DomainError, loaded, type UserActor } from '@app/platform';
import type { DraftResponse } from './draft.dto.js';

const MAX_DRAFT_BYTES = 64 * 1024;

class DraftTooLarge extends DomainError {
  constructor() {
    super('tooLarge', 'too-large');
  }
}

/** Unsent input of forms, one draft per user and form; only the user's own. */
@Injectable()
export class DraftService {
  constructor(private readonly database: Database) {}

  async read(actor: UserActor, form: string): Promise<DraftResponse> {
    return this.database.as(actor, async (tx) =>
      response(
        loaded(
          await tx.query<DraftRow>(
            'select form, data, saved_at as "savedAt" from draft where user_id = $1 and form = $2',
            [actor.userId, form],
          ),
        ),
      ),
    );
  }

  async save(actor: UserActor, form: string, data: Record<string, unknown>): Promise<DraftResponse> {
    const json = JSON.stringify(data);
    if (Buffer.byteLength(json) > MAX_DRAFT_BYTES) throw new DraftTooLarge();
    return this.database.as(actor, async (tx) =>
      response(
        loaded(
          await tx.query<DraftRow>(
            `insert into draft (user_id, form, data) values ($1, $2, $3)
         on conflict (user_id, form) do update set data = excluded.data, saved_at = now()
         returning form, data, saved_at as "savedAt"`,
            [actor.userId, form, json],
          ),
        ),
      ),
    );
  }

  async discard(actor: UserActor, form: string): Promise<void> {
    await this.database.as(actor, (tx) =>
      tx.query('delete from draft where user_id = $1 and form = $2', [actor.userId, form]),
    );
  }
}

interface DraftRow {
  form: string;
  data: Record<string, unknown>;
  savedAt: Date;
}

function response(row: DraftRow): DraftResponse {
  return { ...row, savedAt: row.savedAt.toISOString() };
}
