import { DomainError } from '@app/platform';
import type { CaseState } from './case.rules.js';

export class CaseTransitionNotAllowed extends DomainError {
  constructor(from: CaseState, to: CaseState) {
    super('conflict', 'transition-not-allowed', { from, to });
  }
}
