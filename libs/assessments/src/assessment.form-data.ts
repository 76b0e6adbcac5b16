import type { AssessmentLanguage, AssessmentSigner } from './assessment.rules.js';
import type { AssessmentResponse } from './assessment-response.dto.js';

export interface FormSignature {
  readonly role: AssessmentSigner;
  readonly name: string;
  /** SVG path; absent on a form to be signed with ink. */
  readonly drawing?: string;
  /** ISO moment. */
  readonly signedAt: string;
}

/** What the printed form is made of: plain data, put together by `assessment.print.ts`. */
export interface AssessmentFormData {
  readonly assessment: AssessmentResponse;
  /** The language beside the German; null = German alone, for the file. */
  readonly language: AssessmentLanguage | null;
  readonly signatures: readonly FormSignature[];
  readonly officeName: string;
  /** Recognition procedures of the case, by the keys of the section `recognition` in the table of fields. */
  readonly procedures?: readonly object[] | undefined;
  /** Names of the institutions and members of staff that answers name by their id. */
  readonly names?: Readonly<Record<string, string>> | undefined;
}

/** How a form is made. */
export interface AssessmentFormOptions {
  readonly createdAt?: Date | undefined;
  /** Leaves room for `sealPdf`. */
  readonly seal?: boolean | undefined;
  /** Only for looking into the file; default true. */
  readonly compress?: boolean | undefined;
}
