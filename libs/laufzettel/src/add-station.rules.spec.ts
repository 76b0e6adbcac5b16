import { describe, expect, it } from '@jest/globals';
import { closingWaits, underWay, waitsFor } from './add-station.rules.js';
import { isDocumentCode, isStationTextCode } from './form-texts.js';
import { stationsBeside } from './station-catalogue.js';
import { INSTITUTION_TYPES } from '@app/institutions/shared';
import { TEMPLATES } from './templates/index.js';

const [A, B] = TEMPLATES as [(typeof TEMPLATES)[number], (typeof TEMPLATES)[number]];

describe('a station that joins a slip', () => {
  it('can be one of the own route, of another one or of none, each once, and never the closing interview', () => {
    for (const { stations } of TEMPLATES) {
      const codes = stationsBeside(stations).map(({ station }) => station.code);
      expect(new Set(codes).size).toBe(codes.length);
      expect(codes).toHaveLength(23);
      expect(codes).not.toContain('CLOSE');
    }
    expect(stationsBeside(A.stations).filter(({ onRoute }) => onRoute)).toHaveLength(A.stations.length - 1);
  });

  it('is what its own route says where it stands on it', () => {
    const health = (route: typeof A) =>
      stationsBeside(route.stations).find(({ station }) => station.code === 'KK')!.station;
    expect(health(A).prerequisites).toEqual([{ code: 'SOZ', hard: true }]);
    expect(health(B).prerequisites).toEqual([{ code: 'JC', hard: true }]);
    expect(health(B).deadline?.basis).toBeNull();
  });

  it('has texts, known papers and a kind of institution that exists', () => {
    for (const { station } of stationsBeside([])) {
      expect([station.code, isStationTextCode(station.code)]).toEqual([station.code, true]);
      for (const paper of station.bring) expect([paper, isDocumentCode(paper)]).toEqual([paper, true]);
      expect([...INSTITUTION_TYPES, null]).toContain(station.institutionType);
    }
  });

  it('waits for what is on the slip and not settled', () => {
    const prerequisites = [
      { code: 'ABH', hard: true },
      { code: 'SOZ', hard: true },
      { code: 'REG', hard: false },
      { code: 'JC', hard: false },
    ];
    expect(
      waitsFor(prerequisites, [
        { code: 'ABH', state: 'dropped' },
        { code: 'SOZ', state: 'attention' },
        { code: 'REG', state: 'inProgress' },
      ]),
    ).toEqual({
      requiresHard: ['ABH', 'SOZ'],
      requiresSoft: ['REG'],
      missingHard: ['SOZ'],
      missingSoft: ['REG'],
    });
  });

  it('waits for the second of two of one code', () => {
    const stations = [
      { code: 'JC', state: 'completed' },
      { code: 'JC', state: 'open' },
    ] as const;
    expect(underWay(stations, 'JC')).toBe(stations[1]);
    expect(waitsFor([{ code: 'JC', hard: false }], stations).missingSoft).toEqual(['JC']);
    expect(underWay(stations.slice(0, 1), 'JC')).toBeUndefined();
  });

  it('holds up the closing interview as its route says, and softly when it comes from elsewhere', () => {
    const now = { requiresHard: ['REG'], requiresSoft: ['MBE'], missingHard: [], missingSoft: ['MBE'] };
    expect(closingWaits(now, 'SOZ', A.stations)).toEqual({
      ...now,
      requiresHard: ['REG', 'SOZ'],
      missingHard: ['SOZ'],
    });
    for (const code of ['BSK', 'JC'])
      expect(closingWaits(now, code, A.stations)).toEqual({
        ...now,
        requiresSoft: ['MBE', code],
        missingSoft: ['MBE', code],
      });
    // Once more to a station it required already.
    expect(closingWaits(now, 'REG', A.stations)).toEqual({ ...now, missingHard: ['REG'] });
    expect(closingWaits(now, 'MBE', A.stations)).toEqual(now);
  });
});
