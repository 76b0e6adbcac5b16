import { describe, expect, it } from '@jest/globals';
import {
  cameOfAge,
  requiredSignatories,
  signatoriesFit,
  signatoryProblems,
  type CustodyType,
  type Guardian,
  type SignatoryException,
} from './signatory.rules.js';

const MOTHER: Guardian = { role: 'mother', name: 'Rania' };
const FATHER: Guardian = { role: 'father', name: 'Sami' };

const facts = (
  age: number,
  custody: CustodyType,
  guardians: Guardian[] = [],
  exception: SignatoryException | null = null,
) => ({ age, custody, guardians, exception });

describe('who must sign', () => {
  it.each([
    ['an adult alone', facts(18, 'none'), ['person']],
    [
      'an adult with a legal custodian',
      facts(40, 'legal_support', [{ role: 'legal_custodian', name: 'B' }]),
      ['person', 'legal_custodian'],
    ],
    ['both parents of a child', facts(13, 'joint', [MOTHER, FATHER]), ['mother', 'father']],
    ['the one with sole custody', facts(8, 'sole', [FATHER]), ['father']],
    ['both parents and a youth', facts(14, 'joint', [MOTHER, FATHER]), ['mother', 'father', 'person']],
    [
      'the guardian of an unaccompanied youth, and the youth',
      facts(17, 'guardianship', [{ role: 'youth_office', name: 'JA' }]),
      ['youth_office', 'person'],
    ],
    ['one parent for a daily matter', facts(8, 'joint', [MOTHER], 'daily'), ['mother']],
    [
      'one parent and the youth for a daily matter',
      facts(16, 'joint', [MOTHER], 'daily'),
      ['mother', 'person'],
    ],
    ['a youth with insight alone', facts(15, 'joint', [MOTHER, FATHER], 'insight'), ['person']],
  ])('%s', (_what, given, roles) => {
    expect(signatoryProblems(given)).toEqual([]);
    expect(requiredSignatories(given).map((s) => s.role)).toEqual(roles);
  });

  it.each([
    ['a minor without custody', facts(12, 'none'), ['custodyMissing']],
    ['an adult under custody', facts(18, 'joint', [MOTHER, FATHER]), ['custodyNotForAdults']],
    [
      'a minor under legal support',
      facts(12, 'legal_support', [{ role: 'legal_custodian', name: 'B' }]),
      ['custodyNotForMinors'],
    ],
    ['nobody named', facts(12, 'sole'), ['guardianMissing']],
    ['one of two', facts(12, 'joint', [MOTHER]), ['secondGuardianMissing']],
    ['three', facts(12, 'joint', [MOTHER, FATHER, MOTHER]), ['tooManyGuardians']],
    [
      'a guardian instead of a parent',
      facts(12, 'sole', [{ role: 'guardian', name: 'V' }]),
      ['guardianRole'],
    ],
    ['insight at 14', facts(14, 'joint', [MOTHER, FATHER], 'insight'), ['exceptionNotForAge']],
    ['insight at 18', facts(18, 'none', [], 'insight'), ['exceptionNotForAge']],
    [
      'daily matters of one who decides alone anyway',
      facts(9, 'sole', [MOTHER], 'daily'),
      ['exceptionNotForCustody'],
    ],
  ])('is not to be said with %s', (_what, given, problems) => {
    expect(signatoryProblems(given)).toEqual(problems);
    expect(() => requiredSignatories(given)).toThrow(RangeError);
  });
});

describe('those who are to sign', () => {
  it.each([
    ['a child whose parents sign', facts(9, 'joint', [MOTHER, FATHER]), ['mother', 'father'], true],
    ['a child that is 14 by now', facts(14, 'joint', [MOTHER, FATHER]), ['mother', 'father'], false],
    [
      'a youth that is 13 after all',
      facts(13, 'joint', [MOTHER, FATHER]),
      ['mother', 'father', 'person'],
      false,
    ],
    ['a youth that is 18 by now', facts(18, 'sole', [MOTHER]), ['mother', 'person'], false],
    ['an adult who is 17 after all', facts(17, 'none'), ['person'], false],
    ['insight that is 14 after all', facts(14, 'sole', [MOTHER], 'insight'), ['person'], false],
    ['an adult', facts(30, 'none'), ['person'], true],
  ] as const)('%s', (_what, given, roles, fits) => {
    expect(signatoriesFit(given, roles)).toBe(fits);
  });
});

describe('coming of age after signing', () => {
  it.each([
    ['not yet', '2012-11-25', '2025-11-25', '2026-11-24', null],
    ['fourteen today', '2012-11-24', '2025-11-25', '2026-11-24', { age: 14, since: '2026-11-24' }],
    ['eighteen', '2008-03-01', '2025-11-25', '2026-11-24', { age: 18, since: '2026-03-01' }],
    ['both: the later one', '2008-03-01', '2021-03-01', '2026-11-24', { age: 18, since: '2026-03-01' }],
    ['an adult already', '2000', '2025-11-25', '2026-11-24', null],
    ['a year alone: its last day', '2011', '2025-11-25', '2026-11-24', { age: 14, since: '2025-12-31' }],
    ['born on 29 February', '2008-02-29', '2025-11-25', '2026-11-24', { age: 18, since: '2026-03-01' }],
  ])('%s', (_what, birth, signedOn, today, reached) => {
    expect(cameOfAge(birth, signedOn, today)).toEqual(reached);
  });
});
