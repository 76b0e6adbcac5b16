import { DomainError } from '@app/platform';
import type { WaiverState } from './waiver.rules.js';

/** The waiver is not in a state in which this can be done. */
export class WaiverNotThere extends DomainError {
  constructor(state: WaiverState) {
    super('conflict', 'waiver-state', { state });
  }
}

/** Others must sign by now than when the waiver was put before them: it goes back to the draft, or is discarded. */
export class SignatoriesChanged extends DomainError {
  constructor() {
    super('conflict', 'waiver-state', { state: 'awaiting', reason: 'signatoriesChanged' });
  }
}

/** The link is unknown, used, over or its waiver has gone on: one answer for all, it may be in the wrong hands. */
export class SigningLinkOver extends DomainError {
  constructor() {
    super('notFound', 'signing-over');
  }
}

/** What a second person must do cannot be done by the one who did the first part. */
export class SecondPersonNeeded extends DomainError {
  constructor() {
    super('forbidden', 'second-person-needed');
  }
}

/** The scan is none of PDF, JPEG or PNG, whatever it says it is. */
export class ScanNotReadable extends DomainError {
  constructor() {
    super('invalid', 'scan-not-readable');
  }
}
