import { isolateMarked } from '@app/forms';
import ar from './form-texts/ar.json' with { type: 'json' };
import de from './form-texts/de.json' with { type: 'json' };
import en from './form-texts/en.json' with { type: 'json' };
import faAf from './form-texts/fa-AF.json' with { type: 'json' };
import tr from './form-texts/tr.json' with { type: 'json' };
import uk from './form-texts/uk.json' with { type: 'json' };
import type { SheetLanguage, StampResult } from './station.rules.js';

/** Who has vouched for a text: nobody but the machine, a native speaker, a sworn translator; German is the original. */
export type ReviewStatus = 'original' | 'machine' | 'reviewed_native' | 'certified';

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
  readonly meta: {
    readonly language: SheetLanguage;
    readonly version: number;
    readonly reviewStatus: ReviewStatus;
  };
  /** Labels and sentences; `{name}` is filled in with `fillText`. */
  readonly form: Readonly<Record<keyof typeof de.form, string>>;
  readonly stations: Readonly<Record<StationTextCode, StationText>>;
  readonly documents: Readonly<Record<DocumentCode, string>>;
  readonly results: Readonly<Record<StampResult, string>>;
  readonly routes: Readonly<Record<RouteTextCode, string>>;
}

/** The same shape as the JSON gives it: `meta` not narrowed. */
type RawTexts = Omit<FormTexts, 'meta'> & {
  meta: { language: string; version: number; reviewStatus: string };
};

const RAW = { de, en, uk, tr, ar, 'fa-AF': faAf } satisfies Record<SheetLanguage, RawTexts>;
const ready = new Map<SheetLanguage, FormTexts>();

/**
 * The Laufzettel's texts in a language, ready to print: left-to-right pieces inside right-to-left texts are
 * isolated, placeholders (`{date}`) are still to be filled in.
 */
export function formTexts(language: SheetLanguage): FormTexts {
  let texts = ready.get(language);
  if (!texts) {
    const raw: RawTexts = RAW[language];
    const { reviewStatus, version } = raw.meta;
    texts = {
      ...isolateMarked(raw),
      meta: { language, version, reviewStatus: reviewStatus as ReviewStatus },
    };
    ready.set(language, texts);
  }
  return texts;
}

/** Whether texts exist for a station of this code. */
export function isStationTextCode(code: string): code is StationTextCode {
  return Object.hasOwn(de.stations, code);
}

/** Whether texts exist for a document of this code. */
export function isDocumentCode(code: string): code is DocumentCode {
  return Object.hasOwn(de.documents, code);
}
