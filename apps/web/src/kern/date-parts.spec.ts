import { describe, expect, it } from '@jest/globals';
import { fullYear, joinDate, parseWholeDate, splitDate } from './date-parts.js';

describe('dates typed in three fields', () => {
  it('joins what is known and pads single digits', () => {
    expect(joinDate({ day: '3', month: '4', year: '1990' })).toBe('1990-04-03');
    expect(joinDate({ day: '', month: '4', year: '1990' })).toBe('1990-04');
    expect(joinDate({ day: '', month: '', year: '1990' })).toBe('1990');
    expect(joinDate({ day: '', month: '', year: '' })).toBe('');
  });

  it('keeps a gap, so that the check of the form finds it', () => {
    expect(joinDate({ day: '5', month: '', year: '1999' })).toBe('1999--05');
    expect(splitDate('1999--05')).toEqual({ day: '05', month: '', year: '1999' });
  });

  it('understands a whole date in one field', () => {
    expect(parseWholeDate('01.02.90', 2026)).toEqual({ day: '01', month: '02', year: '1990' });
    expect(parseWholeDate('1.2.2005', 2026)).toEqual({ day: '1', month: '2', year: '2005' });
    expect(parseWholeDate('1990-02-01', 2026)).toEqual({ day: '01', month: '02', year: '1990' });
    expect(parseWholeDate('12', 2026)).toBeNull();
  });

  it('takes two digits as a year of the last hundred years', () => {
    expect(fullYear('26', 2026)).toBe('2026');
    expect(fullYear('27', 2026)).toBe('1927');
    expect(fullYear('1990', 2026)).toBe('1990');
    expect(fullYear('', 2026)).toBe('');
  });
});
