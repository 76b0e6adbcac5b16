import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CaseClosed } from '@app/cases';
import { Clock, Database, InvalidField, loaded, VersionConflict, type UserActor } from '@app/platform';
import { isAgreement } from './signatory.rules.js';
import type { ConfirmPaperRequest } from './waiver.dto.js';
import type { WaiverResponse } from './waiver-response.dto.js';
import { ScanNotReadable, SecondPersonNeeded, SignatoriesChanged, WaiverNotThere } from './waiver.errors.js';
import { WaiverPrint } from './waiver.print.js';
import { fitsOn, readForm, waiverResponse, type WaiverForm } from './waiver.queries.js';
import { log } from './waiver.log.js';
import { locked } from './waiver.service.js';

/** Scans of one waiver; they are kept for good. */
const MOST_SCANS = 10;
/** What makes a PDF do something; a scanner writes none of it. */
const ACTIVE_CONTENT = /\/(JavaScript|JS|Launch|OpenAction|AA|EmbeddedFile|RichMedia)\b/;

/** How the files of a scan begin. What a file is says its content, not its sender. */
const MAGIC: readonly (readonly [mediaType: string, start: Buffer])[] = [
  ['application/pdf', Buffer.from('%PDF-')],
  ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff])],
  ['image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
];

/** A waiver that was printed and signed with ink: one person scans it, another one compares and confirms. */
@Injectable()
export class PaperService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly print: WaiverPrint,
  ) {}

  /**
   * Keeps a scan with its SHA-256; a later one counts instead of it, none is ever overwritten.
   *
   * @throws ScanNotReadable, WaiverNotThere
   */
  async storeScan(actor: UserActor, caseId: string, id: string, content: Buffer): Promise<WaiverResponse> {
    const mediaType = MAGIC.find(([, start]) => content.subarray(0, start.length).equals(start))?.[0];
    if (
      mediaType === undefined ||
      (mediaType === 'application/pdf' && ACTIVE_CONTENT.test(content.toString('latin1')))
    )
      throw new ScanNotReadable();
    const sha256 = createHash('sha256').update(content).digest();
    return this.database.as(actor, async (tx) => {
      // Under the waiver's lock: a scan that comes while another one is being confirmed must not take its place.
      loaded(await tx.query('select 1 from waiver where id = $1 and case_id = $2 for update', [id, caseId]));
      const form = await readForm(tx, caseId, id);
      if (form.state !== 'awaiting') throw new WaiverNotThere(form.state);
      if (form.documents.length >= MOST_SCANS) throw new WaiverNotThere(form.state);
      await tx.query(
        `insert into waiver_document (waiver_id, kind, media_type, sha256, content, stored_by) values ($1, 'scan', $2, $3, $4, $5)`,
        [id, mediaType, sha256, content, actor.userId],
      );
      await log(tx, form, 'change', { fields: ['scan'], detail: { sha256: sha256.toString('hex') } });
      return waiverResponse(await readForm(tx, caseId, id), this.clock.today());
    });
  }

  /**
   * A second person has compared the newest scan with the form: it counts from now on.
   *
   * @throws SecondPersonNeeded when the same person stored the scan, InvalidField for another scan or a day to come,
   *   SignatoriesChanged when others had to sign on that day
   */
  async confirm(
    actor: UserActor,
    caseId: string,
    id: string,
    request: ConfirmPaperRequest,
  ): Promise<WaiverResponse> {
    const today = this.clock.today();
    if (request.signedOn > today) throw new InvalidField('/signedOn', 'inFuture');
    const form = await this.database.as(actor, (tx) => readForm(tx, caseId, id));
    assertConfirmable(form, actor, request);
    // Outside the transaction: setting and sealing takes longer than a lock should be held.
    const signed = signedOnPaper(form, request);
    const sealed = await this.print.sealed(signed);
    return this.database.as(actor, async (tx) => {
      const still = await locked(tx, caseId, id, request.version);
      assertConfirmable(still, actor, request);
      const [confirmed] = await tx.query<{ done: boolean | null }>(
        'select app.confirm_paper($1, $2, $3, $4, $5, $6, $7) as done',
        [
          id,
          Buffer.from(request.scanSha256, 'hex'),
          request.signedOn,
          request.health,
          request.immigration,
          sealed.content,
          sealed.sha256,
        ],
      );
      if (confirmed?.done === null) throw new SignatoriesChanged();
      if (!confirmed?.done) throw new WaiverNotThere(still.state);
      await log(tx, form, 'confirm', {
        fields: ['scan'],
        detail: {
          scan: request.scanSha256,
          sha256: sealed.sha256.toString('hex'),
          health: request.health,
          immigration: request.immigration,
        },
      });
      return waiverResponse(await readForm(tx, caseId, id), today);
    });
  }
}

function assertConfirmable(form: WaiverForm, actor: UserActor, request: ConfirmPaperRequest): void {
  if (form.version !== request.version) throw new VersionConflict(form.version);
  if (form.state !== 'awaiting') throw new WaiverNotThere(form.state);
  if (form.caseClosedOn !== null) throw new CaseClosed();
  // The paper exists since the waiver was begun.
  if (request.signedOn < form.createdAt.slice(0, 10)) throw new InvalidField('/signedOn', 'invalidDate');
  // Signed half on the screen and half on paper: the paper would claim signatures it does not hold.
  if (form.signatures.some((s) => s.signedAt !== null)) throw new WaiverNotThere(form.state);
  const scan = form.documents.findLast((d) => d.kind === 'scan');
  if (scan?.sha256 !== request.scanSha256) throw new InvalidField('/scanSha256', 'invalidChoice');
  if (scan.storedBy === actor.userId) throw new SecondPersonNeeded();
  // Who had to sign on the day of the paper; somebody may have come of age since.
  if (!fitsOn(form, request.signedOn)) throw new SignatoriesChanged();
}

function signedOnPaper(form: WaiverForm, { signedOn, health, immigration }: ConfirmPaperRequest): WaiverForm {
  return {
    ...form,
    state: 'active',
    way: 'paper',
    signedOn,
    signatures: form.signatures.map((s) => ({
      ...s,
      signedAt: signedOn,
      health: health && isAgreement(s.role),
      immigration: immigration && isAgreement(s.role),
    })),
  };
}
