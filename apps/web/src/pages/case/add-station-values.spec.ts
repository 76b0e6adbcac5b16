import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import type { AddableStation } from '@app/laufzettel/shared';
import { agreedProblems, institutionFor, startingValues } from './add-station-values.js';

const station = (
  code: string,
  institutionType: string | null,
  institutions: string[],
  changes: Partial<AddableStation> = {},
): AddableStation => ({
  code,
  name: code,
  institutionType,
  institutions: institutions.map((id) => ({ id, name: id })),
  prerequisites: [],
  deadline: null,
  optional: false,
  condition: null,
  onRoute: true,
  underWay: false,
  ...changes,
});

const STATIONS = [
  station('JC', 'jobcenter', ['jc']),
  station('IK', 'course_provider', ['school', 'other']),
  station('BSK', 'course_provider', ['school', 'other']),
  station('SOZ', 'social_authority', ['soz'], { underWay: true }),
  station('BUT', null, ['jc', 'soz', 'school']),
  station('REG', 'registration_office', ['town'], {
    deadline: { on: '2026-12-08', kind: 'legal', basis: '§ 17 Abs. 1 BMG' },
  }),
];

describe('what the dialog for a further station starts with', () => {
  it('is the station named, with the institution wanted where it fits and the best one otherwise', () => {
    expect(startingValues({ code: 'IK', institutionId: 'other' }, STATIONS)).toMatchObject({
      code: 'IK',
      institutionId: 'other',
    });
    expect(startingValues({ code: 'IK', institutionId: 'jc' }, STATIONS)).toMatchObject({
      institutionId: 'school',
    });
    expect(startingValues({}, STATIONS)).toEqual({ code: '', institutionId: '', agreedOn: '', note: '' });
  });

  it('is the only station its institution is for; of several the worker chooses', () => {
    expect(startingValues({ institutionId: 'jc' }, STATIONS).code).toBe('JC');
    expect(startingValues({ institutionId: 'school' }, STATIONS).code).toBe('');
  });

  it('is none that is under way', () => {
    expect(startingValues({ code: 'SOZ' }, STATIONS).code).toBe('');
    expect(startingValues({ institutionId: 'soz' }, STATIONS).code).toBe('');
  });

  it('keeps what the step says: its day, and its words as far as a note holds them', () => {
    const values = startingValues({ what: ` ${'Wort '.repeat(80)}`, until: '2026-12-20' }, STATIONS);
    expect(values.agreedOn).toBe('2026-12-20');
    expect(values.note.length).toBeLessThanOrEqual(280);
    expect(values.note).toMatch(/^Wort .*Wort…$/);
    expect(startingValues({ what: 'x'.repeat(280) }, STATIONS).note).toBe('x'.repeat(280));
  });

  it('names no institution where any kind may be meant', () => {
    expect(institutionFor(STATIONS[4], undefined)).toBe('');
    expect(institutionFor(STATIONS[4], 'soz')).toBe('soz');
    expect(institutionFor(undefined, 'soz')).toBe('');
  });

  it('says of the agreed day what the server would', () => {
    const of = (code: string, agreedOn: string) =>
      agreedProblems({ code, agreedOn, institutionId: '', note: '' }, STATIONS, '2026-11-24');
    expect(of('REG', '2026-12-09')).toEqual([{ pointer: '/agreedOn', code: 'laterThanLegal' }]);
    expect(of('JC', '2026-11-23')).toEqual([{ pointer: '/agreedOn', code: 'inPast' }]);
    expect(of('JC', '2026-12-09')).toEqual([]);
    expect(of('', '2026-11-23')).toEqual([]);
  });
});
