import type { RecognitionFunding } from './recognition.dto.js';
import type { RecognitionDocument, RecognitionDocumentState, RecognitionStage } from './recognition.rules.js';
import type { RecognitionRuleCode, Regulation, TermBasis } from './recognition-deadline.rules.js';

export class CreatedRecognition {
  id: string;
}

export class RecognitionDeadline {
  dueOn: string;
  /** For example `§ 6 Abs. 2 BQFG`. */
  legalBasis: string;
  /** `expected`: a hint; the authority's letter prevails. */
  basis: TermBasis;
  /** When the rule was last compared with the law. */
  reviewedOn: string;
  /** Still to be kept. */
  open: boolean;
}

export class RecognitionDocumentResponse {
  kind: RecognitionDocument;
  state: RecognitionDocumentState;
  onDay: string | null;
  version: number;
}

export class RecognitionEventResponse {
  from: RecognitionStage | null;
  to: RecognitionStage;
  onDay: string;
  note: string | null;
  at: string;
  byName: string;
}

export class RecognitionResponse {
  id: string;
  caseId: string;
  occupationCode: string | null;
  occupationText: string;
  regulation: Regulation;
  rule: RecognitionRuleCode;
  competentBodyId: string | null;
  /** Name of the institution, or what was written instead of one. */
  competentBody: string | null;
  stage: RecognitionStage;
  stageSince: string;
  applicationDate: string | null;
  receiptConfirmedOn: string | null;
  completeOn: string | null;
  decidedOn: string | null;
  extendedMonths: number;
  extensionReason: string | null;
  /** The confirmation that the application came; null where no rule says when. */
  receiptDue: RecognitionDeadline | null;
  /** The decision; null where no rule says when, or the papers are not complete. */
  decisionDue: RecognitionDeadline | null;
  languageRequirement: string | null;
  fundingSource: RecognitionFunding | null;
  /** Checklist of § 5 BQFG, always whole. */
  documents: RecognitionDocumentResponse[];
  /** Oldest first. */
  events: RecognitionEventResponse[];
  version: number;
}

export class RecognitionList {
  items: RecognitionResponse[];
}
