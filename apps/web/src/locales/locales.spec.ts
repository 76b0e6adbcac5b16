import 'reflect-metadata';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';

const here = path.join(process.cwd(), 'apps/web/src/locales');
const source = path.join(process.cwd(), 'apps/web/src');

type Texts = { [key: string]: string | Texts };

function read(language: string): Map<string, string> {
  const texts = JSON.parse(readFileSync(path.join(here, `${language}.json`), 'utf8')) as Texts;
  const flat = new Map<string, string>();
  const visit = (node: Texts, prefix: string) => {
    for (const [key, value] of Object.entries(node)) {
      if (typeof value === 'string') flat.set(prefix + key, value);
      else visit(value, `${prefix}${key}.`);
    }
  };
  visit(texts, '');
  return flat;
}

/** Names of the values a text takes, from its parsed form. */
function valuesIn(text: string): string[] {
  const names = new Set<string>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (!node || typeof node !== 'object') return;
    const { type, value } = node as { type?: unknown; value?: unknown };
    // 1 to 6: argument, number, date, time, select, plural; `value` is the name then.
    if (typeof type === 'number' && type >= 1 && type <= 6 && typeof value === 'string') names.add(value);
    Object.values(node).forEach(visit);
  };
  visit(new IntlMessageFormat(text, 'de').getAst());
  return [...names].toSorted();
}

const sourceFiles = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.spec.ts'))
  .map((name) => ({ name, text: readFileSync(path.join(source, name), 'utf8') }));

describe('texts of the interface', () => {
  const german = read('de');
  const english = read('en');

  it('has the same keys in German and English', () => {
    expect([...english.keys()].toSorted()).toEqual([...german.keys()].toSorted());
  });

  it('takes the same values in both languages and parses as ICU', () => {
    for (const [key, text] of german)
      expect([key, valuesIn(english.get(key)!)]).toEqual([key, valuesIn(text)]);
  });

  it('has no empty text', () => {
    expect([...german, ...english].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('has every text the source asks for by its whole key', () => {
    const asked = sourceFiles.flatMap(({ name, text }) =>
      [...text.matchAll(/\bt\(\s*'([A-Za-z0-9._-]+)'/g)].map(([, key]) => ({ name, key: key! })),
    );
    expect(asked.length).toBeGreaterThan(100);
    expect(asked.filter(({ key }) => !german.has(key))).toEqual([]);
  });

  it('has texts for every choice the shared rules know', async () => {
    const { ROLES } = await import('@app/platform/shared');
    const { STAMP_RESULTS, SHEET_VOID_REASONS, STATION_STATES, RESULTS_NEEDING_NOTE } =
      await import('@app/laufzettel/shared');
    const { AUDIT_ACTIONS, AUDIT_OBJECTS } = await import('@app/audit/shared');
    const { CASE_STATES, CASE_CLOSE_REASONS } = await import('@app/cases/shared');
    const { INSTITUTION_TYPES } = await import('@app/institutions/shared');
    const persons = await import('@app/persons/shared');
    const waivers = await import('@app/waivers/shared');
    const assessments = await import('@app/assessments/shared');
    const choices: Record<string, readonly string[]> = {
      'enums.role': ROLES,
      'enums.stampResult': STAMP_RESULTS,
      'enums.stationState': STATION_STATES,
      'enums.sheetVoidReason': SHEET_VOID_REASONS,
      'audit.reasons': SHEET_VOID_REASONS,
      'stamp.noteHints': RESULTS_NEEDING_NOTE,
      'enums.auditAction': AUDIT_ACTIONS,
      'enums.auditObject': AUDIT_OBJECTS,
      'enums.caseState': CASE_STATES,
      'enums.closeReason': CASE_CLOSE_REASONS,
      'enums.institutionType': INSTITUTION_TYPES,
      'enums.gender': persons.GENDERS,
      'enums.accommodation': persons.ACCOMMODATION_TYPES,
      'enums.contactChannel': persons.CONTACT_CHANNELS,
      'enums.residenceDocument': persons.RESIDENCE_DOCUMENTS,
      'enums.householdRelation': persons.HOUSEHOLD_RELATIONS,
      'waivers.standings': [...waivers.WAIVER_STATES, 'expired'],
      'waivers.directions': waivers.WAIVER_DIRECTIONS,
      'waivers.categories': waivers.DATA_CATEGORIES,
      'waivers.purposes': waivers.WAIVER_PURPOSES,
      'waivers.custody': waivers.CUSTODY_TYPES,
      'waivers.roles': waivers.SIGNATORY_ROLES,
      'waivers.exceptions': ['none', ...waivers.SIGNATORY_EXCEPTIONS],
      'waivers.ways': waivers.SIGNING_WAYS,
      'waivers.matrix.bases': waivers.RELEASE_BASES,
      'waivers.disclosures.basisHints': waivers.LEGAL_BASIS_CODES,
      'enums.regulation': assessments.OPTION_LISTS.regulation,
      'enums.recognitionStage': assessments.RECOGNITION_STAGES,
      'enums.recognitionDocument': assessments.RECOGNITION_DOCUMENTS,
      'enums.recognitionDocumentState': assessments.RECOGNITION_DOCUMENT_STATES,
      'enums.recognitionFunding': assessments.OPTION_LISTS.funding,
      'enums.recognitionRule': assessments.RECOGNITION_RULE_CODES,
      'recognition.phases': Object.keys(assessments.RECOGNITION_PHASES),
    };
    const wanted = Object.entries(choices).flatMap(([prefix, values]) =>
      values.map((value) => `${prefix}.${value}`),
    );
    expect(wanted.filter((key) => !german.has(key))).toEqual([]);
  });
});
