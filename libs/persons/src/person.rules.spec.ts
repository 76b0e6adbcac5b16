import { describe, expect, it } from '@jest/globals';
import { expiryWarning } from './person.rules.js';

describe('a residence document', () => {
  it.each([
    [null, null],
    ['2026-11-23', 'expired'],
    ['2026-11-24', 'within4Weeks'],
    ['2026-12-22', 'within4Weeks'],
    ['2026-12-23', 'within8Weeks'],
    ['2027-01-19', 'within8Weeks'],
    ['2027-01-20', null],
  ])('valid until %s warns %s', (validUntil, warning) => {
    expect(expiryWarning(validUntil, '2026-11-24')).toBe(warning);
  });
});
