import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  ageAtLeast,
  earliestDay,
  formatPartialDate,
  isPartialDate,
  latestDay,
  liesInFuture,
} from './partial-date.rules.js';

describe('partial dates', () => {
  it.each(['1994', '1994-07', '1994-07-21', '2024-02-29', '1850-01-01'])('knows %s', (value) => {
    expect(isPartialDate(value)).toBe(true);
  });
  it.each([
    '',
    '94',
    '1994-13',
    '1994-00',
    '1994-02-29',
    '1994-07-32',
    '1994-7-1',
    '21.07.1994',
    '1849',
    1994,
    null,
    undefined,
    '1994-07-21T00:00',
  ])('refuses %s', (value) => {
    expect(isPartialDate(value)).toBe(false);
  });
  it('spans what it can mean', () => {
    expect([earliestDay('1994'), latestDay('1994')]).toEqual(['1994-01-01', '1994-12-31']);
    expect([earliestDay('2024-02'), latestDay('2024-02')]).toEqual(['2024-02-01', '2024-02-29']);
    expect([earliestDay('1994-07-21'), latestDay('1994-07-21')]).toEqual(['1994-07-21', '1994-07-21']);
  });
  it('lies in the future only when every day it can mean does', () => {
    expect(liesInFuture('2026', '2026-11-24')).toBe(false);
    expect(liesInFuture('2026-12', '2026-11-24')).toBe(true);
    expect(liesInFuture('2026-11-24', '2026-11-24')).toBe(false);
  });
  it('counts years as the lower bound', () => {
    expect(ageAtLeast('2008-11-24', '2026-11-24')).toBe(18);
    expect(ageAtLeast('2008-11-25', '2026-11-24')).toBe(17);
    expect(ageAtLeast('2008', '2026-11-24')).toBe(17);
    expect(ageAtLeast('2008-02-29', '2026-02-28')).toBe(17);
  });
  it('is written the German way', () => {
    expect(['1994', '1994-07', '1994-07-21'].map(formatPartialDate)).toEqual([
      '1994',
      '07.1994',
      '21.07.1994',
    ]);
  });
  it('holds for every day there is', () => {
    const days = fc
      .date({ min: new Date('1850-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
      .map((d) => d.toISOString().slice(0, 10));
    fc.assert(
      fc.property(days, (day) => {
        expect(isPartialDate(day)).toBe(true);
        for (const known of [day.slice(0, 4), day.slice(0, 7), day]) {
          expect(earliestDay(known) <= day && day <= latestDay(known)).toBe(true);
          expect(isPartialDate(latestDay(known))).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
