import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { CONFIG, type Config, type UserActor } from '@app/platform';
import { cookieNames } from './session-cookies.js';
import { Tokens, type AccessClaims } from './tokens.js';

/** Reads the access token from the bearer header or the browser's cookie. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy, 'jwt') {
  constructor(tokens: Tokens, @Inject(CONFIG) config: Config) {
    const { access } = cookieNames(config);
    super({
      jwtFromRequest: ExtractJwt.fromExtractors([
        ExtractJwt.fromAuthHeaderAsBearerToken(),
        (request: unknown) =>
          (request as { cookies?: Record<string, string | undefined> }).cookies?.[access] ?? null,
      ]),
      // Its types know strings only; jsonwebtoken takes the key object and is 30 times faster with it.
      secretOrKey: tokens.key as unknown as Buffer,
      algorithms: ['HS256'],
    });
  }

  validate(claims: AccessClaims): UserActor {
    return {
      userId: claims.sub,
      role: claims.role,
      institutionId: claims.inst,
      sessionId: claims.sid,
      mustChangePassword: claims.pwd === true,
    };
  }
}
