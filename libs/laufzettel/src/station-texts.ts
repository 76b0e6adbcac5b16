import type { ProblemLanguage } from '@app/platform';
import type { SheetLanguage } from './station.rules.js';
import { formTexts, isDocumentCode, isStationTextCode } from './form-texts.js';

/** What the staff's screens call a station; the same words as on the printed sheet. */
export function stationName(code: string, language: ProblemLanguage): string {
  return isStationTextCode(code) ? formTexts(language).stations[code].name : code;
}

/** One plain sentence on what happens there, or null for a station of somebody's own making. */
export function stationExplanation(code: string, language: ProblemLanguage): string | null {
  return isStationTextCode(code) ? formTexts(language).stations[code].explanation : null;
}

/** Names of documents to bring. */
export function documentNames(codes: readonly string[], language: SheetLanguage): string[] {
  const { documents } = formTexts(language);
  return codes.map((code) => (isDocumentCode(code) ? documents[code] : code));
}

const STAFF_TITLES: Record<string, Record<ProblemLanguage, string>> = {
  A: { de: 'Route A: Gestattung oder Duldung', en: 'Route A: asylum seekers and tolerated people' },
  B: {
    de: 'Route B: humanitärer Titel oder Familiennachzug',
    en: 'Route B: humanitarian title or family reunion',
  },
  C: { de: 'Route C: § 24 AufenthG (Ukraine)', en: 'Route C: § 24 AufenthG (Ukraine)' },
  D: { de: 'Route D: Unionsbürger:innen', en: 'Route D: EU citizens' },
};

/** A route's name for the staff. It tells a residence status, so it is neither printed nor shown to institutions. */
export function routeTitle(code: string, language: ProblemLanguage): string {
  return STAFF_TITLES[code]?.[language] ?? code;
}

const names = new Map<ProblemLanguage, string>();

/** All station names as one JSON object, to be looked up by PostgreSQL. */
export function stationNamesJson(language: ProblemLanguage): string {
  let json = names.get(language);
  if (json === undefined) {
    const { stations } = formTexts(language);
    json = JSON.stringify(
      Object.fromEntries(Object.entries(stations).map(([code, text]) => [code, text.name])),
    );
    names.set(language, json);
  }
  return json;
}
