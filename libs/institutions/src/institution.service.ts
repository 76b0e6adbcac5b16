import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { audit } from '@app/audit';
import {
  Database,
  guarded,
  InvalidField,
  loaded,
  once,
  requestHash,
  type Tx,
  type UserActor,
} from '@app/platform';
import type {
  CreateInstitutionRequest,
  InstitutionInput,
  InstitutionResponse,
  UpdateInstitutionRequest,
} from './institution.dto.js';
import { Institution } from './institution.entity.js';

/** The directory of institutions, kept by the administration. */
@Injectable()
export class InstitutionService {
  constructor(private readonly database: Database) {}

  async create(
    actor: UserActor,
    request: CreateInstitutionRequest,
    key: string | null,
  ): Promise<{ id: string }> {
    if (request.type === 'central_office') throw new InvalidField('/type', 'invalidChoice');
    return this.database.as(actor, async (tx) => {
      const made = await once(
        tx,
        key,
        () => requestHash('institution.create', request),
        randomUUID(),
        async (id) => {
          await tx.manager.insert(Institution, { id, ...columns(request) });
          await audit(tx, {
            action: 'create',
            objectType: 'institution',
            objectId: id,
            detail: { type: request.type },
          });
        },
      );
      return { id: made.id };
    });
  }

  /** @throws VersionConflict when somebody else was faster */
  async update(
    actor: UserActor,
    id: string,
    request: UpdateInstitutionRequest,
  ): Promise<InstitutionResponse> {
    return this.database.as(actor, async (tx) => {
      const before = await load(tx, id);
      // There is exactly one central office; it neither changes its kind nor goes out of service.
      if (before.isCentralOffice !== (request.type === 'central_office'))
        throw new InvalidField('/type', 'invalidChoice');
      if (before.isCentralOffice && !request.active) throw new InvalidField('/active', 'invalidChoice');
      const result = await tx.manager
        .createQueryBuilder()
        .update(Institution)
        .set({
          ...columns(request),
          active: request.active,
          version: () => 'version + 1',
          updatedAt: () => 'now()',
        })
        .where('id = :id and version = :version', { id, version: request.version })
        .execute();
      await guarded(result.affected ? [true] : [], async () => [await load(tx, id)]);
      if (before.active && !request.active)
        await tx.query(
          `update session set revoked_at = now(), revoke_reason = 'account-changed'
           where user_id in (select id from app_user where institution_id = $1) and revoked_at is null`,
          [id],
        );
      const after = await load(tx, id);
      const fields = (Object.keys(after) as (keyof Institution)[]).filter(
        (f) => f !== 'version' && JSON.stringify(before[f]) !== JSON.stringify(after[f]),
      );
      await audit(tx, { action: 'change', objectType: 'institution', objectId: id, fields });
      return after;
    });
  }
}

async function load(tx: Tx, id: string): Promise<Institution> {
  return loaded(await tx.manager.find(Institution, { where: { id } }));
}

function columns(input: InstitutionInput): Partial<Institution> {
  return {
    name: input.name,
    unit: input.unit ?? null,
    type: input.type,
    street: input.street ?? null,
    postalCode: input.postalCode ?? null,
    place: input.place ?? null,
    agsList: input.agsList,
    phone: input.phone ?? null,
    email: input.email ?? null,
    openingHours: input.openingHours ?? null,
    contactPerson: input.contactPerson ?? null,
    isPublicBody: input.isPublicBody,
  };
}
