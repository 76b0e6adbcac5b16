import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
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
import { IsVersion, IsCalendarDay, IsPartialDate, trimmed } from '@app/platform/shared';
import {
  MAX_STAMP_NOTE,
  needsFollowUp,
  needsNote,
  SHEET_LANGUAGES,
  SHEET_VOID_REASONS,
  STAMP_RESULTS,
  type DeadlineKind,
  type LaufzettelState,
  type SheetLanguage,
  type SheetVoidReason,
  type StampResult,
  type StampVia,
  type StationState,
} from './station.rules.js';

export class StationChoice {
  /** Station code of the template, for example `ABH`. */
  @Matches(/^[A-Z]{2,12}$/)
  code: string;

  /** The institution the person is sent to; absent = none named yet. */
  @IsOptional()
  @IsUUID('4')
  institutionId?: string;

  /** An agreed date instead of the computed one; a legal deadline can only be moved forward. */
  @IsOptional()
  @IsCalendarDay()
  agreedOn?: string;
}

export class IssueLaufzettelRequest {
  /** Version of a route as listed by the templates. */
  @IsUUID('4')
  templateVersionId: string;

  @IsIn(SHEET_LANGUAGES)
  language: SheetLanguage;

  /** The stations to issue, in the route's order; those left out are not on this person's way. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(30)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => StationChoice)
  stations: StationChoice[];
}

export class StampRequest {
  @IsIn(STAMP_RESULTS)
  result: StampResult;

  /** Short and factual: no diagnoses, no amounts. At most 280 characters. */
  @Transform(trimmed)
  @ValidateIf((o: StampRequest) => o.note !== undefined || needsNote(o.result))
  @IsString()
  @IsNotEmpty()
  @MaxLength(MAX_STAMP_NOTE)
  note?: string;

  /** When the person is to come back or is seen next. */
  @ValidateIf((o: StampRequest) => o.followUpOn !== undefined || needsFollowUp(o.result))
  @IsCalendarDay()
  followUpOn?: string;

  /** End of validity of what was issued (for example a permit). */
  @IsOptional()
  @IsCalendarDay()
  validUntil?: string;

  /** The station as the clerk saw it; another version means somebody was faster. */
  @IsVersion()
  stationVersion: number;

  /** The mistaken stamp that this one replaces: always the last one of the station. */
  @IsOptional()
  @IsUUID('4')
  corrects?: string;
}

/** A stamp found on the paper sheet, entered by the office. */
export class TranscribeStampRequest extends StampRequest {
  /** The day on the paper. */
  @IsCalendarDay()
  stampedOn: string;

  @IsIn(['paper', 'phone'])
  via: 'paper' | 'phone';
}

export class CreatedLaufzettel {
  id: string;
}

export class CreatedStamp {
  id: string;
  stationVersion: number;
  stationState: StationState;
}

export class StampResponse {
  id: string;
  result: StampResult;
  note: string | null;
  followUpOn: string | null;
  validUntil: string | null;
  /** Moment of entry, ISO 8601. */
  at: string;
  /** The day it was given: that of the paper for a transcribed one. */
  stampedOn: string;
  via: StampVia;
  byName: string;
  institutionName: string;
  corrects: string | null;
  correctedBy: string | null;
}

export class DeadlineResponse {
  on: string;
  kind: DeadlineKind;
  /** § it comes from, for legal ones. */
  basis: string | null;
}

export class PrerequisiteResponse {
  code: string;
  name: string;
  hard: boolean;
  fulfilled: boolean;
}

export class StationResponse {
  id: string;
  position: number;
  code: string;
  name: string;
  explanation: string | null;
  bring: string[];
  institutionId: string | null;
  institutionName: string | null;
  state: StationState;
  deadline: DeadlineResponse | null;
  prerequisites: PrerequisiteResponse[];
  /** Codes of hard prerequisites not fulfilled yet. */
  missingHard: string[];
  missingSoft: string[];
  /** What for, of a station added later; the case team's alone. */
  note: string | null;
  /** The step of an assessment it was added for; the case team's alone. */
  originRowId: string | null;
  /** Oldest first. */
  stamps: StampResponse[];
  version: number;
}

export class LaufzettelResponse {
  id: string;
  caseId: string;
  caseNumber: string;
  personId: string;
  familyName: string;
  givenNames: string | null;
  routeCode: string;
  routeTitle: string;
  templateVersion: number;
  language: SheetLanguage;
  state: LaufzettelState;
  issuedOn: string;
  issuedByName: string;
  shortCode: string;
  /** Stations joined since it was printed last: the paper in the person's hands lacks them. */
  sheetOutdated: boolean;
  stationsDone: number;
  stationsTotal: number;
  stations: StationResponse[];
  version: number;
}

export class LaufzettelList {
  items: LaufzettelResponse[];
}

export class TemplateStationResponse {
  code: string;
  name: string;
  institutionType: string | null;
  /** Institutions that fit, best first (same Kommune before district-wide). */
  institutions: InstitutionOption[];
  prerequisites: PrerequisiteRule[];
  deadline: DeadlineResponse | null;
  /** Only under a condition: unticked at first. */
  optional: boolean;
  condition: string | null;
}

export class InstitutionOption {
  id: string;
  name: string;
}

export class PrerequisiteRule {
  code: string;
  hard: boolean;
}

export class TemplateResponse {
  versionId: string;
  code: string;
  title: string;
  version: number;
  stations: TemplateStationResponse[];
}

/** Whom routes are worked out for: somebody registered, or what is known of somebody about to be. */
export class TemplateOptionsRequest {
  @IsOptional()
  @IsUUID('4')
  personId?: string;

  /** Kommune: its own institutions come first. */
  @IsOptional()
  @Matches(/^\d{8}$/)
  ags?: string;

  /** Start of the registration period; counts when it is a whole date. */
  @IsOptional()
  @IsPartialDate()
  arrivedDistrictOn?: string;
}

/** Why a printed sheet is voided. */
export class ReplaceSheetRequest {
  @IsIn(SHEET_VOID_REASONS)
  reason: SheetVoidReason;

  @IsVersion()
  version: number;
}

export class VerifySheetRequest {
  /** SHA-256 of the PDF's bytes, as 64 hexadecimal digits. */
  @Matches(/^[0-9a-f]{64}$/)
  sha256: string;
}

export class GenuineResponse {
  genuine: boolean;
  /** Its sheet was replaced since: genuine, and its code leads nowhere. */
  voided: boolean;
}

export class TemplateList {
  items: TemplateResponse[];
}

export class StationWorkItem {
  id: string;
  code: string;
  name: string;
  state: StationState;
  caseNumber: string;
  familyName: string;
  givenNames: string | null;
  nativeScriptName: string | null;
  dateOfBirth: string;
  deadlineOn: string | null;
  deadlineKind: DeadlineKind | null;
  missingHard: string[];
  followUpOn: string | null;
}

export class StationWorkListRequest {
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,500}$/)
  cursor?: string;

  /** Part of a name or a case number, to find the person at the counter. */
  @Transform(trimmed)
  @IsOptional()
  @IsString()
  @MaxLength(100)
  query?: string;
}

export class StationWorkList {
  items: StationWorkItem[];
  nextCursor: string | null;
}

/** What a clerk sees of one station: who stands at the counter and what this station needs, nothing else. */
export class StationViewResponse {
  id: string;
  caseNumber: string;
  familyName: string;
  givenNames: string | null;
  nativeScriptName: string | null;
  dateOfBirth: string;
  station: StationResponse;
  issuedOn: string;
  workerName: string;
  officePhone: string | null;
}

/** The stations of the clerk's own institution on a scanned sheet. */
export class ScannedSheetResponse {
  stationIds: string[];
}
