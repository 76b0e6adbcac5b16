import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import type { TemplateResponse } from '@app/laufzettel/shared';
import {
  agreedDateProblems,
  dueLaterThough,
  sheetLanguageFor,
  toggleStation,
  usualStations,
} from './choice.js';

const station = (code: string, optional = false, institutions: string[] = []) => ({
  code,
  name: code,
  institutionType: null,
  institutions: institutions.map((id) => ({ id, name: id })),
  prerequisites: [],
  deadline: null,
  optional,
  condition: null,
});

const template: TemplateResponse = {
  versionId: 'v',
  code: 'A',
  title: 'A',
  version: 1,
  stations: [station('REG', false, ['town', 'other']), station('ABH'), station('IK', true), station('KK')],
};

describe('choosing the stations of a Laufzettel', () => {
  it('ticks all but the conditional ones and takes the institution that fits best', () => {
    expect(usualStations(template)).toEqual([
      { code: 'REG', institutionId: 'town', agreedOn: '' },
      { code: 'ABH', institutionId: '', agreedOn: '' },
      { code: 'KK', institutionId: '', agreedOn: '' },
    ]);
  });

  it('keeps the order of the route and what was entered for the others', () => {
    const chosen = usualStations(template).map((item) =>
      item.code === 'KK' ? { ...item, agreedOn: '2026-12-01' } : item,
    );
    const more = toggleStation(template, chosen, 'IK');
    expect(more.map(({ code }) => code)).toEqual(['REG', 'ABH', 'IK', 'KK']);
    expect(more.at(-1)).toMatchObject({ code: 'KK', agreedOn: '2026-12-01' });
    expect(toggleStation(template, more, 'REG').map(({ code }) => code)).toEqual(['ABH', 'IK', 'KK']);
  });

  it('prints in the language spoken, German where there is no sheet for it', () => {
    expect(sheetLanguageFor('prs')).toBe('fa-AF');
    expect(sheetLanguageFor('tir')).toBe('de');
    expect(sheetLanguageFor(null)).toBe('de');
  });

  it('refuses agreed dates in the past and later than the law allows, as the server does', () => {
    const legal = { on: '2026-12-04', kind: 'legal' as const, basis: '§ 17 Abs. 1 BMG' };
    const practice = { ...legal, kind: 'practice' as const };
    const route = {
      ...template,
      stations: template.stations.map((one) => ({ ...one, deadline: one.code === 'REG' ? legal : practice })),
    };
    const problemsWith = (code: string, agreedOn: string, routes = [route]) =>
      agreedDateProblems(
        {
          templateVersionId: 'v',
          language: 'de',
          stations: usualStations(route).map((one) => (one.code === code ? { ...one, agreedOn } : one)),
        },
        routes,
        '2026-11-24',
        '/laufzettel',
      );
    const at = (index: number, code: string) => [{ pointer: `/laufzettel/stations/${index}/agreedOn`, code }];
    expect(problemsWith('REG', '2026-12-04')).toEqual([]);
    expect(problemsWith('REG', '2026-12-05')).toEqual(at(0, 'laterThanLegal'));
    expect(problemsWith('KK', '2027-01-05')).toEqual([]);
    expect(problemsWith('KK', '2026-11-23')).toEqual(at(2, 'inPast'));
    // The computed date itself is no other one, even when it has passed.
    expect(
      agreedDateProblems(
        {
          templateVersionId: 'v',
          language: 'de',
          stations: [{ code: 'REG', institutionId: '', agreedOn: '2026-12-04' }],
        },
        [route],
        '2026-12-10',
      ),
    ).toEqual([]);
    // Routes not loaded: the server says it.
    expect(problemsWith('REG', '2026-11-23', [])).toEqual([]);
  });

  it('finds what comes first but is due later', () => {
    const on = (day: string) => ({ on: day, kind: 'practice' as const, basis: null });
    const route = {
      ...template,
      stations: [
        { ...station('REG'), deadline: on('2026-12-08') },
        { ...station('ABH'), deadline: on('2026-11-27'), prerequisites: [{ code: 'REG', hard: false }] },
        { ...station('KK'), prerequisites: [{ code: 'ABH', hard: true }] },
      ],
    };
    const choice = (agreed: Record<string, string>, codes = ['REG', 'ABH', 'KK']) =>
      codes.map((code) => ({ code, institutionId: '', agreedOn: agreed[code] ?? '' }));
    const later = (agreed: Record<string, string>, code = 'ABH') =>
      dueLaterThough(route, choice(agreed), code);
    expect(later({})).toEqual([{ name: 'REG', on: '2026-12-08' }]);
    expect(later({ ABH: '2026-12-08' })).toEqual([]);
    expect(later({ REG: '2026-11-26' })).toEqual([]);
    expect(later({ ABH: '2026-12' })).toEqual([{ name: 'REG', on: '2026-12-08' }]);
    expect(later({}, 'KK')).toEqual([]);
    expect(later({ KK: '2026-11-26' }, 'KK')).toEqual([{ name: 'ABH', on: '2026-11-27' }]);
    expect(dueLaterThough(route, choice({}, ['ABH']), 'ABH')).toEqual([]);
  });
});
