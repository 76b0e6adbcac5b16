import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ISCED_LEVELS } from '../isced.rules.js';
import { RECOGNITION_KINDS as KINDS } from '../occupation-search.rules.js';
import { isPartialDate } from '../partial-date.rules.js';
import {
  INDUSTRIES,
  ISCED,
  ISCO_OF_KLDB,
  LANGUAGES,
  MUNICIPALITIES,
  NATIONALITIES,
  OCCUPATIONS,
  RECOGNITION_KINDS,
  RESIDENCE_STATUSES,
  SCRIPTS,
  SOURCES,
  WORK_PERMISSIONS,
} from './files.js';

interface File {
  list: string;
  title: { de: string; en: string };
  source: string;
  asOf: string;
  reviewedOn: string;
  licence: string;
  legalBasis: string | null;
  note: string | null;
  rows: Record<string, unknown>[];
}

const LABELLED = ['code', 'label'];
/** Each list once more: how many rows it has and what stands in them. Whoever updates a list says here what changed. */
const LISTS: Record<string, [file: string, rows: number, members: string[]]> = {
  residenceStatuses: [
    'residence-statuses',
    69,
    [...LABELLED, 'legalBasis', 'workPermission', 'benefits', 'integrationCourse', 'caution', 'officialCode'],
  ],
  municipalities: ['municipalities', 25, ['ags', 'name', 'samtgemeinde', 'postalCodes']],
  nationalities: ['nationalities', 253, ['code', 'name', 'destatisKey']],
  languages: ['languages', 582, ['code', 'bcp47', 'name', 'direction']],
  scripts: ['scripts', 41, [...LABELLED, 'direction']],
  languageLevels: ['language-levels', 9, LABELLED],
  isced: ['isced', 9, [...LABELLED, 'typical']],
  workPermissions: ['work-permissions', 10, [...LABELLED, 'legalBasis', 'suggestedFor']],
  germanCourses: ['german-courses', 14, [...LABELLED, 'hours', 'hoursSplit', 'legalBasis']],
  drivingLicenceClasses: ['driving-licence-classes', 16, LABELLED],
  recognitionKinds: ['recognition-kinds', 3, [...LABELLED, 'hint']],
  occupations: [
    'occupations',
    366,
    [...LABELLED, 'synonyms', 'kldb', 'isco', 'escoUri', 'regulated', 'recognitionKind', 'recognitionNote'],
  ],
  kldbIsco: ['kldb-isco', 359, ['code', 'isco']],
  industries: ['industries', 88, [...LABELLED, 'section']],
};
/** May stand in any row, and need not. */
const OPTIONAL = new Set(['validFrom', 'validTo', 'reviewedOn', 'lawTextOf']);

const here = import.meta.dirname;
const read = (file: string): File => JSON.parse(readFileSync(join(here, `${file}.json`), 'utf8')) as File;
const isDay = (value: unknown) => typeof value === 'string' && value.length === 10 && isPartialDate(value);
const twice = (values: readonly unknown[]) => values.filter((value, i) => values.indexOf(value) !== i);

it('each file in the folder is a list, and each list goes out with its source', () => {
  const files = readdirSync(here).filter((name) => name.endsWith('.json'));
  expect(files.toSorted()).toEqual(
    Object.values(LISTS)
      .map(([file]) => `${file}.json`)
      .toSorted(),
  );
  expect(SOURCES.map(({ list, rows }) => [list, rows])).toEqual(
    Object.entries(LISTS).map(([list, [, rows]]) => [list, rows]),
  );
});

describe.each(Object.entries(LISTS))('the list %s', (list, [file, count, members]) => {
  const data = read(file);
  const key = members[0]!;

  it('says where it comes from, of when it is and under which licence', () => {
    const { rows, title, legalBasis, note, ...heading } = data;
    expect(heading).toEqual({
      list,
      source: expect.stringMatching(/\S/),
      asOf: expect.any(String),
      reviewedOn: expect.any(String),
      licence: expect.stringMatching(/\S/),
    });
    expect(Object.keys(title)).toEqual(['de', 'en']);
    expect(data.source).not.toMatch(/https?:|www\./);
    expect([isDay(data.asOf), isDay(data.reviewedOn)]).toEqual([true, true]);
    expect(data.asOf <= data.reviewedOn).toBe(true);
    for (const text of [legalBasis, note]) expect(text === null || /\S/.test(text)).toBe(true);
    expect(rows).toHaveLength(count);
  });

  it('has rows of one shape, each code once, with days in order', () => {
    const faults = data.rows.flatMap((row) => {
      const names = Object.keys(row).filter((name) => !OPTIONAL.has(name));
      const { validFrom, validTo, reviewedOn, lawTextOf } = row;
      const days = [validFrom, validTo, reviewedOn, lawTextOf].filter((day) => day !== undefined);
      return [
        ...(names.toSorted().join() === members.toSorted().join() ? [] : [[row[key], 'members', names]]),
        ...(/^[A-Za-z0-9_]+$/.test(String(row[key])) ? [] : [[row[key], 'code']]),
        ...(days.every(isDay) ? [] : [[row[key], 'days', days]]),
        ...(validFrom && validTo && validFrom > validTo ? [[row[key], 'order']] : []),
      ];
    });
    expect(faults).toEqual([]);
    expect(twice(data.rows.map((row) => row[key]))).toEqual([]);
  });

  it('names each row once in German and English', () => {
    const labels = data.rows.flatMap((row) =>
      [row.label ?? (typeof row.name === 'object' ? row.name : [])].flat(),
    );
    for (const label of labels) {
      expect(label).toEqual({ de: expect.stringMatching(/^\S.*\S$/), en: expect.stringMatching(/^\S.*\S$/) });
    }
    expect(twice((labels as { de: string }[]).map(({ de }) => de))).toEqual([]);
  });
});

describe('what the lists say of each other', () => {
  const codes = (rows: readonly { code: string }[]) => rows.map(({ code }) => code);

  it('KldB and ISCO of an occupation stand together in the official correspondence', () => {
    const apart = OCCUPATIONS.filter(({ kldb, isco }) => !ISCO_OF_KLDB.get(kldb)?.includes(isco));
    expect(apart.map(({ code, kldb, isco }) => [code, kldb, isco])).toEqual([]);
  });

  it('KldB and ISCO are built as they should be, and fit each other’s level', () => {
    for (const { code, kldb, isco } of OCCUPATIONS) {
      expect([code, kldb]).toEqual([code, expect.stringMatching(/^\d{4}[1-4]$/)]);
      expect([code, isco]).toEqual([code, expect.stringMatching(/^\d{4}$/)]);
      // 0 are the armed forces in both.
      expect([code, kldb.startsWith('0')]).toEqual([code, isco.startsWith('0')]);
      // No helper is a manager or a professional, no expert an elementary worker.
      if (kldb.endsWith('1')) expect([code, isco]).toEqual([code, expect.stringMatching(/^[4-9]/)]);
      if (kldb.endsWith('4')) expect([code, isco]).toEqual([code, expect.stringMatching(/^[1235]/)]);
    }
  });

  it('ESCO addresses are of one form and each used once', () => {
    const uris = OCCUPATIONS.flatMap(({ escoUri }) => escoUri ?? []);
    for (const uri of uris)
      expect(uri).toMatch(
        /^http:\/\/data\.europa\.eu\/esco\/occupation\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
      );
    expect(twice(uris)).toEqual([]);
    expect(uris.length).toBe(11);
  });

  it('ways of recognition are those of the list, and regulated means what it says', () => {
    expect(codes(RECOGNITION_KINDS)).toEqual([...KINDS]);
    for (const { code, regulated, recognitionKind } of OCCUPATIONS) {
      expect([code, regulated]).toEqual([code, recognitionKind === 'regulated']);
      expect([null, ...KINDS]).toContain(recognitionKind);
    }
  });

  it.each([
    'arzt',
    'zahnarzt',
    'pflegefachkraft',
    'hebamme',
    'physiotherapeut',
    'apotheker',
    'erzieher',
    'rechtsanwalt',
    'architekt',
    'grundschullehrer',
  ])('%s needs recognition', (code) => {
    expect(OCCUPATIONS.find((o) => o.code === code)?.regulated).toBe(true);
  });

  it.each([
    'maurer',
    'koch',
    'verkaeufer',
    'berufskraftfahrer',
    'softwareentwickler',
    'bauingenieur',
    'reinigungskraft',
  ])('%s needs none', (code) => {
    expect(OCCUPATIONS.find((o) => o.code === code)?.regulated).toBe(false);
  });

  it('no synonym is said twice of one occupation, or is its name', () => {
    for (const { code, label, synonyms } of OCCUPATIONS)
      expect([code, twice([label.de, label.en, ...synonyms])]).toEqual([code, []]);
  });

  it('each hint of a residence status suggests exactly one work permission', () => {
    const hints = new Set(RESIDENCE_STATUSES.flatMap(({ workPermission }) => workPermission ?? []));
    const suggested = WORK_PERMISSIONS.flatMap(({ suggestedFor }) => suggestedFor);
    expect(suggested.toSorted()).toEqual([...hints].toSorted());
  });

  it('all residence statuses of the reference are there', () => {
    const expected =
      'DE SPAETAUSSIEDLER_REG EU EU_PERM EU_FAM UK_WA CH VISA_C VISA_D VISA_FREE FICT_81_3 FICT_81_3_DULD FICT_81_4 ARRIVAL GESTATTUNG ' +
      'DULD_60A DULD_60A_ERM DULD_60B DULD_60C DULD_60D GUEB AE_16A AE_16B AE_16D AE_16F AE_16G AE_17 AE_18A AE_18B AE_18D AE_18G AE_19C ' +
      'AE_19D AE_20 AE_20A AE_21 AE_22 AE_23_1 AE_23_2 AE_23_4 AE_23A AE_24 AE_25_1 AE_25_2_GFK AE_25_2_SUB AE_25_3 AE_25_4_1 AE_25_4_2 ' +
      'AE_25_4A AE_25_4B AE_25_5 AE_25A AE_25B AE_104C AE_28 AE_30 AE_31 AE_32 AE_33 AE_36 AE_36A AE_37 AE_38 AE_38A NE DA_EU OTHER NONE ' +
      'NOT_RECORDED';
    expect(codes(RESIDENCE_STATUSES)).toEqual(expected.split(' '));
  });

  it('ISCED levels are those of the rules', () => {
    expect(codes(ISCED)).toEqual(ISCED_LEVELS.map(String));
  });

  it('Destatis keys have three digits, each once; territories without one are counted', () => {
    const keys = NATIONALITIES.flatMap(({ destatisKey }) => destatisKey ?? []);
    for (const key of keys) expect(key).toMatch(/^\d{3}$/);
    expect(twice(keys)).toEqual([]);
    expect(NATIONALITIES.length - keys.length).toBe(51);
  });

  it('industries are the 88 divisions, in their sections', () => {
    for (const { code, section } of INDUSTRIES) expect(code + section).toMatch(/^\d{2}[A-U]$/);
    expect(codes(INDUSTRIES)).toEqual(codes(INDUSTRIES).toSorted());
    expect([...new Set(INDUSTRIES.map(({ section }) => section))].join('')).toBe('ABCDEFGHIJKLMNOPQRSTU');
  });

  it('scripts and languages run the way they are written', () => {
    for (const { code } of SCRIPTS) expect(code).toMatch(/^[A-Z][a-z]{3}$/);
    for (const { code } of LANGUAGES) expect(code).toMatch(/^[a-z]{3}$/);
    const direction = Object.fromEntries([...SCRIPTS, ...LANGUAGES].map((row) => [row.code, row.direction]));
    for (const code of ['Arab', 'Hebr', 'Syrc', 'Nkoo', 'ara', 'pes', 'ckb', 'sdh'])
      expect(direction[code]).toBe('rtl');
    for (const code of ['Latn', 'Ethi', 'Hans', 'kmr', 'tir', 'tur']) expect(direction[code]).toBe('ltr');
  });

  it('a language is found before those named after it', () => {
    const german = LANGUAGES.map(({ name }) => name.de);
    for (const name of [
      'Arabisch',
      'Persisch',
      'Kurdisch (Kurmandschi)',
      'Türkisch',
      'Ukrainisch',
      'Hindi',
    ]) {
      const found = german
        .filter((other) => other.includes(name))
        .toSorted((a, b) => a.localeCompare(b, 'de'));
      expect(found[0]).toBe(name);
    }
  });

  it('municipalities are named by keys of the district', () => {
    expect(twice(MUNICIPALITIES.filter(({ validTo }) => validTo === null).map(({ name }) => name))).toEqual(
      [],
    );
  });
});
