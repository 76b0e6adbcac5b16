import { describe, expect, it } from '@jest/globals';
import { COUNTRIES, DESTATIS_KEYS, NATIONALITY_SPECIALS } from './code-lists/countries.data.js';
import {
  codeLists,
  inForce,
  isKnownLanguage,
  municipalityInForce,
  residenceStatusInForce,
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

  it('map to Destatis keys of three digits', () => {
    for (const [code, key] of Object.entries(DESTATIS_KEYS)) {
      expect([...COUNTRIES, ...NATIONALITY_SPECIALS]).toContain(code);
      expect(key).toMatch(/^\d{3}$/);
    }
  });
});
