import { Injectable } from '@nestjs/common';
import { Database, type UserActor } from '@app/platform';
import type { InstitutionList } from './institution.dto.js';
import { Institution } from './institution.entity.js';

@Injectable()
export class InstitutionQueries {
  constructor(private readonly database: Database) {}

  /** The whole directory by name, former institutions last. */
  async list(actor: UserActor): Promise<InstitutionList> {
    return this.database.as(actor, async (tx) => {
      const items = await tx.manager.find(Institution);
      const german = new Intl.Collator('de');
      return {
        items: items.toSorted(
          (a, b) => Number(b.active) - Number(a.active) || german.compare(a.name, b.name),
        ),
      };
    });
  }
}
