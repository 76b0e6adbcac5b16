import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readBackText } from '@app/forms';
import { languageLabel, residenceStatusLabel } from '@app/platform';
import { DATA_CATEGORIES } from './waiver.rules.js';
import { renderRelease } from './release.form.js';
import { STATION_NAMES, stationNameOf } from './station-names.rules.js';
import { HOUSEHOLD_RELATIONS, RESIDENCE_DOCUMENTS, STATION_STATES } from './release-words.js';

describe('the paper of what is released', () => {
  it('calls everything what the screen calls it', () => {
    const { enums } = JSON.parse(readFileSync('apps/web/src/locales/de.json', 'utf8')) as {
      enums: Record<string, Record<string, string>>;
    };
    expect({
      residenceDocument: RESIDENCE_DOCUMENTS,
      householdRelation: HOUSEHOLD_RELATIONS,
      stationState: STATION_STATES,
    }).toEqual({
      residenceDocument: enums.residenceDocument,
      householdRelation: enums.householdRelation,
      stationState: enums.stationState,
    });
  });

  it('calls stations what the Laufzettel calls them', () => {
    const { stations } = JSON.parse(readFileSync('libs/laufzettel/src/form-texts/de.json', 'utf8')) as {
      stations: Record<string, { name: string }>;
    };
    expect(STATION_NAMES).toEqual(
      Object.fromEntries(Object.entries(stations).map(([code, { name }]) => [code, name])),
    );
    expect(stationNameOf('EIGENE')).toBe('EIGENE');
  });

  it('speaks in words, not in codes', async () => {
    const pdf = await renderRelease({
      file: {
        personId: '3b2c7a4e-8a61-4d55-9d4b-5a1f0a6f0c11',
        caseNumber: 'HE-2026-00042',
        categories: DATA_CATEGORIES.map((category) => ({
          category,
          released: category !== 'health',
          basis: category === 'appointments' ? 'law' : 'waiver',
          until: '2027-11-24',
        })),
        purposes: ['job_search', 'Probearbeit im Lager'],
        familyName: 'Haddad',
        givenNames: 'Layla',
        nativeScriptName: 'ليلى حداد',
        dateOfBirth: '1994-03-02',
        contact: {
          street: 'Südertor',
          houseNumber: '6',
          postalCode: '38350',
          place: 'Helmstedt',
          phone: '+49 5351 121',
        },
        askBeforeContact: true,
        residence: [
          {
            status: 'AE_25_5',
            document: 'eat_card',
            validUntil: '2027-03-01',
            permitConditionText: 'Erwerbstätigkeit erlaubt',
          },
        ],
        languages: [
          { code: 'ara', preferred: true },
          { code: 'eng', preferred: false },
        ],
        interpreterNeeded: true,
        householdRelation: 'spouse',
        appointments: [
          {
            code: 'JC',
            state: 'inProgress',
            deadlineOn: '2026-12-08',
            followUpOn: null,
            institutionName: 'Jobcenter Helmstedt',
          },
        ],
        other: 'Kann donnerstags nicht',
      },
      institutionName: 'IQ-Netzwerk',
      userName: 'Ines Quandt',
      printedAt: '24.11.2026, 15:00',
      officeName: 'Anlaufstelle',
      label: { language: languageLabel, residence: residenceStatusLabel },
    });
    const text = readBackText(pdf).join(' ');
    for (const word of [
      'Arbeit finden',
      'elektronischer Aufenthaltstitel (Karte)',
      'Arabisch',
      'Ehepartner:in',
      'begonnen',
    ])
      expect(text).toContain(word);
    expect(text).toContain('Frist 08.12.2026');
    expect(text).toContain('Station Jobcenter');
    expect(text).toContain('Südertor 6, 38350 Helmstedt');
    expect(text).not.toMatch(/job_search|eat_card|\bara\b|spouse|inProgress|AE_25_5/);
  });
});
