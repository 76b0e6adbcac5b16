import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IsCalendarDay, IsPersonName, IsVersion, trimmed } from '@app/platform/shared';
import {
  CUSTODY_TYPES,
  GUARDIAN_ROLES,
  SIGNATORY_EXCEPTIONS,
  type CustodyType,
  type SignatoryException,
  type SignatoryRole,
} from './signatory.rules.js';
import {
  DATA_CATEGORIES,
  WAIVER_DIRECTIONS,
  WAIVER_LANGUAGES,
  WAIVER_PURPOSES,
  type DataCategory,
  type WaiverDirection,
  type WaiverLanguage,
  type WaiverPurpose,
} from './waiver.rules.js';

export class RecipientInput {
  /** One named institution; "and others" does not exist. */
  @IsUUID('4')
  institutionId: string;

  @IsIn(WAIVER_DIRECTIONS)
  direction: WaiverDirection;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(DATA_CATEGORIES.length)
  @ArrayUnique()
  @IsIn(DATA_CATEGORIES, { each: true })
  categories: DataCategory[];
}

export class GuardianInput {
  @Transform(trimmed)
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  @IsPersonName()
  name: string;

  @IsIn(GUARDIAN_ROLES)
  role: Exclude<SignatoryRole, 'person'>;
}

/** Who translated: a lay language mediator or an interpreter; never somebody under age (DOMAIN.md §5.5 no. 14). */
export class InterpreterInput {
  @Transform(trimmed)
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  @IsPersonName()
  name: string;

  /** ISO 639-3 code of the language translated into. */
  @Matches(/^[a-z]{3}$/)
  language: string;

  /** Generally sworn (allgemein beeidigt). */
  @IsBoolean()
  sworn: boolean;

  /** Of age: a minor may not interpret, however well they speak. */
  @IsBoolean()
  adult: boolean;

  /** Has been pledged to secrecy (§ 203 Abs. 4 StGB). */
  @IsBoolean()
  pledged: boolean;
}

export class WaiverInput {
  /** Language of the form beside German. */
  @IsIn(WAIVER_LANGUAGES)
  language: WaiverLanguage;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(WAIVER_PURPOSES.length)
  @ArrayUnique()
  @IsIn(WAIVER_PURPOSES, { each: true })
  purposes: WaiverPurpose[];

  /** In words, needed for `other`. */
  @Transform(trimmed)
  @ValidateIf(
    (o: WaiverInput) =>
      o.purposeText !== undefined || (Array.isArray(o.purposes) && o.purposes.includes('other')),
  )
  @IsString()
  @IsNotEmpty()
  @MaxLength(300)
  purposeText?: string;

  /** What the category `other` opens: these words and nothing else. */
  @Transform(trimmed)
  @ValidateIf((o: WaiverInput) => o.otherText !== undefined || needsOtherText(o))
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  otherText?: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => RecipientInput)
  recipients: RecipientInput[];

  /** Last day it counts; absent = twelve months from today. At most 24 months. */
  @IsOptional()
  @IsCalendarDay()
  validUntil?: string;

  @IsIn(CUSTODY_TYPES)
  custody: CustodyType;

  /** Those who sign for the person or with them. */
  @IsArray()
  @ArrayMaxSize(2)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => GuardianInput)
  guardians: GuardianInput[];

  @IsOptional()
  @IsIn(SIGNATORY_EXCEPTIONS)
  exception?: SignatoryException;

  @Transform(trimmed)
  @ValidateIf((o: WaiverInput) => o.exceptionReason !== undefined || o.exception !== undefined)
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  exceptionReason?: string;

  /** ISO 639-3 code of the language in which it is explained. */
  @Matches(/^[a-z]{3}$/)
  explainedLanguage: string;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => InterpreterInput)
  interpreter?: InterpreterInput;

  /** By which document identity was checked; no copy is kept. */
  @Transform(trimmed)
  @IsOptional()
  @IsString()
  @MaxLength(100)
  identityDocument?: string;

  /** The active waiver of the same case that this one replaces once it is signed. */
  @IsOptional()
  @IsUUID('4')
  supersedes?: string;
}

function needsOtherText(input: WaiverInput): boolean {
  return (
    Array.isArray(input.recipients) &&
    input.recipients.some((r) => Array.isArray(r?.categories) && r.categories.includes('other'))
  );
}

export class SaveWaiverRequest extends WaiverInput {
  @IsVersion()
  version: number;
}

/** A step that is taken against the waiver as it was read. */
export class WaiverStepRequest {
  @IsVersion()
  version: number;
}

export class RevokeWaiverRequest extends WaiverStepRequest {
  /** Ids of institutions that shall no longer see anything; absent = the whole waiver. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsUUID('4', { each: true })
  institutionIds?: string[];
}

/** What the second person found on the paper. */
export class ConfirmPaperRequest extends WaiverStepRequest {
  /** SHA-256 of the scan they looked at, as 64 hexadecimal digits. */
  @Matches(/^[0-9a-f]{64}$/)
  scanSha256: string;

  /** The day on the paper. */
  @IsCalendarDay()
  signedOn: string;

  /** All have signed number 7 (health) too. */
  @IsBoolean()
  health: boolean;

  /** All have ticked number 8 (Ausländerbehörde). */
  @IsBoolean()
  immigration: boolean;
}

export class StartSigningRequest {
  @IsUUID('4')
  signatureId: string;
}

export class SigningTokenRequest {
  /** What the signing link carries. */
  @Matches(/^[A-Za-z0-9_-]{43}$/)
  token: string;
}

/** A drawn line as an SVG path in a field of 600 × 200 units: `M10 20L30.5 40…`, moves and lines only. */
const DRAWING = /^(?:M\d{1,3}(?:\.\d)? \d{1,3}(?:\.\d)?(?:L\d{1,3}(?:\.\d)? \d{1,3}(?:\.\d)?)+){1,60}$/;

export class GiveSignatureRequest extends SigningTokenRequest {
  @MaxLength(40_000)
  @Matches(DRAWING)
  drawing: string;

  /** Number 7: agrees that health may be spoken of. */
  @IsBoolean()
  health: boolean;

  /** The signature of its own that number 7 needs. */
  @ValidateIf((o: GiveSignatureRequest) => o.health)
  @MaxLength(40_000)
  @Matches(DRAWING)
  healthDrawing?: string;

  /** Number 8: agrees that the Ausländerbehörde is told, and knows what that can mean. */
  @IsBoolean()
  immigration: boolean;
}
