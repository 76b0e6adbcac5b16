import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isPublicHoliday } from '@app/platform';
import { addWorkingDays, computeDeadline, isWorkingDay } from './deadline.rules.js';
import type { DeadlineRule } from './template-content.rules.js';

const rule = (changes: Partial<DeadlineRule>): DeadlineRule => ({
  kind: 'practice',
  amount: 1,
  unit: 'days',
  from: 'issuedOn',
  basis: null,
  ...changes,
});
const on = (changes: Partial<DeadlineRule>, issuedOn: string, arrivedDistrictOn?: string) =>
  computeDeadline(rule(changes), { issuedOn, arrivedDistrictOn }, isPublicHoliday).on;

describe('a period', () => {
  it.each([
    // Two weeks after moving in, § 17 Abs. 1 BMG: same weekday, the day itself does not count.
    ['moved in on a Tuesday', { kind: 'legal', amount: 2, unit: 'weeks' }, '2026-11-24', '2026-12-08'],
    ['ends on a Saturday: Monday', { kind: 'legal', amount: 2, unit: 'weeks' }, '2026-11-21', '2026-12-07'],
    [
      'ends on the first day of Christmas, a Friday: Monday after the second',
      { kind: 'legal', amount: 2, unit: 'weeks' },
      '2026-12-11',
      '2026-12-28',
    ],
    [
      'ends on Good Friday 2027: Tuesday after Easter',
      { kind: 'legal', amount: 2, unit: 'weeks' },
      '2027-03-12',
      '2027-03-30',
    ],
    [
      'ends on Reformation Day 2028, a Tuesday and a holiday here',
      { kind: 'legal', amount: 2, unit: 'weeks' },
      '2028-10-17',
      '2028-11-01',
    ],
    [
      'that is no legal one stays where it ends',
      { kind: 'practice', amount: 2, unit: 'weeks' },
      '2026-11-21',
      '2026-12-05',
    ],
    ['of a month from 31 January', { amount: 1, unit: 'months' }, '2027-01-31', '2027-02-28'],
    ['of a month from 31 January of a leap year', { amount: 1, unit: 'months' }, '2028-01-31', '2028-02-29'],
    ['of a month from 28 February', { amount: 1, unit: 'months' }, '2027-02-28', '2027-03-28'],
    ['of three months over the turn of the year', { amount: 3, unit: 'months' }, '2026-11-30', '2027-02-28'],
    ['of a year from 29 February', { amount: 12, unit: 'months' }, '2028-02-29', '2029-02-28'],
    ['to the end of this month', { amount: 0, unit: 'endOfMonth' }, '2028-02-10', '2028-02-29'],
    [
      'to the end of January 2027, a Sunday: Friday before',
      { amount: 0, unit: 'endOfMonth' },
      '2027-01-05',
      '2027-01-29',
    ],
    [
      'to the end of May 2027, over Whit Monday: no change',
      { amount: 0, unit: 'endOfMonth' },
      '2027-05-05',
      '2027-05-31',
    ],
    ['to the end of December', { amount: 0, unit: 'endOfMonth' }, '2026-12-31', '2026-12-31'],
    ['of days over the change to winter time', { amount: 2, unit: 'days' }, '2026-10-24', '2026-10-26'],
    ['of days over the change to summer time', { amount: 2, unit: 'days' }, '2027-03-27', '2027-03-29'],
    [
      'of ten working days over Christmas and New Year',
      { amount: 10, unit: 'workingDays' },
      '2026-12-18',
      '2027-01-05',
    ],
    ['of three working days from a Friday', { amount: 3, unit: 'workingDays' }, '2026-11-27', '2026-12-02'],
  ] as const)('%s', (_what, changes, issuedOn, expected) => {
    expect(on(changes, issuedOn)).toBe(expected);
  });

  it('starts with the move when its day is known, else with the day of issue', () => {
    const legal = { kind: 'legal', amount: 2, unit: 'weeks', from: 'arrivedDistrictOn' } as const;
    expect(on(legal, '2026-11-24', '2026-11-17')).toBe('2026-12-01');
    expect(on(legal, '2026-11-24', '2026-11')).toBe('2026-12-08');
    expect(on(legal, '2026-11-24')).toBe('2026-12-08');
    expect(on(legal, '2026-11-24', '2026-09-01')).toBe('2026-09-15');
  });

  it('is no legal one when the day it runs from is not known', () => {
    const legal = rule({
      kind: 'legal',
      amount: 2,
      unit: 'weeks',
      from: 'arrivedDistrictOn',
      basis: '§ 17 Abs. 1 BMG',
    });
    const kind = (arrivedDistrictOn?: string) =>
      computeDeadline(legal, { issuedOn: '2026-11-24', arrivedDistrictOn }, isPublicHoliday).kind;
    expect([kind('2026-11-17'), kind('2026-11'), kind('2026'), kind()]).toEqual([
      'legal',
      'practice',
      'practice',
      'practice',
    ]);
  });

  it('keeps kind and basis', () => {
    expect(
      computeDeadline(
        rule({ kind: 'legal', basis: '§ 17 Abs. 1 BMG' }),
        { issuedOn: '2026-11-24' },
        isPublicHoliday,
      ),
    ).toEqual({
      on: '2026-11-25',
      kind: 'legal',
      basis: '§ 17 Abs. 1 BMG',
    });
  });
});

describe('working days', () => {
  const day = fc
    .date({ min: new Date('2020-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
    .map((d) => d.toISOString().slice(0, 10));

  it('end on a working day, later than they began, with exactly so many between', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 40 }), (start, amount) => {
        const end = addWorkingDays(start, amount, isPublicHoliday);
        expect(isWorkingDay(end, isPublicHoliday)).toBe(true);
        let counted = 0;
        for (let t = Date.parse(start) + 86_400_000; t <= Date.parse(end); t += 86_400_000) {
          if (isWorkingDay(new Date(t).toISOString().slice(0, 10), isPublicHoliday)) counted++;
        }
        expect(counted).toBe(amount);
      }),
      { numRuns: 1000 },
    );
  });

  it('are what a legal period ends on, never earlier than the calendar says', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 30 }), (start, amount) => {
        const legal = on({ kind: 'legal', amount, unit: 'days' }, start);
        expect(isWorkingDay(legal, isPublicHoliday)).toBe(true);
        expect(legal >= on({ kind: 'practice', amount, unit: 'days' }, start)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
