import { IsNotEmpty, IsString, MaxLength, MinLength } from 'class-validator';
import type { Permission, Role } from '@app/platform/shared';

export class LoginRequest {
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  username: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  password: string;
}

/** For API clients that keep their refresh token themselves; the browser's travels in its cookie. */
export class RefreshRequest {
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  refreshToken: string;
}

export class ChangePasswordRequest {
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  currentPassword: string;

  /** At least 12 characters, not one of the most common passwords, not the user name. */
  @IsString()
  @MinLength(12)
  @MaxLength(200)
  newPassword: string;
}

export class MeResponse {
  id: string;
  username: string;
  displayName: string;
  role: Role;
  permissions: Permission[];
  institutionId: string;
  institutionName: string;
  mustChangePassword: boolean;
  /** ISO 8601; the session ends then unless something is done before (idle limit). */
  idleExpiresAt: string;
  /** ISO 8601; the session ends then whatever is done (absolute limit). */
  sessionExpiresAt: string;
  /** `demo` when the server was seeded with fictional data. */
  environment: 'production' | 'demo';
}

export class TokenResponse {
  accessToken: string;
  refreshToken: string;
  tokenType: 'Bearer';
  /** Seconds until the access token ends. */
  expiresIn: number;
}
