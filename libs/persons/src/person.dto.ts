import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsDefined,
  IsEmail,
  IsISO8601,
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
import { IsVersion, IsPartialDate, IsPersonName, trimmed } from '@app/platform/shared';
import {
  ACCOMMODATION_TYPES,
  CONTACT_CHANNELS,
  GENDERS,
  HOUSEHOLD_RELATIONS,
  RESIDENCE_DOCUMENTS,
  type AccommodationType,
  type ContactChannel,
  type Gender,
  type HouseholdRelation,
  type ResidenceDocument,
} from './person.rules.js';

/** Who somebody is: what reception takes down and an office needs to recognise the person. */
export class IdentityInput {
  /** As in the document (Latin form); the only name of a person with one name. */
  @Transform(trimmed)
  @IsPersonName()
  @IsNotEmpty()
  @MaxLength(200)
  familyName: string;

  /** All given names in order; must be absent when `mononym` is true. */
  @Transform(trimmed)
  @ValidateIf((o: IdentityInput) => !o.mononym || o.givenNames !== undefined)
  @IsPersonName()
  @IsNotEmpty()
  @MaxLength(200)
  givenNames?: string;

  /** The person has one name only. */
  @IsBoolean()
  mononym: boolean;

  /** The whole name in its original script. */
  @Transform(trimmed)
  @IsOptional()
  @IsPersonName()
  @MaxLength(200)
  nativeScriptName?: string;

  @Transform(trimmed)
  @IsOptional()
  @IsPersonName()
  @MaxLength(200)
  birthName?: string;

  /** Other names the person is or was known by. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @IsPersonName({ each: true })
  @MaxLength(200, { each: true })
  otherNames?: string[];

  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  @Transform(trimmed)
  @IsPartialDate({ notInFuture: true })
  dateOfBirth: string;

  /** The date stands in the papers but is not certain. */
  @IsOptional()
  @IsBoolean()
  dobUncertain?: boolean;

  @IsIn(GENDERS)
  gender: Gender;
}

/** Where and how the person can be reached. */
export class ContactInput {
  @Transform(trimmed)
  @IsOptional()
  @IsString()
  @MaxLength(200)
  street?: string;

  @Transform(trimmed)
  @IsOptional()
  @IsString()
  @MaxLength(20)
  houseNumber?: string;

  @Transform(trimmed)
  @IsOptional()
  @Matches(/^\d{5}$/)
  postalCode?: string;

  @Transform(trimmed)
  @IsOptional()
  @IsString()
  @MaxLength(100)
  place?: string;

  /** Kommune of the district by its Amtlicher Gemeindeschlüssel (8 digits, DOMAIN.md §8.1). */
  @IsOptional()
  @Matches(/^\d{8}$/)
  ags?: string;

  @IsOptional()
  @IsIn(ACCOMMODATION_TYPES)
  accommodationType?: AccommodationType;

  /** Any common way of writing; stored as E.164. */
  @Transform(trimmed)
  @IsOptional()
  @IsString()
  @MaxLength(40)
  phone?: string;

  @Transform(trimmed)
  @IsOptional()
  @IsEmail()
  @MaxLength(200)
  email?: string;

  @IsOptional()
  @IsIn(CONTACT_CHANNELS)
  preferredContact?: ContactChannel;

  /** How the person can be reached without danger ("call only in the morning, never leave a message"). */
  @Transform(trimmed)
  @IsOptional()
  @IsString()
  @MaxLength(500)
  safeContactNote?: string;
}

export class LanguageInput {
  /** ISO 639-3. */
  @Matches(/^[a-z]{3}$/)
  code: string;

  /** The language to speak with the person; exactly one row has it. */
  @IsBoolean()
  preferred: boolean;
}

/** A residence status as read from a document on a day; a later one follows it, none is overwritten. */
export class ResidenceStatusInput {
  /** Code of the list `residenceStatus` (DOMAIN.md §2.4); `NOT_RECORDED` is complete and valid. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  status: string;

  @IsOptional()
  @IsIn(RESIDENCE_DOCUMENTS)
  document?: ResidenceDocument;

  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  validUntil?: string;

  /** Nebenbestimmung, word for word as on the paper. */
  @Transform(trimmed)
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  permitConditionText?: string;
}

/** Everything about a person that intake takes down. */
export class PersonInput extends IdentityInput {
  @Transform(trimmed)
  @IsOptional()
  @IsString()
  @MaxLength(200)
  placeOfBirth?: string;

  /** ISO 3166-1 alpha-2. */
  @IsOptional()
  @Matches(/^[A-Z]{2}$/)
  countryOfBirth?: string;

  /** ISO 3166-1 alpha-2, or `STATELESS`, `UNRESOLVED`, `UNKNOWN`. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(5)
  @ArrayUnique()
  @Matches(/^([A-Z]{2}|STATELESS|UNRESOLVED|UNKNOWN)$/, { each: true })
  nationalities: string[];

  /** Entry into Germany. */
  @Transform(trimmed)
  @IsOptional()
  @IsPartialDate({ notInFuture: true })
  entryDateGermany?: string;

  /** Moved into the district; a full date starts the registration period of § 17 Abs. 1 BMG. */
  @Transform(trimmed)
  @IsOptional()
  @IsPartialDate({ notInFuture: true })
  arrivedDistrictOn?: string;

  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => ContactInput)
  contact: ContactInput;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(15)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => LanguageInput)
  languages: LanguageInput[];

  @IsBoolean()
  interpreterNeeded: boolean;
}

/** The decision to create although probable matches were shown; logged with the matches it was taken against. */
export class DuplicateDecision {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @IsUUID('4', { each: true })
  notTheSameAs: string[];
}

/** Joins the household of a person already registered. */
export class JoinHouseholdInput {
  @IsUUID('4')
  personId: string;

  @IsIn(HOUSEHOLD_RELATIONS)
  relation: HouseholdRelation;
}

export class RegisterPersonRequest extends IdentityInput {
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => DuplicateDecision)
  duplicateDecision?: DuplicateDecision;
}

export class UpdatePersonRequest extends PersonInput {
  @IsVersion()
  version: number;
}

export class FindMatchesRequest {
  @Transform(trimmed)
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  familyName: string;

  @Transform(trimmed)
  @IsOptional()
  @IsString()
  @MaxLength(200)
  givenNames?: string;

  @Transform(trimmed)
  @IsOptional()
  @IsString()
  @MaxLength(200)
  nativeScriptName?: string;

  @Transform(trimmed)
  @IsOptional()
  @IsPartialDate({ notInFuture: true })
  dateOfBirth?: string;
}

export class SearchPersonsRequest {
  /** Name (any script), part of a name, case number, or a birth date in German or ISO form. */
  @Transform(trimmed)
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  query: string;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}

export class JoinHouseholdRequest extends JoinHouseholdInput {}

export class AddResidenceStatusRequest extends ResidenceStatusInput {}
