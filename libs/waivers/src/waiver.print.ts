import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { addressLine, sealPdf } from '@app/forms';
import { Clock, CONFIG, Database, languageLabel, loaded, type Config, type UserActor } from '@app/platform';
import { OfficeSeal } from './office-seal.js';
import { renderPrivacyNotice } from './privacy.form.js';
import { renderRevocation } from './revocation.form.js';
import { renderWaiver } from './waiver.form.js';
import type { FormOffice, WaiverFormData, WaiverFormSignature } from './waiver.form-data.js';
import { WaiverNotThere } from './waiver.errors.js';
import { log } from './waiver.log.js';
import { latinName, readForm, WaiverQueries, type FormSignature, type WaiverForm } from './waiver.queries.js';
import { isAgreement, type DeclaringRole, type SignatoryRole } from './signatory.rules.js';
import type { WaiverLanguage } from './waiver.rules.js';

/** The officially recognised professions that § 203 StGB binds and the office employs. */
const PROFESSIONS =
  'staatlich anerkannte Sozialarbeiterinnen und Sozialarbeiter, Sozialpädagoginnen und Sozialpädagogen';
const TEMPLATE = 'SPE';

export interface SealedForm {
  content: Buffer;
  sha256: Buffer;
}

/** Sets a waiver's papers. What was sealed is never set again: it is handed out byte for byte as it was stored. */
@Injectable()
export class WaiverPrint {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly seal: OfficeSeal,
    private readonly queries: WaiverQueries,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The signed form under the office's seal. @throws SealMissing, FormError */
  async sealed(form: WaiverForm): Promise<SealedForm> {
    const now = this.clock.now();
    const seal = await this.seal.get();
    const pdf = await renderWaiver(this.data(form), { createdAt: now, seal: true });
    const content = await sealPdf(pdf, seal, now);
    return { content, sha256: createHash('sha256').update(content).digest() };
  }

  /** The form as it is now: to read, to sign with ink, or the sealed one. */
  async form(actor: UserActor, caseId: string, id: string): Promise<{ content: Buffer; fileName: string }> {
    const form = await this.database.as(actor, (tx) => readForm(tx, caseId, id));
    const fileName = `Schweigepflichtentbindung-${form.caseNumber}-${form.language}.pdf`;
    if (form.documents.some((d) => d.kind === 'sealed')) {
      const { content } = await this.queries.document(actor, caseId, id, 'sealed');
      return { content, fileName };
    }
    const content = await renderWaiver(this.data(form), { createdAt: this.clock.now() });
    await this.database.as(actor, (tx) => log(tx, form, 'print', { fields: ['waiver'] }));
    return { content, fileName };
  }

  /** @throws WaiverNotThere while nothing is signed: there is nothing to take back */
  async revocationSlip(
    actor: UserActor,
    caseId: string,
    id: string,
  ): Promise<{ content: Buffer; fileName: string }> {
    const form = await this.database.as(actor, (tx) => readForm(tx, caseId, id));
    if (form.signedOn === null) throw new WaiverNotThere(form.state);
    const content = await renderRevocation(
      {
        language: form.language,
        office: office(form),
        person: person(form),
        caseNumber: form.caseNumber,
        reference: form.reference,
        signedOn: form.signedOn,
        recipients: form.recipients.filter((r) => r.revokedAt === null).map(body),
      },
      { createdAt: this.clock.now() },
    );
    await this.database.as(actor, (tx) => log(tx, form, 'print', { fields: ['revocationSlip'] }));
    return { content, fileName: `Widerruf-${form.caseNumber}-${form.language}.pdf` };
  }

  /** The information of Art. 13 DSGVO in a language. */
  async privacyNotice(actor: UserActor, language: WaiverLanguage): Promise<Buffer> {
    const contact = await this.database.as(actor, async (tx) =>
      loaded(
        await tx.query<WaiverForm['office']>(
          'select name, street, postal_code as "postalCode", place, phone, email from institution where is_central_office',
        ),
      ),
    );
    return renderPrivacyNotice(
      { language, office: officeOf(contact), dataProtectionOfficer: this.config.dpoContact },
      { createdAt: this.clock.now() },
    );
  }

  /** How to reach the office and its data-protection officer, as the forms say it. */
  contacts(form: WaiverForm): { office: string; dpo: string } {
    const { name, address, phone, email } = office(form);
    return { office: [name, address, phone, email].filter(Boolean).join(', '), dpo: this.config.dpoContact };
  }

  private data(form: WaiverForm): WaiverFormData {
    return {
      language: form.language,
      template: { id: TEMPLATE, version: String(form.templateVersion) },
      reference: form.reference,
      caseNumber: form.caseNumber,
      isDraft: form.state === 'draft',
      office: office(form),
      dataProtectionOfficer: this.config.dpoContact,
      person: person(form),
      custody: form.custody,
      exception: form.exception,
      signatories: agreements(form).map((s) => ({
        role: s.role,
        name: s.name,
        signature: given(form, s, s.drawing),
        healthSignature: s.health ? given(form, s, s.healthDrawing) : undefined,
      })),
      released: { institution: form.office.name, professions: PROFESSIONS },
      recipients: form.recipients.map((r) => ({
        ...body(r),
        direction: r.direction,
        categories: r.categories,
        otherCategory: r.categories.includes('other') ? (form.otherText ?? undefined) : undefined,
        isImmigrationOffice: r.type === 'immigration_authority',
      })),
      purposes: form.purposes.map((code) => ({
        code,
        text: code === 'other' ? (form.purposeText ?? undefined) : undefined,
      })),
      immigrationAgreed: form.signatures.length > 0 && agreements(form).every((s) => s.immigration),
      validUntil: form.validUntil,
      explainedIn: { de: languageLabel(form.explainedLanguage) },
      interpreter: form.interpreter
        ? {
            name: form.interpreter.name,
            language: { de: languageLabel(form.interpreter.language) },
            sworn: form.interpreter.sworn,
            pledged: true,
            signature: declared(form, 'interpreter'),
          }
        : undefined,
      worker: {
        name: form.signatures.find((s) => s.role === 'worker')?.name ?? form.workerName,
        signature: declared(form, 'worker'),
      },
      copyHandedOn: form.copyHandedOn ?? undefined,
      identityDocument: form.identityDocument ? { de: form.identityDocument } : undefined,
      staffNote: form.exceptionReason ?? undefined,
      verifyUrl: `${this.config.publicUrl}/echt/${form.reference}`,
    };
  }
}

/** Those who agree, in the order of the lines. */
function agreements({ signatures }: WaiverForm): (FormSignature & { role: SignatoryRole })[] {
  return signatures.flatMap((s) => (isAgreement(s.role) ? [{ ...s, role: s.role }] : []));
}

/** What interpreter or worker have signed. */
function declared(form: WaiverForm, role: DeclaringRole): WaiverFormSignature | undefined {
  const signature = form.signatures.find((s) => s.role === role);
  return signature && given(form, signature, signature.drawing);
}

function given(
  form: WaiverForm,
  signature: FormSignature,
  path: string | null,
): WaiverFormSignature | undefined {
  if (signature.signedAt === null) return undefined;
  const on = form.way === 'paper' ? form.signedOn! : signature.signedAt.slice(0, 10);
  return { way: form.way ?? 'screen', on, path: path ?? undefined };
}

function person({ person: p }: WaiverForm): WaiverFormData['person'] {
  return {
    name: { latin: latinName(p), native: p.nativeScriptName ?? undefined },
    birthDate: p.dateOfBirth,
    address: addressLine(p),
  };
}

function office(form: WaiverForm): FormOffice {
  return officeOf(form.office);
}

function officeOf(o: WaiverForm['office']): FormOffice {
  return {
    name: o.name,
    address: addressLine(o) ?? '',
    phone: o.phone ?? undefined,
    email: o.email ?? undefined,
  };
}

function body(r: WaiverForm['recipients'][number]): WaiverFormData['released'] {
  return {
    institution: r.name,
    unit: r.unit ?? undefined,
    address: addressLine(r),
  };
}
