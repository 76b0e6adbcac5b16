import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CaseClosed } from '@app/cases';
import {
  Clock,
  Database,
  InvalidField,
  loaded,
  once,
  requestHash,
  VersionConflict,
  type Tx,
  type UserActor,
} from '@app/platform';
import type { SignerRole } from './signatory.rules.js';
import { assertWaiverInput, signatoriesOf, termOf } from './waiver-input.js';
import type { RevokeWaiverRequest, SaveWaiverRequest, WaiverInput } from './waiver.dto.js';
import type { WaiverResponse } from './waiver-response.dto.js';
import { WaiverNotThere } from './waiver.errors.js';
import { log } from './waiver.log.js';
import { latinName, readForm, waiverResponse, type WaiverForm } from './waiver.queries.js';
import { waiverAfter, type WaiverEvent } from './waiver.rules.js';

/** Version of the form's texts; a changed text gets the next number, signed ones keep theirs. */
export const TEMPLATE_VERSION = 1;

const INSERT = `
  insert into waiver (id, case_id, person_id, reference, language, template_version, purposes, purpose_text, other_text, valid_until,
    custody, guardians, exception, exception_reason, explained_language, interpreter, identity_document, supersedes, created_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`;
const UPDATE = `
  update waiver set language = $2, purposes = $3, purpose_text = $4, other_text = $5, valid_until = $6, custody = $7, guardians = $8,
    exception = $9, exception_reason = $10, explained_language = $11, interpreter = $12, identity_document = $13, supersedes = $14,
    version = version + 1, updated_at = now()
  where id = $1`;
const RECIPIENTS = `
  insert into waiver_recipient (waiver_id, position, institution_id, direction, categories)
  select $1, x.position, x.institution_id, x.direction, x.categories
  from jsonb_to_recordset($2::jsonb) as x (position int, institution_id uuid, direction text, categories text[])`;

/** Waivers until they are signed, and their end. Signing itself: `signing.service.ts` and `paper.service.ts`. */
@Injectable()
export class WaiverService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Begins a waiver of a case as a draft.
   *
   * @throws InvalidInput for institutions, term, languages and who must sign
   */
  async create(
    actor: UserActor,
    caseId: string,
    input: WaiverInput,
    key: string | null,
  ): Promise<{ id: string }> {
    return this.database.as(actor, async (tx) => {
      const person = await personOf(tx, caseId);
      await this.check(tx, caseId, input, person.dateOfBirth);
      const hash = () => requestHash(`waiver.create ${caseId}`, input);
      const made = await once(tx, key, hash, randomUUID(), async (id) => {
        await tx.query(INSERT, [
          id,
          caseId,
          person.id,
          newReference(),
          input.language,
          TEMPLATE_VERSION,
          ...this.columns(input).slice(1),
          actor.userId,
        ]);
        await writeRecipients(tx, id, input);
        await log(tx, { id, caseId, personId: person.id }, 'create', { fields: ['waiver'] });
      });
      return { id: made.id };
    });
  }

  /** Changes a draft as a whole. @throws VersionConflict, WaiverNotThere, InvalidInput */
  async save(
    actor: UserActor,
    caseId: string,
    id: string,
    request: SaveWaiverRequest,
  ): Promise<WaiverResponse> {
    return this.database.as(actor, async (tx) => {
      const form = await locked(tx, caseId, id, request.version);
      if (form.state !== 'draft') throw new WaiverNotThere(form.state);
      await this.check(tx, caseId, request, form.person.dateOfBirth);
      await tx.query(UPDATE, [id, ...this.columns(request)]);
      await tx.query('delete from waiver_recipient where waiver_id = $1', [id]);
      await writeRecipients(tx, id, request);
      await log(tx, form, 'change', { fields: ['waiver'] });
      return this.answer(tx, caseId, id);
    });
  }

  /** Puts the draft before those who must sign: from now on it does not change. */
  async fix(actor: UserActor, caseId: string, id: string, version: number): Promise<WaiverResponse> {
    return this.database.as(actor, async (tx) => {
      const form = await locked(tx, caseId, id, version);
      after(form, 'fix');
      const input = inputOf(form);
      const facts = { dateOfBirth: form.person.dateOfBirth, today: this.clock.today() };
      await assertWaiverInput(tx, input, facts);
      if (form.caseClosedOn !== null) throw new CaseClosed();
      if (form.supersedes !== null) await assertActive(tx, caseId, form.supersedes);
      const signatories = signatoriesOf(input, facts, latinName(form.person));
      const { displayName } = loaded(
        await tx.query<{ displayName: string }>(
          'select display_name as "displayName" from app_user where id = $1',
          [actor.userId],
        ),
      );
      const signers: { role: SignerRole; name: string; userId?: string }[] = [
        ...signatories,
        ...(form.interpreter ? [{ role: 'interpreter', name: form.interpreter.name } as const] : []),
        { role: 'worker', name: displayName, userId: actor.userId },
      ];
      for (const [position, { role, name, userId }] of signers.entries())
        await tx.query(
          'insert into waiver_signature (waiver_id, position, role, name, user_id) values ($1, $2, $3, $4, $5)',
          [id, position + 1, role, name, userId ?? null],
        );
      // A code of its own each time: a paper printed before the last change must not pass for this one.
      await tx.query('update waiver set reference = $2, snapshot = app.waiver_snapshot(id) where id = $1', [
        id,
        newReference(),
      ]);
      await setState(tx, id, 'awaiting');
      await log(tx, form, 'change', { fields: ['state'], detail: { from: 'draft', to: 'awaiting' } });
      return this.answer(tx, caseId, id);
    });
  }

  /** Back to the draft while nobody has signed, on the screen or on a paper scanned since. @throws WaiverNotThere */
  async reopen(actor: UserActor, caseId: string, id: string, version: number): Promise<WaiverResponse> {
    return this.database.as(actor, async (tx) => {
      const form = await locked(tx, caseId, id, version);
      after(form, 'reopen');
      if (form.signatures.some((s) => s.signedAt !== null) || form.documents.length > 0)
        throw new WaiverNotThere(form.state);
      await setState(tx, id, 'draft');
      // A draft is read with names, addresses and birth date as they are, not as they were when it was put before somebody.
      await tx.query('update waiver set snapshot = null where id = $1', [id]);
      await tx.query(
        'delete from signing_link where signature_id in (select id from waiver_signature where waiver_id = $1)',
        [id],
      );
      await tx.query('delete from waiver_signature where waiver_id = $1', [id]);
      await log(tx, form, 'change', { fields: ['state'], detail: { from: 'awaiting', to: 'draft' } });
      return this.answer(tx, caseId, id);
    });
  }

  /** Gives a waiver up that is not (wholly) signed; it stays readable. */
  async discard(actor: UserActor, caseId: string, id: string, version: number): Promise<WaiverResponse> {
    return this.database.as(actor, async (tx) => {
      const form = await locked(tx, caseId, id, version);
      after(form, 'discard');
      await setState(tx, id, 'discarded');
      await log(tx, form, 'change', { fields: ['state'], detail: { from: form.state, to: 'discarded' } });
      return this.answer(tx, caseId, id);
    });
  }

  /**
   * Takes a waiver back, as a whole or for single institutions. From the commit on nothing more passes: each read asks the
   * waiver itself.
   *
   * @throws WaiverNotThere when it is not active, InvalidField for an institution that is no recipient (any more)
   */
  async revoke(
    actor: UserActor,
    caseId: string,
    id: string,
    request: RevokeWaiverRequest,
  ): Promise<WaiverResponse> {
    return this.database.as(actor, async (tx) => {
      const form = await locked(tx, caseId, id, request.version);
      after(form, 'revoke');
      const open = form.recipients.filter((r) => r.revokedAt === null);
      const wanted = request.institutionIds ?? open.map((r) => r.institutionId);
      wanted.forEach((institutionId, i) => {
        if (!open.some((r) => r.institutionId === institutionId))
          throw new InvalidField(`/institutionIds/${i}`, 'invalidChoice');
      });
      const whole = wanted.length === open.length;
      await tx.query(
        `update waiver_recipient set revoked_at = now()
         where waiver_id = $1 and institution_id = any ($2) and revoked_at is null`,
        [id, wanted],
      );
      // When and by whom is put in by the database itself.
      await setState(tx, id, whole ? 'revoked' : 'active');
      await log(tx, form, 'revoke', {
        fields: whole ? ['waiver'] : ['recipients'],
        detail: { institutions: wanted },
      });
      return this.answer(tx, caseId, id);
    });
  }

  /** Notes that the person has been given their copy. */
  async handCopy(actor: UserActor, caseId: string, id: string, version: number): Promise<WaiverResponse> {
    return this.database.as(actor, async (tx) => {
      const form = await locked(tx, caseId, id, version);
      if (form.state !== 'active') throw new WaiverNotThere(form.state);
      await tx.query(
        'update waiver set copy_handed_on = $2, version = version + 1, updated_at = now() where id = $1',
        [id, this.clock.today()],
      );
      await log(tx, form, 'change', { fields: ['copyHandedOn'] });
      return this.answer(tx, caseId, id);
    });
  }

  private async check(tx: Tx, caseId: string, input: WaiverInput, dateOfBirth: string): Promise<void> {
    await assertWaiverInput(tx, input, { dateOfBirth, today: this.clock.today() });
    if (input.supersedes !== undefined) await assertActive(tx, caseId, input.supersedes);
  }

  private columns(input: WaiverInput): unknown[] {
    const { interpreter } = input;
    return [
      input.language,
      input.purposes,
      input.purposeText ?? null,
      input.otherText ?? null,
      termOf(input, this.clock.today()),
      input.custody,
      JSON.stringify(input.guardians.map(({ name, role }) => ({ name, role }))),
      input.exception ?? null,
      input.exceptionReason ?? null,
      input.explainedLanguage,
      interpreter
        ? JSON.stringify({ name: interpreter.name, language: interpreter.language, sworn: interpreter.sworn })
        : null,
      input.identityDocument ?? null,
      input.supersedes ?? null,
    ];
  }

  private async answer(tx: Tx, caseId: string, id: string): Promise<WaiverResponse> {
    return waiverResponse(await readForm(tx, caseId, id), this.clock.today());
  }
}

/** What a new waiver is to replace must still be there. @throws InvalidField */
async function assertActive(tx: Tx, caseId: string, former: string): Promise<void> {
  const found = await tx.query(`select 1 from waiver where id = $1 and case_id = $2 and state = 'active'`, [
    former,
    caseId,
  ]);
  if (found.length === 0) throw new InvalidField('/supersedes', 'invalidChoice');
}

/** 128 random bits, as the code on the paper carries them. */
function newReference(): string {
  return randomBytes(16).toString('base64url');
}

/** Reads a waiver under a lock that signing, revoking and changing wait for. @throws VersionConflict */
export async function locked(tx: Tx, caseId: string, id: string, version: number): Promise<WaiverForm> {
  const row = loaded(
    await tx.query<{ version: number }>(
      'select version from waiver where id = $1 and case_id = $2 for update',
      [id, caseId],
    ),
  );
  if (row.version !== version) throw new VersionConflict(row.version);
  return readForm(tx, caseId, id);
}

function after(form: WaiverForm, event: WaiverEvent): void {
  if (waiverAfter(form.state, event) === null) throw new WaiverNotThere(form.state);
}

async function setState(tx: Tx, id: string, state: string): Promise<void> {
  await tx.query('update waiver set state = $2, version = version + 1, updated_at = now() where id = $1', [
    id,
    state,
  ]);
}

async function writeRecipients(tx: Tx, id: string, input: WaiverInput): Promise<void> {
  const rows = input.recipients.map((r, i) => ({
    position: i + 1,
    institution_id: r.institutionId,
    direction: r.direction,
    categories: r.categories,
  }));
  await tx.query(RECIPIENTS, [id, JSON.stringify(rows)]);
}

/** A waiver belongs to a case that runs. @throws CaseClosed */
async function personOf(tx: Tx, caseId: string): Promise<{ id: string; dateOfBirth: string }> {
  const found = loaded(
    await tx.query<{ id: string; dateOfBirth: string; closed: boolean }>(
      `select p.id, p.date_of_birth as "dateOfBirth", c.state = 'closed' as closed
       from case_file c join person p on p.id = c.person_id where c.id = $1`,
      [caseId],
    ),
  );
  if (found.closed) throw new CaseClosed();
  return found;
}

/** The input that a stored draft was made from. */
function inputOf(form: WaiverForm): WaiverInput {
  return {
    language: form.language,
    purposes: form.purposes,
    recipients: form.recipients,
    validUntil: form.validUntil,
    custody: form.custody,
    guardians: form.guardians,
    explainedLanguage: form.explainedLanguage,
    ...(form.exception ? { exception: form.exception } : {}),
    ...(form.interpreter ? { interpreter: { ...form.interpreter, adult: true, pledged: true } } : {}),
  };
}
