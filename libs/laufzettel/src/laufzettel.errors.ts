import { DomainError } from '@app/platform';
import type { StampResult } from './station.rules.js';

/** Another clerk was faster; `extra` says who did what, so that the second one need not guess. */
export class StationChanged extends DomainError {
  constructor(what: {
    currentVersion: number;
    stampedBy: string | null;
    stampedAt: string | null;
    result: StampResult | null;
  }) {
    super('conflict', 'station-changed', what);
  }
}

/** A station that has to come first is not settled; `missing` are the codes and names of those. */
export class PrerequisiteMissing extends DomainError {
  constructor(missing: { code: string; name: string }[]) {
    super('conflict', 'prerequisite-missing', { missing });
  }
}

/** The result does not fit the station's state, or a settled station was stamped without naming what is corrected. */
export class StampNotAllowed extends DomainError {
  constructor() {
    super('conflict', 'stamp-not-allowed');
  }
}

/** The slip is completed or withdrawn: nothing joins it any more. */
export class LaufzettelEnded extends DomainError {
  constructor() {
    super('conflict', 'laufzettel-ended');
  }
}

/** This station stands on the slip and is not settled yet; `stationId` is the one. */
export class StationUnderWay extends DomainError {
  constructor(stationId: string) {
    super('conflict', 'station-under-way', { stationId });
  }
}

/** The step of the assessment has become a station of this slip before; `stationId` is the one. */
export class StepHasStation extends DomainError {
  constructor(stationId: string) {
    super('conflict', 'step-has-station', { stationId });
  }
}
