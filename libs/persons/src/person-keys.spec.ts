import { describe, expect, it } from '@jest/globals';
import { birthAgreement, matchScore, personKeys, tokensOf } from './person-keys.js';
import { PROBABLE } from './person-matching.js';

const compared = (
  familyName: string,
  givenNames: string | undefined,
  dateOfBirth: string,
  nativeScriptName?: string,
) => {
  const keys = personKeys({ familyName, givenNames, nativeScriptName }, dateOfBirth);
  return { ...keys, dateOfBirth };
};
const share = (a: { matchKeys: string[] }, b: { matchKeys: string[] }) =>
  a.matchKeys.some((k) => b.matchKeys.includes(k));

describe('one person written twice', () => {
  it.each([
    [
      'transliterated otherwise',
      ['Al-Hussein', 'Mohammed', '1990-04-03'],
      ['Alhusain', 'Muhamad', '1990-04-03'],
    ],
    ['family and given name swapped', ['Khaled', 'Omar', '1988-02-01'], ['Omar', 'Khaled', '1988-02-01']],
    [
      '1 January instead of the day',
      ['Petrenko', 'Oksana', '1992-06-15'],
      ['Petrenko', 'Oxana', '1992-01-01'],
    ],
    ['only the year known', ['Tekle', 'Selam', '1999'], ['Tekle', 'Salam', '1999-01-01']],
    ['umlauts', ['Müller', 'Jörg', '1970-05-05'], ['Mueller', 'Joerg', '1970-05-05']],
    ['a given name dropped', ['Demodari', 'Rania Fatima', '1988-03-03'], ['Demodari', 'Rania', '1988-03-03']],
    ['a typing mistake', ['Yilmaz', 'Mehmet', '1980-10-10'], ['Yilmaz', 'Memhet', '1980-10-10']],
  ])('is found although %s', (_how, a, b) => {
    const [one, two] = [
      compared(...(a as [string, string, string])),
      compared(...(b as [string, string, string])),
    ];
    expect(share(one, two)).toBe(true);
    expect(matchScore(one, two)).toBeGreaterThanOrEqual(PROBABLE);
  });

  it('is found by the name in the original script alone', () => {
    const latin = compared('Al-Masri', 'Khalid', '1990-01-01');
    const arabic = personKeys({ familyName: 'x', nativeScriptName: 'خالد المصري' }, '1990-01-01');
    expect(share(latin, arabic)).toBe(true);
  });

  it('is found with one name only', () => {
    const [one, two] = [
      compared('Suharto', undefined, '1961'),
      compared('Soeharto', undefined, '1961-01-01'),
    ];
    expect(share(one, two)).toBe(true);
  });
});

describe('two people', () => {
  it.each([
    [
      ['Müller', 'Anna', '1990-01-01'],
      ['Yilmaz', 'Ayşe', '1990-01-01'],
    ],
    [
      ['Al-Hussein', 'Mohammed', '1990-01-01'],
      ['Osmani', 'Mohammed', '1990-01-01'],
    ],
    [
      ['Kowalski', 'Jan', '1970-05-05'],
      ['Kowalczyk', 'Piotr', '1985-09-09'],
    ],
  ])('%s and %s are told apart', (a, b) => {
    expect(
      matchScore(compared(...(a as [string, string, string])), compared(...(b as [string, string, string]))),
    ).toBeLessThan(PROBABLE);
  });
});

describe('names', () => {
  it('lose particles and marks, keep their parts', () => {
    expect(tokensOf('Al-Masri')).toEqual(['masri']);
    expect(tokensOf('von der Leyen')).toEqual(['leyen']);
    expect(tokensOf('Đặng Thị Hoa')).toEqual(['dang', 'thi', 'hoa']);
    expect(tokensOf('Олена Ковальчук')).toEqual(['olena', 'kovalchuk']);
    expect(tokensOf('ሰላም')).toHaveLength(1);
  });
});

describe('birth dates', () => {
  it.each([
    ['1990-04-03', '1990-04-03', 1],
    ['1990-04-03', '1990-04-05', 0.8],
    ['1990-04-03', '1990-01-01', 0.8],
    ['1990-04-03', '1990-09-09', 0.5],
    ['1990-04-03', '1991-04-03', 0.4],
    ['1990-04-03', '1993-04-03', 0.15],
    ['1990-04-03', '1970-04-03', 0],
    ['1990', '1990-04-03', 0.8],
    ['1990-04', '1990-05-03', 0.5],
  ])('%s and %s agree by %d', (a, b, agreement) => {
    expect(birthAgreement(a, b)).toBe(agreement);
    expect(birthAgreement(b, a)).toBe(agreement);
  });
});
