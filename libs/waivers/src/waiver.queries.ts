import { Injectable } from '@nestjs/common';
import { audit } from '@app/audit';
import { Clock, Database, loaded, type Tx, type UserActor } from '@app/platform';
import { addMonths, ageAtLeast } from '@app/platform/shared';
import type {
  WaiverDocumentResponse,
  WaiverList,
  WaiverRecipientResponse,
  WaiverResponse,
} from './waiver-response.dto.js';
import { cameOfAge, isAgreement, signatoriesFit, type SignerRole } from './signatory.rules.js';
import { MONTHS_AFTER_CASE, standingOn, type WaiverState } from './waiver.rules.js';

export interface FormSignature {
  id: string;
  position: number;
  role: SignerRole;
  name: string;
  userId: string | null;
  signedAt: string | null;
  drawing: string | null;
  health: boolean;
  healthDrawing: string | null;
  immigration: boolean;
}

/** Everything a waiver's form says, as `app.waiver_form` puts it together. */
export interface WaiverForm extends Omit<
  WaiverResponse,
  'standing' | 'signatures' | 'recipients' | 'documents' | 'signatoriesFit' | 'ageReached' | 'ageReachedOn'
> {
  state: WaiverState;
  caseNumber: string;
  caseClosedOn: string | null;
  activatedAt: string | null;
  /** The birth date as it is known now; the one on the form is `person.dateOfBirth`. */
  bornOn: string;
  /** Those who have signed were enough, by the birth date as it is known now. */
  suffices: boolean;
  person: {
    familyName: string;
    givenNames: string | null;
    nativeScriptName: string | null;
    dateOfBirth: string;
    street: string | null;
    houseNumber: string | null;
    postalCode: string | null;
    place: string | null;
  };
  office: {
    name: string;
    street: string | null;
    postalCode: string | null;
    place: string | null;
    phone: string | null;
    email: string | null;
  };
  recipients: WaiverRecipientResponse[];
  signatures: FormSignature[];
  documents: WaiverDocumentResponse[];
}

const FORMS = `
  select app.waiver_form(w.id) as form from waiver w
  where w.case_id = $1 and ($2::uuid is null or w.id = $2) order by w.created_at desc`;

@Injectable()
export class WaiverQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** All waivers of a case, newest first. */
  async ofCase(actor: UserActor, caseId: string): Promise<WaiverList> {
    return this.database.as(actor, async (tx) => {
      const { personId } = loaded(
        await tx.query<{ personId: string }>('select person_id as "personId" from case_file where id = $1', [
          caseId,
        ]),
      );
      const forms = await tx.query<{ form: WaiverForm }>(FORMS, [caseId, null]);
      await audit(tx, { action: 'view', objectType: 'waiver', caseId, personId, fields: ['waivers'] });
      return { items: forms.map(({ form }) => waiverResponse(form, this.clock.today())) };
    });
  }

  /** One waiver, loaded by case and id together. */
  async open(actor: UserActor, caseId: string, id: string): Promise<WaiverResponse> {
    return this.database.as(actor, async (tx) => {
      const form = await readForm(tx, caseId, id);
      await audit(tx, {
        action: 'view',
        objectType: 'waiver',
        objectId: id,
        caseId,
        personId: form.personId,
        fields: ['waiver'],
      });
      return waiverResponse(form, this.clock.today());
    });
  }

  /** The sealed form or the scan, byte for byte as it was stored. */
  async document(
    actor: UserActor,
    caseId: string,
    id: string,
    kind: 'sealed' | 'scan',
  ): Promise<{ content: Buffer; mediaType: string; caseNumber: string }> {
    return this.database.as(actor, async (tx) => {
      const found = loaded(
        await tx.query<{ content: Buffer; mediaType: string; caseNumber: string; personId: string }>(
          `select d.content, d.media_type as "mediaType", c.number as "caseNumber", w.person_id as "personId"
           from waiver_document d join waiver w on w.id = d.waiver_id join case_file c on c.id = w.case_id
           where w.case_id = $1 and w.id = $2 and d.kind = $3 order by d.stored_at desc limit 1`,
          [caseId, id, kind],
        ),
      );
      await audit(tx, {
        action: 'print',
        objectType: 'waiver',
        objectId: id,
        caseId,
        personId: found.personId,
        fields: [kind],
      });
      return found;
    });
  }
}

export async function readForm(tx: Tx, caseId: string, id: string): Promise<WaiverForm> {
  return loaded(await tx.query<{ form: WaiverForm }>(FORMS, [caseId, id])).form;
}

export function waiverResponse(form: WaiverForm, today: string): WaiverResponse {
  const {
    state,
    caseNumber: _n,
    caseClosedOn: _c,
    activatedAt: _a,
    bornOn,
    suffices,
    person: _p,
    office: _o,
    ...rest
  } = form;
  const standing = standingOn(state, endOf(form), today);
  const reached =
    standing === 'active' && form.signedOn !== null ? cameOfAge(bornOn, form.signedOn, today) : null;
  return {
    ...rest,
    standing,
    signatoriesFit: state === 'awaiting' ? fitsOn(form, today) : state !== 'active' || suffices,
    ageReached: reached?.age ?? null,
    ageReachedOn: reached?.since ?? null,
    signatures: form.signatures.map(({ id, role, name, userId, signedAt, health, immigration }) => ({
      id,
      role,
      name,
      userId,
      signedAt,
      health,
      immigration,
    })),
  };
}

/** Whether those who are to sign are the ones who must on this day. */
export function fitsOn(form: WaiverForm, day: string): boolean {
  const { bornOn, custody, guardians, exception, signatures } = form;
  return signatoriesFit(
    { age: ageAtLeast(bornOn, day), custody, guardians, exception },
    signatures.map(({ role }) => role).filter(isAgreement),
  );
}

/** The last day it counts: its own, or three months after its case was closed. */
function endOf({ validUntil, caseClosedOn }: WaiverForm): string {
  if (caseClosedOn === null) return validUntil;
  const withCase = addMonths(caseClosedOn, MONTHS_AFTER_CASE);
  return withCase < validUntil ? withCase : validUntil;
}

/** The whole name in Latin letters. */
export function latinName(person: WaiverForm['person']): string {
  return [person.givenNames, person.familyName].filter(Boolean).join(' ');
}
