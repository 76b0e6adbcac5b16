import { describe, expect, it } from '@jest/globals';
import { searchTerms } from './person-search.rules.js';

describe('what somebody types into the search', () => {
  it.each([
    ['he-2026-000123', { kind: 'caseNumber', pattern: 'HE-2026-000123' }],
    ['HE-2026-123', { kind: 'caseNumber', pattern: 'HE-2026-000123' }],
    ['000123', { kind: 'caseNumber', pattern: '%-000123' }],
    ['87', { kind: 'caseNumber', pattern: '%-000087' }],
    ['1823', { kind: 'caseNumber', pattern: '%-001823' }],
    ['3.4.1990', { kind: 'dateOfBirth', date: '1990-04-03' }],
    ['04.1990', { kind: 'dateOfBirth', date: '1990-04' }],
    ['1990-04-03', { kind: 'dateOfBirth', date: '1990-04-03' }],
    [' Al-Masri,  Khalid ', { kind: 'name', words: ['Al-Masri', 'Khalid'] }],
    ['محمد', { kind: 'name', words: ['محمد'] }],
    ['1990', { kind: 'dateOfBirth', date: '1990' }],
    ['1990-04', { kind: 'dateOfBirth', date: '1990-04' }],
  ])('%s', (text, expected) => {
    expect(searchTerms(text)).toEqual(expected);
  });
});
