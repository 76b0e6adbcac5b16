import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { AuditEntryResponse } from '@app/audit/shared';
import type { InstitutionResponse } from '@app/institutions/shared';
import i18next, { type i18n } from 'i18next';
import ICU from 'i18next-icu';
import { detailFacts, fieldNames } from './audit-detail.js';

const ID = '0f8fad5b-d9cb-469f-a165-70867728950e';
const OTHER = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const jobcenter = { id: OTHER, name: 'Jobcenter Helmstedt' } as InstitutionResponse;

const made: Record<string, i18n> = {};
beforeAll(async () => {
  for (const language of ['de', 'en']) {
    const file = path.join(process.cwd(), `apps/web/src/locales/${language}.json`);
    made[language] = i18next.createInstance();
    await made[language].use(ICU).init({
      lng: language,
      resources: { [language]: { translation: JSON.parse(readFileSync(file, 'utf8')) as object } },
    });
  }
});

function said(
  objectType: AuditEntryResponse['objectType'],
  detail: Record<string, unknown>,
  language = 'de',
): string[] {
  return detailFacts({ objectType, detail }, made[language]!, [jobcenter]).map(
    ({ label, text }) => `${label}: ${text}`,
  );
}

/** One detail of every kind the server writes (`detail:` and `jsonb_build_object` in libs and apps). */
const DETAILS: [AuditEntryResponse['objectType'], Record<string, unknown>, string[]][] = [
  ['case', { from: 'open', to: 'closed' }, ['Bisheriger Stand: offen', 'Neuer Stand: zu den Akten']],
  [
    'station',
    { stamp: ID, result: 'documents_missing', via: 'paper', state: 'inProgress', corrects: null },
    [
      'Ergebnis: Unterlagen fehlen',
      'Stand danach: begonnen',
      'Wie übermittelt: auf Papier',
      'Stempel: 0f8fad5b…',
    ],
  ],
  [
    'station',
    { stamp: ID, result: 'done', via: 'digital', state: 'completed', corrects: OTHER },
    [
      'Ergebnis: erledigt',
      'Stand danach: erledigt',
      'Wie übermittelt: am Bildschirm',
      'Stempel: 0f8fad5b…',
      'Berichtigter Stempel: 7c9e6679…',
    ],
  ],
  [
    'waiver',
    { from: 'draft', to: 'awaiting' },
    ['Bisheriger Stand: Entwurf', 'Neuer Stand: wartet auf Unterschriften'],
  ],
  ['waiver', { institutions: [OTHER] }, ['Institutionen: Jobcenter Helmstedt']],
  [
    'waiver',
    { signature: ID, role: 'father', health: false, immigration: true },
    [
      'Rolle: Vater',
      'Unterschrift: 0f8fad5b…',
      'Gesundheit erlaubt (Nr. 7): nein',
      'Ausländerbehörde erlaubt (Nr. 8): ja',
    ],
  ],
  [
    'disclosure',
    { basis: 'kkg_4', institution: OTHER, grave: true },
    ['Grundlage: § 4 KKG', 'Institution: Jobcenter Helmstedt', 'Zweite Person nötig: ja'],
  ],
  [
    'person',
    { shown: 2, persons: [ID, OTHER] },
    ['Gezeigte Treffer: 2', 'Gezeigte Personen: 0f8fad5b…, 7c9e6679…'],
  ],
  ['station', { stations: 2 }, ['Gefundene Stationen: 2']],
  ['laufzettel', { route: 'A', language: 'ar' }, ['Weg: Route A', 'Sprache des Laufzettels: العربية']],
  [
    'laufzettel',
    { language: 'fa-AF', sha256: 'ab12cd34'.repeat(8) },
    ['Sprache des Laufzettels: دری', 'Prüfsumme des PDF: ab12cd34…'],
  ],
  ['laufzettel', { reason: 'lost' }, ['Grund: Blatt verloren']],
  ['laufzettel', { reason: 'copied' }, ['Grund: Code in fremden Händen']],
  ['session', { userId: ID }, ['Konto: 0f8fad5b…']],
  ['session', { userId: null }, ['Konto: kein solches Konto']],
  ['session', { userId: ID, reason: 'logout' }, ['Grund: selbst abgemeldet', 'Konto: 0f8fad5b…']],
  [
    'session',
    { userId: ID, reason: 'refresh-token-reused' },
    ['Grund: Die Sitzung wurde an zwei Stellen fortgesetzt; zur Sicherheit beendet', 'Konto: 0f8fad5b…'],
  ],
  ['session', { userId: ID, reason: 'password-changed' }, ['Grund: Passwort geändert', 'Konto: 0f8fad5b…']],
  [
    'user',
    { role: 'agency', institutionId: OTHER },
    ['Rolle: Institution (Sachbearbeitung)', 'Institution: Jobcenter Helmstedt'],
  ],
  ['user', { role: 'dpo', disabled: true }, ['Rolle: Datenschutzbeauftragte', 'Zugang gesperrt: ja']],
  ['user', { role: 'admin', by: 'operator' }, ['Rolle: Administration', 'Von wem: Betrieb, am Server']],
  ['institution', { type: 'jobcenter' }, ['Art: Jobcenter']],
  ['household', { joined: ID }, ['Aufgenommene Person: 0f8fad5b…']],
  ['household', { left: ID }, ['Herausgenommene Person: 0f8fad5b…']],
  ['person', { shown: 3 }, ['Gezeigte Treffer: 3']],
  [
    'person',
    {
      notTheSameAs: [
        { id: ID, score: 0.874 },
        { id: OTHER, score: 1 },
      ],
    },
    ['Nicht dieselbe Person wie: 0f8fad5b… (Übereinstimmung 87 %), 7c9e6679… (Übereinstimmung 100 %)'],
  ],
  ['audit', { institutions: 25, users: 12 }, ['Institutionen: 25', 'Konten: 12']],
];

describe('details of the audit log in words', () => {
  it.each(DETAILS)('says of %s what %j means', (objectType, detail, expected) => {
    expect(said(objectType, detail)).toEqual(expected);
  });

  it('says the same in English', () => {
    expect(said('case', { from: 'open', to: 'resting' }, 'en')).toEqual([
      'State before: open',
      'New state: resting',
    ]);
  });

  it('keeps readable what it does not know, and the whole of an identifier at hand', () => {
    expect(said('case', { later: { a: 1 }, reason: 'new-reason' })).toEqual([
      'Grund: new-reason',
      'Weitere Angabe (later): {"a":1}',
    ]);
    expect(detailFacts({ objectType: 'session', detail: { userId: ID } }, made['de']!, [])).toMatchObject([
      { whole: ID },
    ]);
    expect(detailFacts({ objectType: 'session', detail: null }, made['de']!, [])).toEqual([]);
  });

  it('names the fields; station codes stay', () => {
    expect(fieldNames(['case', 'identity', 'familyName', 'sheet', 'REG'], made['de']!)).toBe(
      'Fall, Name und Geburtsdatum, Familienname, gedrucktes Blatt, REG',
    );
  });
});
