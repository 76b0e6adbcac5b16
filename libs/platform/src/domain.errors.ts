/** What sort of refusal it is; the HTTP layer alone knows which status that means. */
export type ErrorKind =
  | 'notAuthenticated'
  | 'forbidden'
  | 'notFound'
  | 'conflict'
  | 'invalid'
  | 'tooMany'
  | 'tooLarge'
  | 'unavailable';

/** One wrong field, as RFC 9457 problem details carry it. */
export interface FieldError {
  /** JSON pointer into the request body, for example `/person/familyName`. */
  pointer: string;
  code: string;
  params?: Record<string, number>;
}

/** A refusal the caller can act on, with a stable code. Anything else that is thrown is a defect (500). */
export class DomainError extends Error {
  constructor(
    readonly kind: ErrorKind,
    /** Stable, for example `version-conflict`; texts for it are in `problem-texts.ts`. */
    readonly code: string,
    /** Members added to the problem document; must not tell what the caller may not see. */
    readonly extra: Record<string, unknown> = {},
    readonly fields: FieldError[] = [],
  ) {
    super(code);
    this.name = new.target.name;
  }
}

/** Missing, foreign and not permitted look the same, byte for byte. */
export class NotFound extends DomainError {
  constructor() {
    super('notFound', 'not-found');
  }
}

export class NotAuthenticated extends DomainError {
  constructor() {
    super('notAuthenticated', 'not-authenticated');
  }
}

export class Forbidden extends DomainError {
  constructor() {
    super('forbidden', 'forbidden');
  }
}

/** Somebody else changed the record since the caller read it; nothing was written. */
export class VersionConflict extends DomainError {
  constructor(currentVersion: number) {
    super('conflict', 'version-conflict', { currentVersion });
  }
}

/**
 * Input that breaks rules, every field named at once.
 */
export class InvalidInput extends DomainError {
  /** @param prefix where the fields' pointers start in the request, for example `/person` */
  constructor(fields: readonly FieldError[], prefix = '') {
    super(
      'invalid',
      'validation',
      {},
      fields.map((f) => ({ ...f, pointer: prefix + f.pointer })),
    );
  }
}

/** A field's content breaks a rule that only the server can judge. */
export class InvalidField extends InvalidInput {
  constructor(pointer: string, code: string) {
    super([{ pointer, code }]);
  }
}

/** The database cannot be reached or did not answer in time. */
export class Unavailable extends DomainError {
  constructor(options?: ErrorOptions) {
    super('unavailable', 'unavailable');
    this.cause = options?.cause;
  }
}
