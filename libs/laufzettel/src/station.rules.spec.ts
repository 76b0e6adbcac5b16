import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  fulfils,
  needsPrerequisites,
  offeredResults,
  STAMP_RESULTS,
  stateAfter,
  STATION_STATES,
  STATION_TRANSITIONS,
  type StationState,
} from './station.rules.js';

const result = fc.constantFrom(...STAMP_RESULTS);

describe('stations', () => {
  it('are settled for good: no further stamp, only a correction', () => {
    for (const state of ['completed', 'dropped'] as const) {
      for (const r of STAMP_RESULTS) {
        expect(stateAfter(state, r)).toBeNull();
        expect(stateAfter(state, r, true)).not.toBeNull();
      }
      expect(fulfils(state)).toBe(true);
    }
  });

  it('take every result while they are not settled', () => {
    for (const state of ['open', 'inProgress', 'attention'] as const) {
      expect(fulfils(state)).toBe(false);
      for (const r of STAMP_RESULTS) expect(STATION_STATES).toContain(stateAfter(state, r));
    }
  });

  it('end up where the last stamp says, whatever came before', () => {
    fc.assert(
      fc.property(fc.array(result, { minLength: 1, maxLength: 12 }), (stamps) => {
        let state: StationState = 'open';
        for (const r of stamps) {
          const next: StationState | null = stateAfter(state, r);
          if (next === null) expect(fulfils(state)).toBe(true);
          else {
            expect(next).toBe(stateAfter('open', r));
            state = next;
          }
        }
        // A correction is judged as if the mistaken stamp had never been made.
        for (const r of STAMP_RESULTS) expect(stateAfter(state, r, true)).toBe(stateAfter('open', r));
      }),
      { numRuns: 1000 },
    );
  });

  it('are never settled by a stamp while a hard prerequisite is missing, except by what makes them needless', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...STATION_STATES),
        fc.array(fc.constantFrom('REG', 'SOZ')),
        (state, missing) => {
          for (const r of offeredResults(state, missing)) {
            expect(STATION_TRANSITIONS[state][r]).toBeDefined();
            if (missing.length > 0) expect(needsPrerequisites(r)).toBe(false);
          }
        },
      ),
      { numRuns: 1000 },
    );
    expect(offeredResults('open', ['SOZ'])).toEqual([
      'documents_missing',
      'appointment_given',
      'not_responsible',
      'no_show',
      'not_applicable',
      'refused_by_person',
    ]);
  });
});
