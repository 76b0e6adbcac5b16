import { describe, expect, it } from '@jest/globals';
import { standingOn, WAIVER_STATES, waiverAfter, type WaiverEvent } from './waiver.rules.js';

describe('a waiver', () => {
  it('opens by complete alone, and never again once it has ended', () => {
    const events: WaiverEvent[] = ['fix', 'reopen', 'complete', 'revoke', 'supersede', 'discard'];
    const toActive = WAIVER_STATES.flatMap((from) =>
      events.filter((e) => waiverAfter(from, e) === 'active').map((e) => `${from} ${e}`),
    );
    expect(toActive).toEqual(['awaiting complete']);
    for (const end of ['revoked', 'superseded', 'discarded'] as const)
      expect(events.map((e) => waiverAfter(end, e))).toEqual(events.map(() => null));
  });

  it('counts on its last day and not on the next', () => {
    expect(standingOn('active', '2026-11-24', '2026-11-24')).toBe('active');
    expect(standingOn('active', '2026-11-24', '2026-11-25')).toBe('expired');
    expect(standingOn('revoked', '2026-11-24', '2026-11-25')).toBe('revoked');
  });
});
