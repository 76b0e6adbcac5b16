import { printableTexts, type TextsMeta } from '@app/forms';
import ar from './form-texts/ar.json' with { type: 'json' };
import de from './form-texts/de.json' with { type: 'json' };
import en from './form-texts/en.json' with { type: 'json' };
import faAf from './form-texts/fa-AF.json' with { type: 'json' };
import tr from './form-texts/tr.json' with { type: 'json' };
import uk from './form-texts/uk.json' with { type: 'json' };
import type { SheetLanguage, StampResult } from './station.rules.js';

/** A station's code (DOMAIN.md §4.2) that texts exist for. */
export type StationTextCode = keyof typeof de.stations;
/** A document a person may have to bring. */
export type DocumentCode = keyof typeof de.documents;
/** A route of DOMAIN.md §4.3; its printed title is neutral, because the route tells a residence status. */
export type RouteTextCode = keyof typeof de.routes;

/** A station in words: its name and one plain sentence on what happens there. */
export interface StationText {
  readonly name: string;
  readonly explanation: string;
}

/** All texts of the Laufzettel in one language. */
export interface FormTexts {
  readonly meta: TextsMeta<SheetLanguage>;
  /** Labels and sentences; `{name}` is filled in with `fillText`. */
  readonly form: Readonly<Record<keyof typeof de.form, string>>;
  readonly stations: Readonly<Record<StationTextCode, StationText>>;
  readonly documents: Readonly<Record<DocumentCode, string>>;
  readonly results: Readonly<Record<StampResult, string>>;
  readonly routes: Readonly<Record<RouteTextCode, string>>;
}

/**
 * The Laufzettel's texts in a language, ready to print: left-to-right pieces inside right-to-left texts are
 * isolated, placeholders (`{date}`) are still to be filled in.
 */
export const formTexts: (language: SheetLanguage) => FormTexts = printableTexts<
  SheetLanguage,
  Omit<FormTexts, 'meta'>
>({ de, en, uk, tr, ar, 'fa-AF': faAf });

/** Whether texts exist for a station of this code. */
export function isStationTextCode(code: string): code is StationTextCode {
  return Object.hasOwn(de.stations, code);
}

/** Whether texts exist for a document of this code. */
export function isDocumentCode(code: string): code is DocumentCode {
  return Object.hasOwn(de.documents, code);
}
