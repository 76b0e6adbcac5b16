import { Transform, Type } from 'class-transformer';
import {
  Allow,
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IsPersonName, IsVersion, trimmed } from '@app/platform/shared';
import type { AnswerValue } from './answer.rules.js';
import {
  ASSESSMENT_LANGUAGES,
  ASSESSMENT_SIGNERS,
  type AssessmentLanguage,
  type AssessmentSigner,
} from './assessment.rules.js';
import { GROUP_CODES, SECTION_CODES, type GroupCode, type SectionCode } from './field.rules.js';
import { EVIDENCES, STANDINGS, type Evidence, type Standing } from './option-lists.rules.js';

const MOST = 2_147_483_647;

export class BeginAssessmentRequest {
  /** Language beside the German on screen and paper. */
  @IsIn(ASSESSMENT_LANGUAGES)
  language: AssessmentLanguage;

  /** The signed assessment of the case that the new version follows; its answers are carried over. */
  @IsOptional()
  @IsUUID('4')
  supersedes?: string;
}

export class SetLanguageRequest {
  @IsVersion()
  version: number;

  @IsIn(ASSESSMENT_LANGUAGES)
  language: AssessmentLanguage;
}

export class SaveAnswerRequest {
  /** Name of the field, for example `languages.listening`. */
  @IsString()
  @Matches(/^[a-z]+\.[a-zA-Z0-9]+$/)
  @MaxLength(60)
  field: string;

  /** The row of a repeated group; absent for what is asked once. */
  @IsOptional()
  @IsUUID('4')
  rowId?: string;

  /** `given` needs a value; null clears the answer. */
  @ValidateIf((o: SaveAnswerRequest) => o.standing !== null)
  @IsIn(STANDINGS)
  standing: Standing | null;

  /** What fits depends on the field (`answer.rules.ts`); with `given` only. */
  @Allow()
  value?: AnswerValue;

  /** Who or what vouches for it. */
  @IsOptional()
  @IsIn(EVIDENCES)
  evidence?: Evidence;

  /** The answer's version as it was read; 0 = there was none yet. */
  @IsInt()
  @Min(0)
  @Max(MOST)
  version: number;
}

export class AddRowRequest {
  @IsIn(GROUP_CODES)
  group: GroupCode;

  /** Chosen by the caller, so that answers can be typed into the row before it has reached the server. */
  @IsOptional()
  @IsUUID('4')
  id?: string;
}

export class SyncRequest {
  /** Newest change known so far. */
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  revision: number;

  /** Where one is, for the others to see. */
  @IsIn(SECTION_CODES)
  section: SectionCode;

  @IsOptional()
  @IsString()
  @Matches(/^[a-z]+\.[a-zA-Z0-9]+$/)
  @MaxLength(60)
  field?: string;

  @IsOptional()
  @IsUUID('4')
  rowId?: string;
}

export class AssessmentStepRequest {
  @IsVersion()
  version: number;
}

export class WithdrawAssessmentRequest extends AssessmentStepRequest {
  @Transform(trimmed)
  @IsString()
  @IsNotEmpty()
  @MaxLength(1000)
  reason: string;
}

export class AssessmentSignatureInput {
  @IsIn(ASSESSMENT_SIGNERS)
  role: AssessmentSigner;

  @Transform(trimmed)
  @IsPersonName()
  @IsNotEmpty()
  @MaxLength(200)
  name: string;

  /** SVG path of absolute M, L, Q and C. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(60_000)
  drawing: string;
}

export class SignAssessmentRequest extends AssessmentStepRequest {
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(6)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => AssessmentSignatureInput)
  signatures: AssessmentSignatureInput[];
}
