/** German is binding; English helps colleagues. */
export class CodeLabel {
  de: string;
  en: string;
}

/** A row of the list `residenceStatus`: what follows from it are hints with a date, never decisions. */
export class ResidenceStatusCode {
  code: string;
  label: CodeLabel;
  legalBasis: string | null;
  /**
   * `free` any work · `auth` with permission of the Ausländerbehörde · `ban` · `bound` only the work named in the title ·
   * `part` limited hours · `asStated` what the paper says · `asOldTitle`.
   */
  workPermission: 'free' | 'auth' | 'ban' | 'bound' | 'part' | 'asStated' | 'asOldTitle' | null;
  /** In German. */
  benefits: string | null;
  /** In German. */
  integrationCourse: string | null;
  /** What to look out for, in German. */
  caution: string | null;
  /** Key of the official list; empty until verified. */
  officialCode: string | null;
  /** The day the row was last compared with the law … */
  reviewedOn: string;
  /** … and the state of the law text it was compared with. */
  lawTextOf: string;
  validFrom: string | null;
  validTo: string | null;
}

export class MunicipalityCode {
  /** Amtlicher Gemeindeschlüssel, 8 digits. */
  ags: string;
  name: string;
  samtgemeinde: string | null;
  postalCodes: string[];
  validFrom: string | null;
  validTo: string | null;
}

export class LanguageCode {
  /** ISO 639-3. */
  code: string;
  /** Tag for `lang` attributes and fonts. */
  bcp47: string;
  /** To be shown instead of `Intl.DisplayNames`, of which browsers have too few. */
  name: CodeLabel;
  direction: 'ltr' | 'rtl';
}

/** Where a list comes from and of when it is. Lists live as data files; updating one changes no code. */
export class CodeListSource {
  /** Name of the list. */
  list: string;
  title: CodeLabel;
  /** In German, as are licence and note. */
  source: string;
  /** State of the source, or of the law text. */
  asOf: string;
  /** The day the list was last compared with its source. */
  reviewedOn: string;
  licence: string;
  legalBasis: string | null;
  note: string | null;
  /** How many rows it has. */
  rows: number;
}

export class CodeListSources {
  items: CodeListSource[];
}

export class CodeLists {
  residenceStatuses: ResidenceStatusCode[];
  municipalities: MunicipalityCode[];
  /** ISO 3166-1 alpha-2. */
  countries: string[];
  nationalitySpecials: string[];
  languages: LanguageCode[];
}
