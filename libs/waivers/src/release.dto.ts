import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateIf,
} from 'class-validator';
import { IsCalendarDay, IsVersion, trimmed } from '@app/platform/shared';
import { LEGAL_BASIS_CODES, type LegalBasisCode } from './legal-basis.rules.js';
import { DATA_CATEGORIES, type DataCategory } from './waiver.rules.js';

export const RELEASE_BASES = ['waiver', 'law'] as const;
export type ReleaseBasis = (typeof RELEASE_BASES)[number];

export class SearchReleasesRequest {
  /** Part of a name or a case number. */
  @Transform(trimmed)
  @IsOptional()
  @IsString()
  @MaxLength(100)
  query?: string;

  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,500}$/)
  cursor?: string;
}

export class ReleasedPerson {
  personId: string;
  caseNumber: string;
  /** Null when the name is not released. */
  familyName: string | null;
  givenNames: string | null;
  nativeScriptName: string | null;
  dateOfBirth: string | null;
  categories: DataCategory[];
  /** The first day on which something of it ends. */
  until: string;
}

export class EndedRelease {
  caseNumber: string;
  endedOn: string;
  why: 'revoked' | 'expired';
}

export class ReleaseList {
  items: ReleasedPerson[];
  nextCursor: string | null;
  /** Ended within the last 30 days: what was received may no longer be used for anything new. */
  ended: EndedRelease[];
}

export class ReleasedContact {
  street: string | null;
  houseNumber: string | null;
  postalCode: string | null;
  place: string | null;
  phone: string | null;
}

export class ReleasedLanguage {
  code: string;
  preferred: boolean;
}

export class ReleasedResidence {
  status: string;
  document: string | null;
  validUntil: string | null;
  permitConditionText: string | null;
}

export class ReleasedAppointment {
  code: string;
  state: string;
  deadlineOn: string | null;
  followUpOn: string | null;
  institutionName: string | null;
}

export class ReleasedCategory {
  category: DataCategory;
  released: boolean;
  basis: ReleaseBasis | null;
  until: string | null;
}

/** Of a person what is released to the asking institution; the rest is missing, whatever it would be. */
export class ReleasedFile {
  personId: string;
  caseNumber: string;
  categories: ReleasedCategory[];
  /** What the person allows the use for: codes of the form's list, or words where it has none; absent with a statute alone. */
  purposes?: string[];
  familyName?: string;
  givenNames?: string | null;
  nativeScriptName?: string | null;
  dateOfBirth?: string;
  contact?: ReleasedContact;
  /** Get in touch through the central office first. */
  askBeforeContact?: boolean;
  residence?: ReleasedResidence[];
  languages?: ReleasedLanguage[];
  interpreterNeeded?: boolean;
  householdRelation?: string;
  appointments?: ReleasedAppointment[];
  other?: string;
}

export class ReleaseCell {
  institutionId: string;
  institutionName: string;
  category: DataCategory;
  basis: ReleaseBasis;
  /** The case that the waiver or the disclosure belongs to. */
  caseId: string;
  caseNumber: string;
  /** The waiver or the disclosure. */
  basisId: string;
  since: string;
  until: string;
  /** When somebody there last opened it, ISO 8601; null = never. */
  lastSeen: string | null;
}

/** Who sees what of a person today, why and until when. */
export class ReleaseMatrix {
  cells: ReleaseCell[];
}

export class RecordDisclosureRequest {
  @IsUUID('4')
  institutionId: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(DATA_CATEGORIES.length)
  @ArrayUnique()
  @IsIn(DATA_CATEGORIES, { each: true })
  categories: DataCategory[];

  @IsIn(LEGAL_BASIS_CODES)
  basis: LegalBasisCode;

  /** Why the statute allows it here; read by the supervisors. */
  @Transform(trimmed)
  @IsString()
  @IsNotEmpty()
  @MaxLength(1000)
  reason: string;

  /** The day on which the person was told. */
  @IsOptional()
  @IsCalendarDay()
  personInformedOn?: string;

  /** Why the person is not told (before), when they are not. */
  @Transform(trimmed)
  @ValidateIf(
    (o: RecordDisclosureRequest) => o.personInformedOn === undefined || o.notInformedReason !== undefined,
  )
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  notInformedReason?: string;

  /** Absent = the term of the statute's entry in the list. */
  @IsOptional()
  @IsCalendarDay()
  validUntil?: string;
}

export class DisclosureStepRequest {
  @IsVersion()
  version: number;
}

export class CreatedDisclosure {
  id: string;
}

export class DisclosureResponse {
  id: string;
  caseId: string;
  caseNumber: string;
  institutionName: string;
  categories: DataCategory[];
  basis: LegalBasisCode;
  citation: string;
  reason: string;
  needsSecond: boolean;
  personInformedOn: string | null;
  notInformedReason: string | null;
  validUntil: string;
  createdAt: string;
  /** Who recorded it. */
  createdBy: string;
  createdByName: string;
  confirmedAt: string | null;
  confirmedByName: string | null;
  endedAt: string | null;
  version: number;
}

export class DisclosureList {
  items: DisclosureResponse[];
}

export class DisclosurePage {
  items: DisclosureResponse[];
  nextCursor: string | null;
}

export class SearchDisclosuresRequest {
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,500}$/)
  cursor?: string;
}
