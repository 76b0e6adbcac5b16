import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isDrawn } from '@app/forms';
import { CaseClosed } from '@app/cases';
import { Clock, Database, Forbidden, InvalidField, loaded, type UserActor } from '@app/platform';
import { asksHealth, asksImmigration, signingForm } from './signing-form.js';
import { isAgreement } from './signatory.rules.js';
import type { GiveSignatureRequest } from './waiver.dto.js';
import type { SigningFormResponse, SigningLinkResponse, WaiverCheckResponse } from './waiver-response.dto.js';
import { SignatoriesChanged, SigningLinkOver, WaiverNotThere } from './waiver.errors.js';
import { WaiverPrint } from './waiver.print.js';
import { log } from './waiver.log.js';
import { fitsOn, readForm, type WaiverForm } from './waiver.queries.js';

/** A link is for the person in the room: half an hour, one signature. */
const LINK_MINUTES = 30;
/** Two people signing at the same moment each thought the other was still missing; then the form is sealed anew. */
const TRIES = 5;
const SERIALIZATION_FAILURE = '40001';

const FORM_OF_LINK = 'select form, signature_id as "signatureId", remaining from app.signing_form($1)';

interface FormOfLink {
  form: WaiverForm;
  signatureId: string;
  remaining: number;
}

/** Signing on the screen. Whoever signs is nobody of the program: all they can do is what their link leads to. */
@Injectable()
export class SigningService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly print: WaiverPrint,
  ) {}

  /**
   * Makes a link on which one of those who must sign does so; an earlier one for the same signature is over.
   *
   * @throws Forbidden for the signature of another member of staff
   * @throws WaiverNotThere when the waiver does not wait for signatures or this one is given, SignatoriesChanged
   */
  async start(
    actor: UserActor,
    caseId: string,
    id: string,
    signatureId: string,
  ): Promise<SigningLinkResponse> {
    const token = randomBytes(32).toString('base64url');
    return this.database.as(actor, async (tx) => {
      const form = await readForm(tx, caseId, id);
      const signature = loaded(form.signatures.filter((s) => s.id === signatureId));
      if (signature.userId !== null && signature.userId !== actor.userId) throw new Forbidden();
      if (form.caseClosedOn !== null) throw new CaseClosed();
      if (form.state !== 'awaiting' || signature.signedAt !== null) throw new WaiverNotThere(form.state);
      if (!fitsOn(form, this.clock.today())) throw new SignatoriesChanged();
      await tx.query(
        'update signing_link set closed_at = now() where signature_id = $1 and closed_at is null',
        [signatureId],
      );
      const [link] = await tx.query<{ expiresAt: Date }>(
        `insert into signing_link (token_hash, signature_id, expires_at, created_by)
         values ($1, $2, now() + make_interval(mins => $3), $4) returning expires_at as "expiresAt"`,
        [hashOf(token), signatureId, LINK_MINUTES, actor.userId],
      );
      await log(tx, form, 'change', { fields: ['signingLink'], detail: { role: signature.role } });
      return { token, expiresAt: link!.expiresAt.toISOString() };
    });
  }

  /** What the person reads before they sign. @throws SigningLinkOver, SignatoriesChanged */
  async form(token: string): Promise<SigningFormResponse> {
    const { form, signatureId } = await this.ofLink(token);
    if (!fitsOn(form, this.clock.today())) throw new SignatoriesChanged();
    return signingForm(form, signatureId, this.print.contacts(form));
  }

  /**
   * Takes a signature. With the last one the form is sealed and the waiver active, in the same transaction: either all of
   * it is there or none.
   *
   * @throws SigningLinkOver, SignatoriesChanged
   */
  async sign(request: GiveSignatureRequest): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.signOnce(request);
        return;
      } catch (error) {
        if ((error as { code?: string }).code !== SERIALIZATION_FAILURE || attempt === TRIES) throw error;
      }
    }
  }

  private async signOnce(request: GiveSignatureRequest): Promise<void> {
    const { form, signatureId, remaining } = await this.ofLink(request.token);
    const today = this.clock.today();
    if (!fitsOn(form, today)) throw new SignatoriesChanged();
    assertDrawn(request.drawing, '/drawing');
    if (request.health && request.healthDrawing !== undefined)
      assertDrawn(request.healthDrawing, '/healthDrawing');
    const { role } = loaded(form.signatures.filter((s) => s.id === signatureId));
    const agrees = {
      health: isAgreement(role) && request.health && asksHealth(form),
      immigration: isAgreement(role) && request.immigration && asksImmigration(form),
    };
    const signature = {
      ...agrees,
      signedAt: this.clock.now().toISOString(),
      drawing: request.drawing,
      healthDrawing: agrees.health ? (request.healthDrawing ?? null) : null,
    };
    const signed: WaiverForm = {
      ...form,
      state: 'active',
      way: 'screen',
      signedOn: today,
      signatures: form.signatures.map((s) => (s.id === signatureId ? { ...s, ...signature } : s)),
    };
    // Outside the transaction: setting and sealing takes longer than a lock should be held.
    const sealed = remaining === 1 ? await this.print.sealed(signed) : null;
    await this.database.as('signing', async (tx) => {
      const [state] = await tx.query<{ state: string | null }>(
        'select state from app.give_signature($1, $2, $3, $4, $5, $6, $7)',
        [
          hashOf(request.token),
          signature.drawing,
          signature.health,
          signature.healthDrawing,
          signature.immigration,
          sealed?.content ?? null,
          sealed?.sha256 ?? null,
        ],
      );
      if (!state) throw new SigningLinkOver();
      if (state.state === null) throw new SignatoriesChanged();
      await log(tx, form, 'sign', {
        fields: ['signature'],
        detail: {
          signature: signatureId,
          role,
          health: signature.health,
          immigration: signature.immigration,
          ...(sealed ? { sha256: sealed.sha256.toString('hex'), state: state.state } : {}),
        },
      });
    });
  }

  /** The person does not sign: the link is over, the waiver goes on waiting. No reason is asked. */
  async decline(token: string): Promise<void> {
    const { form, signatureId } = await this.ofLink(token);
    await this.database.as('signing', async (tx) => {
      await tx.query('select app.close_link($1)', [hashOf(token)]);
      await log(tx, form, 'decline', { fields: ['signature'], detail: { signature: signatureId } });
    });
  }

  /** What the code on a paper tells whoever scans it. An unknown code is no error: it is not genuine. */
  async check(reference: string): Promise<WaiverCheckResponse> {
    const [found] = await this.database.as('signing', (tx) =>
      tx.query<Omit<WaiverCheckResponse, 'genuine'>>(
        `select in_force as "inForce", issued_by as "issuedBy", signed_on::text as "signedOn", valid_until::text as "validUntil",
           ended_on::text as "endedOn" from app.verify_waiver($1)`,
        [reference],
      ),
    );
    return found
      ? { genuine: true, ...found }
      : { genuine: false, inForce: false, issuedBy: null, signedOn: null, validUntil: null, endedOn: null };
  }

  private async ofLink(token: string): Promise<FormOfLink> {
    const [found] = await this.database.as('signing', (tx) =>
      tx.query<FormOfLink>(FORM_OF_LINK, [hashOf(token)]),
    );
    if (!found) throw new SigningLinkOver();
    return found;
  }
}

/** @throws InvalidField for a dot, or a line outside of the pad */
function assertDrawn(path: string, pointer: string): void {
  if (!isDrawn(path)) throw new InvalidField(pointer, 'notDrawn');
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
