import { IsIn } from 'class-validator';
import type { AssessmentLanguage } from './assessment.rules.js';

/** `de`: German alone, for the file · `form`: with the person's language beside it, as it is signed and handed out. */
export const PAPERS = ['de', 'form'] as const;
export type Paper = (typeof PAPERS)[number];

export class PrintAssessmentRequest {
  @IsIn(PAPERS)
  language: Paper;
}

export class AssessmentTextsMeta {
  language: AssessmentLanguage;
  version: number;
  /** `machine` = nobody has vouched for the words yet. */
  reviewStatus: 'original' | 'machine' | 'reviewed_native' | 'certified';
}

export class SectionTexts {
  title: string;
  intro: string;
}

/** Every word of form and screen in one language. */
export class AssessmentTextsResponse {
  meta: AssessmentTextsMeta;
  direction: 'ltr' | 'rtl';
  form: Record<string, string>;
  standings: Record<string, string>;
  evidences: Record<string, string>;
  sections: Record<string, SectionTexts>;
  groups: Record<string, string>;
  /** By the field's name, `languages.listening`. */
  fields: Record<string, string>;
  /** By list and code. */
  options: Record<string, Record<string, string>>;
}
