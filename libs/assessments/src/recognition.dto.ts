import { Transform } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import { IsCalendarDay, IsVersion, trimmed } from '@app/platform/shared';
import { OPTION_LISTS } from './option-lists.rules.js';
import {
  RECOGNITION_DOCUMENT_STATES,
  RECOGNITION_DOCUMENTS,
  RECOGNITION_STAGES,
  type RecognitionDocument,
  type RecognitionDocumentState,
  type RecognitionStage,
} from './recognition.rules.js';
import {
  RECOGNITION_RULE_CODES,
  type RecognitionRuleCode,
  type Regulation,
} from './recognition-deadline.rules.js';

export type RecognitionFunding = (typeof OPTION_LISTS.funding)[number];

/** What is known of a procedure; everything but occupation and regulation may come later. */
export class RecognitionInput {
  /** Code of the occupation list; absent for an occupation it does not have. */
  @IsOptional()
  @IsString()
  @MaxLength(80)
  occupationCode?: string;

  /** The occupation in words; beside a code what the list calls it, unless given. */
  @Transform(trimmed)
  @ValidateIf((o: RecognitionInput) => o.occupationText !== undefined || o.occupationCode === undefined)
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  occupationText?: string;

  @IsIn(OPTION_LISTS.regulation)
  regulation: Regulation;

  /** Whose deadlines run; absent = the one the occupation suggests. */
  @IsOptional()
  @IsIn(RECOGNITION_RULE_CODES)
  rule?: RecognitionRuleCode;

  @IsOptional()
  @IsUUID('4')
  competentBodyId?: string;

  /** A body that is not among the institutions. */
  @Transform(trimmed)
  @IsOptional()
  @IsString()
  @MaxLength(200)
  competentBodyText?: string;

  @IsOptional()
  @IsCalendarDay()
  applicationDate?: string;

  @IsOptional()
  @IsCalendarDay()
  receiptConfirmedOn?: string;

  /** The papers were complete; the time for the decision runs from here. */
  @IsOptional()
  @IsCalendarDay()
  completeOn?: string;

  @IsOptional()
  @IsCalendarDay()
  decidedOn?: string;

  /** Months by which the authority has prolonged its decision, once. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(3)
  extendedMonths?: number;

  /** Why; required with an extension. */
  @Transform(trimmed)
  @ValidateIf((o: RecognitionInput) => (o.extendedMonths ?? 0) > 0 || o.extensionReason !== undefined)
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  extensionReason?: string;

  @Transform(trimmed)
  @IsOptional()
  @IsString()
  @MaxLength(200)
  languageRequirement?: string;

  @IsOptional()
  @IsIn(OPTION_LISTS.funding)
  fundingSource?: RecognitionFunding;
}

export class AddRecognitionRequest extends RecognitionInput {
  @IsIn(RECOGNITION_STAGES)
  stage: RecognitionStage;

  /** Since when it is in this stage; absent = today. */
  @IsOptional()
  @IsCalendarDay()
  stageSince?: string;
}

export class SaveRecognitionRequest extends RecognitionInput {
  @IsVersion()
  version: number;
}

export class StepRecognitionRequest {
  @IsVersion()
  version: number;

  @IsIn(RECOGNITION_STAGES)
  stage: RecognitionStage;

  @IsCalendarDay()
  onDay: string;

  /** With it the papers count as complete from this day. */
  @IsOptional()
  @IsCalendarDay()
  completeOn?: string;

  @Transform(trimmed)
  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string;
}

export class SetRecognitionDocumentRequest {
  @IsIn(RECOGNITION_DOCUMENTS)
  kind: RecognitionDocument;

  @IsIn(RECOGNITION_DOCUMENT_STATES)
  state: RecognitionDocumentState;

  /** Since when; absent = today, or none for what is missing. */
  @IsOptional()
  @IsCalendarDay()
  onDay?: string;

  /** Version of this document's row. */
  @IsVersion()
  version: number;
}
