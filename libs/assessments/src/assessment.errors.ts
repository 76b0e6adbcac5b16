import { DomainError } from '@app/platform';
import type { AssessmentState } from './assessment.rules.js';

/** The assessment is not in a state in which this can be done. */
export class AssessmentNotThere extends DomainError {
  constructor(state: AssessmentState) {
    super('conflict', 'assessment-state', { state });
  }
}

/** Somebody else has answered the field since; nothing was written. The answer in force comes with the refusal. */
export class AnswerChanged extends DomainError {
  constructor(current: object) {
    super('conflict', 'answer-changed', { current });
  }
}

/** The row was removed by somebody meanwhile; it can be brought back. */
export class RowRemoved extends DomainError {
  constructor() {
    super('conflict', 'row-removed');
  }
}

/** Art. 13 DSGVO: what is asked from §2.3 on needs the information handed out first. */
export class PrivacyInformationFirst extends DomainError {
  constructor() {
    super('conflict', 'privacy-information-first');
  }
}

/** The case has an assessment under way, or the one to follow is not its signed one. */
export class AssessmentUnderWay extends DomainError {
  constructor() {
    super('conflict', 'assessment-under-way');
  }
}
