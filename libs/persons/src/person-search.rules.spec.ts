import { describe, expect, it } from '@jest/globals';
import { searchTerms } from './person-search.rules.js';

describe('what somebody types into the search', () => {
  it.each([
    ['he-2026-000123', { kind: 'caseNumber', number: 'HE-2026-000123' }],
    ['3.4.1990', { kind: 'dateOfBirth', date: '1990-04-03' }],
    ['04.1990', { kind: 'dateOfBirth', date: '1990-04' }],
    ['1990-04-03', { kind: 'dateOfBirth', date: '1990-04-03' }],
    [' Al-Masri,  Khalid ', { kind: 'name', words: ['Al-Masri', 'Khalid'] }],
    ['محمد', { kind: 'name', words: ['محمد'] }],
    ['1990', { kind: 'name', words: ['1990'] }],
  ])('%s', (text, expected) => {
    expect(searchTerms(text)).toEqual(expected);
  });
});
