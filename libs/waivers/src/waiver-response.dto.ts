import type { CustodyType, SignatoryException, SignatoryRole, SignerRole } from './signatory.rules.js';
import type {
  DataCategory,
  SigningWay,
  WaiverDirection,
  WaiverLanguage,
  WaiverPurpose,
  WaiverStanding,
} from './waiver.rules.js';

export class CreatedWaiver {
  id: string;
}

export class WaiverRecipientResponse {
  id: string;
  institutionId: string;
  name: string;
  unit: string | null;
  type: string;
  street: string | null;
  postalCode: string | null;
  place: string | null;
  direction: WaiverDirection;
  categories: DataCategory[];
  /** ISO 8601; from then on this institution sees nothing more on this waiver. */
  revokedAt: string | null;
}

export class WaiverGuardianResponse {
  name: string;
  role: Exclude<SignatoryRole, 'person'>;
}

export class WaiverInterpreterResponse {
  name: string;
  language: string;
  sworn: boolean;
}

export class WaiverSignatureResponse {
  id: string;
  role: SignerRole;
  name: string;
  /** The member of staff who signs as `worker`; nobody else can. */
  userId: string | null;
  signedAt: string | null;
  /** Has signed number 7 (health) as well. */
  health: boolean;
  /** Has ticked number 8 (Ausländerbehörde). */
  immigration: boolean;
}

export class WaiverDocumentResponse {
  kind: 'sealed' | 'scan';
  sha256: string;
  mediaType: string;
  storedAt: string;
  storedBy: string | null;
}

export class WaiverResponse {
  id: string;
  caseId: string;
  personId: string;
  /** What the code on the paper leads to; says nothing by itself. */
  reference: string;
  standing: WaiverStanding;
  supersedes: string | null;
  language: WaiverLanguage;
  templateVersion: number;
  purposes: WaiverPurpose[];
  purposeText: string | null;
  otherText: string | null;
  validUntil: string;
  custody: CustodyType;
  guardians: WaiverGuardianResponse[];
  exception: SignatoryException | null;
  exceptionReason: string | null;
  explainedLanguage: string;
  interpreter: WaiverInterpreterResponse | null;
  identityDocument: string | null;
  way: SigningWay | null;
  signedOn: string | null;
  endedAt: string | null;
  copyHandedOn: string | null;
  createdAt: string;
  workerName: string;
  recipients: WaiverRecipientResponse[];
  signatures: WaiverSignatureResponse[];
  /**
   * Those who sign are the ones who must: while signatures are missing, today; once it counts, on the day of signing. False:
   * it cannot be signed (any more), or opens nothing although all have signed.
   */
  signatoriesFit: boolean;
  /** The age (14 or 18) reached since it was signed: it still counts, a new one is due. Null = none. */
  ageReached: number | null;
  ageReachedOn: string | null;
  documents: WaiverDocumentResponse[];
  version: number;
}

export class WaiverList {
  items: WaiverResponse[];
}

/** A link on which one person signs; shown once. */
export class SigningLinkResponse {
  token: string;
  /** ISO 8601. */
  expiresAt: string;
}

export class SigningSignatory {
  role: SignatoryRole;
  name: string;
}

/** What somebody about to sign reads on the screen; the sentences come with the language's texts. */
export class SigningFormResponse {
  language: WaiverLanguage;
  /** Who has vouched for the translation; `machine`: nobody yet, and the reader is told (DOMAIN.md §5.6). */
  reviewStatus: 'original' | 'machine' | 'reviewed_native' | 'certified';
  /** Texts of the form, German and the language's own, by key as in the form's text files. */
  german: Record<string, Record<string, string>>;
  texts: Record<string, Record<string, string>>;
  direction: 'ltr' | 'rtl';
  personName: string;
  nativeScriptName: string | null;
  dateOfBirth: string;
  caseNumber: string;
  officeName: string;
  officeContact: string;
  dpoContact: string;
  signatoryRole: SignerRole;
  signatoryName: string;
  custody: CustodyType;
  /** Why fewer sign than usual. */
  exception: SignatoryException | null;
  /** All who must agree, as number 2 names them. */
  signatories: SigningSignatory[];
  recipients: WaiverRecipientResponse[];
  purposes: WaiverPurpose[];
  purposeText: string | null;
  otherText: string | null;
  validUntil: string;
  explainedLanguage: string;
  interpreter: WaiverInterpreterResponse | null;
  /** Number 7 is asked for: a recipient is to hear of health. */
  asksHealth: boolean;
  /** Number 8 is asked for: the Ausländerbehörde is a recipient. */
  asksImmigration: boolean;
}

/** What the code on a paper tells anybody: no name, no content. */
export class WaiverCheckResponse {
  genuine: boolean;
  inForce: boolean;
  issuedBy: string | null;
  signedOn: string | null;
  validUntil: string | null;
  endedOn: string | null;
}
