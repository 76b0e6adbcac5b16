import { DomainError } from '@app/platform';

/** There are people who might be this one, and nobody has decided that they are not. */
export class ProbableDuplicates extends DomainError {
  /** @param matches who it might be, as the caller may see them */
  constructor(readonly matches: readonly { id: string }[]) {
    super('conflict', 'probable-duplicates', { matches });
  }
}

export class AlreadyInHousehold extends DomainError {
  constructor() {
    super('conflict', 'person-already-in-household');
  }
}
