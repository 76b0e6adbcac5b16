import { Injectable, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { mayUse, type RoutePermission } from './access.rules.js';
import type { UserActor } from './actor.js';
import { DomainError, Forbidden, NotAuthenticated } from './domain.errors.js';
import { PERMISSION_KEY } from './endpoint.decorator.js';

/** With a first password somebody else chose, nothing but choosing another is possible. */
class PasswordChangeRequired extends DomainError {
  constructor() {
    super('forbidden', 'password-change-required');
  }
}

/**
 * Stands before every route: no `@Endpoint`, no entry. The token says who it is and in which role; whether the
 * session still counts is asked in the transaction that does the work (see `Database.as`).
 */
@Injectable()
export class AccessGuard extends AuthGuard('jwt') {
  constructor(private readonly reflector: Reflector) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const permission = this.reflector.get<RoutePermission | undefined>(PERMISSION_KEY, context.getHandler());
    if (permission === undefined) throw new Forbidden();
    if (permission === 'public') return true;
    await super.canActivate(context);
    const { user } = context.switchToHttp().getRequest<{ user: UserActor }>();
    if (user.mustChangePassword && permission !== 'account.own') throw new PasswordChangeRequired();
    if (!mayUse(user.role, permission)) throw new Forbidden();
    return true;
  }

  override handleRequest<User>(error: unknown, user: User | false | null): User {
    if (error) throw error;
    if (!user) throw new NotAuthenticated();
    return user;
  }
}
