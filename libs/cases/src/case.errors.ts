import { DomainError } from '@app/platform';
import type { CaseState } from './case.rules.js';

export class CaseTransitionNotAllowed extends DomainError {
  constructor(from: CaseState, to: CaseState) {
    super('conflict', 'transition-not-allowed', { from, to });
  }
}

/** A closed case gets nothing new: no slip, no waiver. It can be reopened. */
export class CaseClosed extends DomainError {
  constructor() {
    super('conflict', 'case-closed');
  }
}
