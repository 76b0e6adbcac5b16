import { Transform } from 'class-transformer';
import { IsIn, IsNotEmpty, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { IsVersion, IsCalendarDay, trimmed } from '@app/platform/shared';
import { CASE_CLOSE_REASONS, CASE_STATES, type CaseCloseReason, type CaseState } from './case.rules.js';

export class OpenCaseRequest {
  /** What the person wants, in a few words. */
  @Transform(trimmed)
  @IsOptional()
  @IsString()
  @MaxLength(500)
  concern?: string;

  /** Defaults to the person who opens the case, unless that is reception. */
  @IsOptional()
  @IsUUID('4')
  responsibleWorkerId?: string;
}

export class UpdateCaseRequest {
  @IsVersion()
  version: number;

  @IsOptional()
  @IsIn(CASE_STATES)
  state?: CaseState;

  /** Required when the state becomes `closed`. */
  @IsOptional()
  @IsIn(CASE_CLOSE_REASONS)
  closeReason?: CaseCloseReason;

  @IsOptional()
  @IsUUID('4')
  responsibleWorkerId?: string;

  @Transform(trimmed)
  @IsOptional()
  @IsString()
  @MaxLength(500)
  concern?: string;
}

export class AddFollowUpRequest {
  @IsCalendarDay()
  dueOn: string;

  @Transform(trimmed)
  @IsString()
  @IsNotEmpty()
  @MaxLength(300)
  reason: string;

  /** Defaults to the case's responsible worker. */
  @IsOptional()
  @IsUUID('4')
  assignedTo?: string;
}

export class CompleteFollowUpRequest {
  @IsVersion()
  version: number;
}

export class CreatedCase {
  id: string;
  /** For example `HE-2026-000123`. */
  number: string;
}

export class FollowUpResponse {
  id: string;
  dueOn: string;
  reason: string;
  assignedTo: string;
  assignedToName: string;
  doneAt: string | null;
  doneByName: string | null;
  version: number;
}

export class CaseResponse {
  id: string;
  number: string;
  state: CaseState;
  concern: string | null;
  openedOn: string;
  closedOn: string | null;
  closeReason: CaseCloseReason | null;
  responsibleWorkerId: string | null;
  responsibleWorkerName: string | null;
  personId: string;
  familyName: string;
  givenNames: string | null;
  nativeScriptName: string | null;
  dateOfBirth: string;
  preferredLanguage: string | null;
  interpreterNeeded: boolean;
  followUps: FollowUpResponse[];
  version: number;
}

export class CreatedFollowUp {
  id: string;
}

export class CaseWorkItem {
  /**
   * `followUp`: a Wiedervorlage · `document`: a residence document about to end · `station`: a station past its deadline or blocked ·
   * `waiver`: one ends soon · `waiverSignatories`: those who signed are not enough by the birth date known now ·
   * `waiverAge`: somebody has reached the age (`text`) at which others sign ·
   * `recognitionReceipt`, `recognitionDecision`: an authority has to answer by then · `recognitionPapers`: papers for a recognition
   * are missing for long · `case`: a case nobody is responsible for.
   */
  kind:
    | 'followUp'
    | 'document'
    | 'station'
    | 'waiver'
    | 'waiverSignatories'
    | 'waiverAge'
    | 'recognitionReceipt'
    | 'recognitionDecision'
    | 'recognitionPapers'
    | 'secondPerson'
    | 'case';
  /** Id of the thing itself (follow-up, person, station, recognition, case). */
  id: string;
  caseId: string;
  caseNumber: string;
  personId: string;
  familyName: string;
  givenNames: string | null;
  dueOn: string | null;
  text: string;
  version: number | null;
}

export class CaseWorkListRequest {
  /** `mine` or `all` of the office. */
  @IsIn(['mine', 'all'])
  scope: 'mine' | 'all';
}

export class CaseWorkList {
  items: CaseWorkItem[];
  /** There is more than fits (200 rows). */
  more: boolean;
}

export class CaseListItem {
  id: string;
  number: string;
  state: CaseState;
  personId: string;
  familyName: string;
  givenNames: string | null;
  openedOn: string;
  responsibleWorkerName: string | null;
  stationsDone: number;
  stationsTotal: number;
}

export class CaseList {
  items: CaseListItem[];
  nextCursor: string | null;
}

export class ListCasesRequest {
  @IsIn(['mine', 'all'])
  scope: 'mine' | 'all';

  @IsOptional()
  @IsIn(CASE_STATES)
  state?: CaseState;

  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,500}$/)
  cursor?: string;
}
