import { DomainError } from '@app/platform';
import type { RecognitionStage } from './recognition.rules.js';

/** The stage does not follow the one the procedure is in. */
export class RecognitionStepNotAllowed extends DomainError {
  constructor(from: RecognitionStage, to: RecognitionStage) {
    super('conflict', 'transition-not-allowed', { from, to });
  }
}
