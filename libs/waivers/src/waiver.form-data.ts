import type { CustodyType, SignatoryException, SignatoryRole } from './signatory.rules.js';
import type {
  DataCategory,
  SigningWay,
  WaiverDirection,
  WaiverLanguage,
  WaiverPurpose,
} from './waiver.rules.js';

// Plain data, so that a form can be made in another thread. Days are `YYYY-MM-DD`. Nothing is looked up: what is not here
// is not printed.

/** Words that exist in German and perhaps in the person's language. */
export interface FormWords {
  readonly de: string;
  readonly other?: string | undefined;
}

/** Where to go, call and write: also where revocation is handed in. */
export interface FormOffice {
  readonly name: string;
  readonly address: string;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
}

/** The person a form is about. */
export interface FormPerson {
  /** `native`: in the person's own script; left out when no font has its letters. */
  readonly name: { readonly latin: string; readonly native?: string | undefined };
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly birthDate: string;
  readonly address?: string | undefined;
}

/** A body and the people in it who are bound to secrecy, or who may be told. */
export interface WaiverFormBody {
  readonly institution: string;
  readonly unit?: string | undefined;
  readonly address?: string | undefined;
}

/** Whom one may speak with, which way, about what. */
export interface WaiverFormRecipient extends WaiverFormBody {
  readonly direction: WaiverDirection;
  /** What was ticked; all other boxes are printed empty. */
  readonly categories: readonly DataCategory[];
  /** What `other` stands for. */
  readonly otherCategory?: string | undefined;
  /** It is a foreigners' authority: clause 8 speaks of it. */
  readonly isImmigrationOffice: boolean;
}

/** How somebody has signed. */
export interface WaiverFormSignature {
  readonly way: SigningWay;
  readonly on: string;
  readonly place?: string | undefined;
  /** Drawn on the screen: SVG path data of absolute `M`, `L`, `Q` and `C`. */
  readonly path?: string | undefined;
}

/** Somebody who must sign; without a signature there is a line to sign on with ink. */
export interface WaiverFormSignatory {
  readonly role: SignatoryRole;
  readonly name: string;
  readonly signature?: WaiverFormSignature | undefined;
  /** To clause 7; asked for when a recipient has `health`. */
  readonly healthSignature?: WaiverFormSignature | undefined;
}

/** The person who translated. */
export interface WaiverFormInterpreter {
  readonly name: string;
  readonly language: FormWords;
  /** Generally sworn in at a court. */
  readonly sworn: boolean;
  /** Pledged to secrecy. */
  readonly pledged: boolean;
  readonly signature?: WaiverFormSignature | undefined;
}

/** What a waiver says. */
export interface WaiverFormData {
  /** The person's language; `de`: in German alone. */
  readonly language: WaiverLanguage;
  /** What of all this was agreed in advance: number and version of the form. */
  readonly template: { readonly id: string; readonly version: string };
  /** Its public sign ("Kennung"), without anything personal in it; the QR code's token. */
  readonly reference: string;
  readonly caseNumber: string;
  /** Still being written: marked "not valid yet" on every page. Not for one that is to be signed with ink. */
  readonly isDraft: boolean;
  readonly office: FormOffice;
  /** Name and how to reach them, on one line. */
  readonly dataProtectionOfficer: string;
  readonly person: FormPerson;
  readonly custody: CustodyType;
  /** Why fewer sign than usual. */
  readonly exception: SignatoryException | null;
  /** All who must sign (`requiredSignatories`), in the order of the lines. */
  readonly signatories: readonly WaiverFormSignatory[];
  /** Who is released from secrecy. */
  readonly released: WaiverFormBody & {
    /** Professions bound to secrecy, e.g. "staatlich anerkannte Sozialarbeiterinnen und Sozialarbeiter". */
    readonly professions?: string | undefined;
  };
  readonly recipients: readonly WaiverFormRecipient[];
  /** `text`: what `other` stands for, or the purpose more exactly. */
  readonly purposes: readonly { readonly code: WaiverPurpose; readonly text?: string | undefined }[];
  /** The person has ticked clause 8; otherwise its box is printed empty. */
  readonly immigrationAgreed: boolean;
  readonly validUntil: string;
  /** Language of the talk, when it is not that of the form. */
  readonly explainedIn?: FormWords | undefined;
  readonly interpreter?: WaiverFormInterpreter | undefined;
  /** The member of staff who explained and signs. */
  readonly worker: { readonly name: string; readonly signature?: WaiverFormSignature | undefined };
  readonly copyHandedOn?: string | undefined;
  /** What was shown as proof of identity ("Reisepass"); missing: not checked yet. */
  readonly identityDocument?: FormWords | undefined;
  /** German remarks for clause 17, e.g. why an exception was made. */
  readonly staffNote?: string | undefined;
  /** What the QR code opens: an address with the reference, nothing personal. Missing: no code. */
  readonly verifyUrl?: string | undefined;
}

/** What a slip to revoke a waiver says. */
export interface RevocationFormData {
  readonly language: WaiverLanguage;
  readonly office: FormOffice;
  readonly person: FormPerson;
  readonly caseNumber: string;
  /** Of the waiver. */
  readonly reference: string;
  /** Day on which the waiver was signed. */
  readonly signedOn: string;
  readonly recipients: readonly WaiverFormBody[];
  /** What has been said already: ticked. Missing: all boxes are empty, for the person to tick. */
  readonly revoked?: 'whole' | { readonly recipients: readonly number[] } | undefined;
  readonly signature?: WaiverFormSignature | undefined;
  /** Already received: on which day, by whom. */
  readonly received?: { readonly on: string; readonly by: string } | undefined;
}

/** What the notice by Art. 13 DSGVO says beside its fixed texts. */
export interface PrivacyFormData {
  readonly language: WaiverLanguage;
  readonly office: FormOffice;
  readonly dataProtectionOfficer: string;
}

/** How a form is made. */
export interface WaiverFormOptions {
  readonly createdAt?: Date | undefined;
  readonly timeLimitMs?: number | undefined;
  /** Leaves room for `sealPdf`. */
  readonly seal?: boolean | undefined;
  /** Only for looking into the file; default true. */
  readonly compress?: boolean | undefined;
}
