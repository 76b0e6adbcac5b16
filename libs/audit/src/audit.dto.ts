import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { IsCalendarDay } from '@app/platform/shared';
import { AUDIT_ACTIONS, AUDIT_OBJECTS, type AuditAction, type AuditObject } from './audit.rules.js';

export class SearchAuditRequest {
  /** First and last day (Europe/Berlin), both included. */
  @IsOptional()
  @IsCalendarDay()
  from?: string;

  @IsOptional()
  @IsCalendarDay()
  to?: string;

  @IsOptional()
  @IsUUID('4')
  actorId?: string;

  @IsOptional()
  @IsUUID('4')
  institutionId?: string;

  @IsOptional()
  @IsIn(AUDIT_ACTIONS)
  action?: AuditAction;

  @IsOptional()
  @IsIn(AUDIT_OBJECTS)
  objectType?: AuditObject;

  @IsOptional()
  @IsString()
  @MaxLength(20)
  caseNumber?: string;

  /** Part of the acting user's name. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  actorName?: string;

  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,500}$/)
  cursor?: string;
}

export class AuditEntryResponse {
  id: string;
  at: string;
  actorId: string | null;
  actorName: string | null;
  actorRole: string | null;
  institutionName: string | null;
  action: AuditAction;
  objectType: AuditObject;
  objectId: string | null;
  caseNumber: string | null;
  /** Names of the fields touched or shown; never their content. */
  fields: string[];
  /** Codes and ids that say more about the event; never names or free text. */
  detail: Record<string, unknown> | null;
  /** The entry is covered by a seal (a few seconds after it was written). */
  sealed: boolean;
}

export class AuditSearchResult {
  items: AuditEntryResponse[];
  nextCursor: string | null;
}
