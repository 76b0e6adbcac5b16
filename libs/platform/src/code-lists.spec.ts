import { describe, expect, it } from '@jest/globals';
import {
  assessmentCodeLists,
  codeLists,
  codeListSources,
  destatisKeyOf,
  industries,
  industryLabel,
  inForce,
  isKnownCountry,
  isKnownDrivingLicenceClass,
  isKnownGermanCourse,
  isKnownIndustry,
  isKnownIscedLevel,
  isKnownLanguage,
  isKnownLanguageLevel,
  isKnownNationality,
  isKnownOccupation,
  isKnownRecognitionKind,
  isKnownScript,
  isKnownWorkPermission,
  languageLabel,
  municipalityInForce,
  nationalityLabel,
  occupationLabel,
  occupationOf,
  residenceStatusInForce,
  residenceStatusLabel,
  scriptLabel,
  searchOccupations,
  suggestedWorkPermission,
} from './code-lists.js';

const lists = codeLists();
const unique = (codes: string[]) => expect(new Set(codes).size).toBe(codes.length);

describe('code lists', () => {
  it('name each code once', () => {
    unique(lists.residenceStatuses.map((s) => s.code));
    unique(lists.municipalities.map((m) => m.ags));
    unique(lists.countries);
    unique(lists.languages.map((l) => l.code));
  });

  it('have 23 municipalities in force today, and keep the keys that ended', () => {
    expect(lists.municipalities.filter((m) => inForce(m, '2026-11-24'))).toHaveLength(23);
    expect(municipalityInForce('03154003', '2026-11-24')).toBe(false);
    expect(municipalityInForce('03154003', '2017-06-30')).toBe(true);
    expect(municipalityInForce('03154028', '2017-06-30')).toBe(false);
    for (const m of lists.municipalities) {
      expect(m.ags).toMatch(/^03154\d{3}$/);
      for (const code of m.postalCodes) expect(code).toMatch(/^38\d{3}$/);
    }
  });

  it('say of each residence status where it comes from and when it was looked at', () => {
    expect(lists.residenceStatuses.length).toBeGreaterThan(65);
    for (const status of lists.residenceStatuses) {
      expect(status.reviewedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(status.lawTextOf <= status.reviewedOn).toBe(true);
      if (!['OTHER', 'NONE', 'NOT_RECORDED'].includes(status.code)) {
        expect(status.legalBasis).toBeTruthy();
        expect(status.workPermission).toBeTruthy();
      }
    }
    expect(residenceStatusInForce('NOT_RECORDED', '2026-11-24')).toBe(true);
    expect(residenceStatusInForce('NO_SUCH', '2026-11-24')).toBe(false);
  });

  it('warn where the law changed after the text they were compared with', () => {
    for (const code of ['GESTATTUNG', 'ARRIVAL']) {
      expect(lists.residenceStatuses.find((s) => s.code === code)?.caution).toContain('12.6.2026');
    }
  });

  it.each(['de', 'en'])('have names for every language and country in %s', (locale) => {
    const names = lists.languages.map((l) => l.name[locale as 'de' | 'en']);
    unique(names);
    // A name that is missing comes back as the tag, with or without its region in brackets.
    expect(names.filter((name) => /^[a-z]{2,3}\b/.test(name))).toEqual([]);
    const regions = new Intl.DisplayNames(locale, { type: 'region' });
    expect(lists.countries.filter((c) => regions.of(c) === c)).toEqual([]);
  });

  it('know the languages that forms are printed in', () => {
    for (const code of [
      'deu',
      'ara',
      'ukr',
      'rus',
      'tur',
      'bul',
      'pol',
      'ron',
      'prs',
      'pes',
      'kmr',
      'eng',
      'pus',
      'ckb',
      'tir',
      'som',
      'fra',
    ]) {
      expect(isKnownLanguage(code)).toBe(true);
    }
  });

  it.each([
    ['AF', '423'],
    ['SY', '475'],
    ['TR', '163'],
    ['UA', '166'],
    ['XK', '150'],
    ['DE', '000'],
    ['STATELESS', '997'],
    ['UNRESOLVED', '998'],
    ['UNKNOWN', '999'],
    // A territory of another state, and no state at all.
    ['FO', null],
    ['ZZ', null],
  ])('know the Destatis key of %s', (code, key) => {
    expect(destatisKeyOf(code)).toBe(key);
  });

  it.each([
    ['country', isKnownCountry, 'SY', 'STATELESS'],
    ['nationality', isKnownNationality, 'STATELESS', 'ZZ'],
    ['language', isKnownLanguage, 'kmr', 'ku'],
    ['script', isKnownScript, 'Ethi', 'latn'],
    ['language level', isKnownLanguageLevel, 'Alpha', 'B3'],
    ['ISCED level', isKnownIscedLevel, '0', '9'],
    ['work permission', isKnownWorkPermission, 'BA_consent_free', 'auth'],
    ['German course', isKnownGermanCourse, 'IK_alpha', 'IK'],
    ['driving licence class', isKnownDrivingLicenceClass, 'CE', 'Z'],
    ['recognition kind', isKnownRecognitionKind, 'regulated', 'unknown'],
    ['occupation', isKnownOccupation, 'pflegefachkraft', 'Pflegefachkraft'],
    ['industry', isKnownIndustry, '01', '04'],
  ])('tell a %s from what is none', (_what, isKnown, known, unknown) => {
    expect([isKnown(known), isKnown(unknown)]).toEqual([true, false]);
    expect([isKnown('constructor'), isKnown('')]).toEqual([false, false]);
  });

  it('suggest a work permission for a residence status', () => {
    expect(
      ['AE_24', 'GESTATTUNG', 'DULD_60B', 'AE_18A', 'AE_17', 'VISA_D', 'NONE', 'NO_SUCH'].map(
        suggestedWorkPermission,
      ),
    ).toEqual([
      'free',
      'requires_authority_permission',
      'prohibited',
      'bound_employer',
      'part_time_limit',
      'unknown',
      null,
      null,
    ]);
  });

  it('name codes in German, and leave a code that is in no list as it is', () => {
    expect([languageLabel('kmr'), nationalityLabel('ER'), scriptLabel('Arab')]).toEqual([
      'Kurdisch (Kurmandschi)',
      'Eritrea',
      'Arabisch',
    ]);
    expect([occupationLabel('maurer'), industryLabel('41'), residenceStatusLabel('NE')]).toEqual([
      'Maurer/in',
      'Hochbau',
      'Niederlassungserlaubnis',
    ]);
    expect([languageLabel('xx'), occupationLabel('xx')]).toEqual(['xx', 'xx']);
  });

  it('find occupations and one by its code', () => {
    expect(searchOccupations('nurse')[0]?.code).toBe('pflegefachkraft');
    expect(occupationOf('arzt')).toMatchObject({ kldb: '81404', isco: '2211', regulated: true });
    expect(occupationOf('no_such')).toBeNull();
  });

  it('stay small where every page loads them, the large ones apart', () => {
    const size = (value: unknown) => Buffer.byteLength(JSON.stringify(value));
    expect(size(lists)).toBeLessThan(150_000);
    expect(size(assessmentCodeLists())).toBeLessThan(60_000);
    expect(Object.keys(lists)).not.toContain('occupations');
    expect(industries()).toHaveLength(88);
    expect(codeListSources().map(({ list }) => list)).toContain('occupations');
  });
});
