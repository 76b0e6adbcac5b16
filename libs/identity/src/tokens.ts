import { createHash, createHmac, createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import jwt from 'jsonwebtoken';
import { CONFIG, installationKey, type Config, type UserActor } from '@app/platform';
import { ACCESS_SECONDS } from './login.rules.js';

/** What an access token carries. */
export interface AccessClaims {
  sub: string;
  role: UserActor['role'];
  inst: string;
  sid: string;
  /** Must change the password first. */
  pwd?: true;
}

/** Makes access tokens. The key is kept as a KeyObject: as a string it would be parsed anew at every request. */
@Injectable()
export class Tokens {
  readonly key: KeyObject;
  readonly deviceKey: KeyObject;

  constructor(@Inject(CONFIG) config: Config) {
    const secret = installationKey(config.dataDir, 'session');
    this.key = derived(secret, 'access token');
    this.deviceKey = derived(secret, 'known device');
  }

  access(actor: UserActor): string {
    const claims: AccessClaims = {
      sub: actor.userId,
      role: actor.role,
      inst: actor.institutionId,
      sid: actor.sessionId,
    };
    if (actor.mustChangePassword) claims.pwd = true;
    return jwt.sign(claims, this.key, { algorithm: 'HS256', expiresIn: ACCESS_SECONDS });
  }

  /** Tells whether two secrets are the same without telling anything of them. */
  fingerprint(secret: string): string {
    return createHmac('sha256', this.key).update(`fingerprint ${secret}`).digest('base64url');
  }

  /** The session an access token was made for, be it expired; null when it is none of ours. */
  sessionOf(accessToken: string): string | null {
    try {
      const claims = jwt.verify(accessToken, this.key, { algorithms: ['HS256'], ignoreExpiration: true });
      return (claims as unknown as AccessClaims).sid ?? null;
    } catch {
      return null;
    }
  }

  /** A value that proves later that this user has logged in from this device before. */
  device(userId: string): string {
    return jwt.sign({ sub: userId, jti: randomBytes(12).toString('base64url') }, this.deviceKey, {
      algorithm: 'HS256',
      expiresIn: '180d',
    });
  }

  /** The id of a known device of this user, or null. */
  deviceOf(userId: string, value: string | undefined): string | null {
    if (value === undefined) return null;
    try {
      const claims = jwt.verify(value, this.deviceKey, { algorithms: ['HS256'] });
      return typeof claims === 'object' && claims.sub === userId ? (claims.jti ?? null) : null;
    } catch {
      return null;
    }
  }
}

function derived(secret: Buffer, purpose: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', `anlaufstelle ${purpose}`, 32)));
}

/** A refresh token: 256 random bits; only its hash is stored. */
export function newRefreshToken(): string {
  return randomBytes(32).toString('base64url');
}

export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
