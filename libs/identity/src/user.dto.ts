import {
  IsBoolean,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  MinLength,
} from 'class-validator';
import { IsVersion, ROLES, type Role } from '@app/platform/shared';

export class CreateUserRequest {
  /** Lower-case letters, digits, dot, hyphen, underscore. */
  @Matches(/^[a-z0-9][a-z0-9._-]{2,49}$/)
  username: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(120)
  displayName: string;

  @IsIn(ROLES)
  role: Role;

  @IsUUID()
  institutionId: string;

  /** A first password that the user must change at the first log-in. */
  @IsString()
  @MinLength(12)
  @MaxLength(200)
  initialPassword: string;
}

export class UpdateUserRequest {
  @IsVersion()
  version: number;

  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(120)
  displayName?: string;

  @IsOptional()
  @IsIn(ROLES)
  role?: Role;

  /** A disabled user's sessions end at once. */
  @IsOptional()
  @IsBoolean()
  disabled?: boolean;

  /** Sets a new first password, ends the user's sessions and lifts a lock. */
  @IsOptional()
  @IsString()
  @MinLength(12)
  @MaxLength(200)
  initialPassword?: string;
}

export class UserResponse {
  id: string;
  username: string;
  displayName: string;
  role: Role;
  institutionId: string;
  institutionName: string;
  disabled: boolean;
  /** ISO 8601 while log-ins are refused after repeated failures. */
  lockedUntil: string | null;
  lastLoginAt: string | null;
  version: number;
}

export class UserList {
  items: UserResponse[];
}

/** A colleague as one may be chosen as responsible worker. */
export class ColleagueResponse {
  id: string;
  displayName: string;
  role: Role;
}

export class ColleagueList {
  items: ColleagueResponse[];
}
