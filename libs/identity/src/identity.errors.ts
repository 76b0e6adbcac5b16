import { DomainError } from '@app/platform';

/** User name or password is wrong, or the account is disabled: never said which. */
export class LoginFailed extends DomainError {
  constructor() {
    super('notAuthenticated', 'login-failed');
  }
}

/** Too many failures; even the right password is refused until then. */
export class LoginDelayed extends DomainError {
  constructor(retryAfterSeconds: number) {
    super('tooMany', 'login-delayed', { retryAfterSeconds });
  }
}

export class WrongPassword extends DomainError {
  constructor() {
    super('invalid', 'wrong-password', {}, [{ pointer: '/currentPassword', code: 'invalidFormat' }]);
  }
}

export class WeakPassword extends DomainError {
  constructor(pointer: string) {
    super('invalid', 'weak-password', {}, [{ pointer, code: 'invalidFormat' }]);
  }
}

export class UsernameTaken extends DomainError {
  constructor() {
    super('conflict', 'username-taken', {}, [{ pointer: '/username', code: 'notUnique' }]);
  }
}

/** At least one active administrator must remain. */
export class LastAdmin extends DomainError {
  constructor() {
    super('conflict', 'last-admin');
  }
}

/** Nobody changes the role or the lock of their own account. */
export class OwnRole extends DomainError {
  constructor() {
    super('forbidden', 'own-role');
  }
}
