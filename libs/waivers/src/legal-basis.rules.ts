import type { DataCategory } from './waiver.rules.js';

/** A statute that allows an institution to be told something without a waiver; dated, shown as a hint (DOMAIN.md §5.2, §7.6). */
export interface LegalBasis {
  readonly citation: string;
  /** What the statute is about, in German. */
  readonly title: string;
  /** Deciding on it alone is too much: a second person confirms before anything opens. */
  readonly grave: boolean;
  /** Kinds of institutions it allows to be told; absent = the statute does not say. */
  readonly recipients?: readonly string[];
  /** Categories it speaks of; absent = whatever the reason needs. */
  readonly categories?: readonly DataCategory[];
  /** Days after which the disclosure ends by itself. */
  readonly days: number;
  readonly validFrom: string;
  readonly reviewedOn: string;
}

/** Statutes a disclosure can rest on. Nothing here is ever done by itself; staff decide and say why. */
export const LEGAL_BASES = {
  sgb10_69: {
    citation: '§ 69 Abs. 1 Nr. 1 SGB X',
    title: 'Erfüllung einer Aufgabe nach dem Sozialgesetzbuch',
    grave: false,
    recipients: [
      'jobcenter',
      'employment_agency',
      'social_authority',
      'health_insurer',
      'youth_welfare_office',
    ],
    days: 90,
    validFrom: '2001-05-23',
    reviewedOn: '2026-11-24',
  },
  aufenthg_88a: {
    citation: '§ 88a AufenthG',
    title: 'Daten zum Integrationskurs',
    grave: false,
    recipients: ['federal_office', 'employment_agency', 'jobcenter', 'social_authority', 'course_provider'],
    categories: ['identity', 'language_school', 'appointments'],
    days: 90,
    validFrom: '2011-07-01',
    reviewedOn: '2026-11-24',
  },
  kkg_4: {
    citation: '§ 4 KKG',
    title: 'Gefährdung des Wohls eines Kindes',
    grave: true,
    recipients: ['youth_welfare_office'],
    days: 30,
    validFrom: '2012-01-01',
    reviewedOn: '2026-11-24',
  },
  stgb_138: {
    citation: '§ 138 StGB',
    title: 'Geplante schwere Straftat',
    grave: true,
    days: 14,
    validFrom: '1871-05-15',
    reviewedOn: '2026-11-24',
  },
  stgb_34: {
    citation: '§ 34 StGB',
    title: 'Rechtfertigender Notstand',
    grave: true,
    days: 14,
    validFrom: '1975-01-01',
    reviewedOn: '2026-11-24',
  },
  aufenthg_87: {
    citation: '§ 87 AufenthG',
    title: 'Mitteilung an die Ausländerbehörde',
    grave: true,
    recipients: ['immigration_authority'],
    days: 14,
    validFrom: '2005-01-01',
    reviewedOn: '2026-11-24',
  },
} as const satisfies Record<string, LegalBasis>;
export type LegalBasisCode = keyof typeof LEGAL_BASES;
export const LEGAL_BASIS_CODES = Object.keys(LEGAL_BASES) as LegalBasisCode[];

/** Whether a second person must confirm: for grave statutes, for health, and whenever the Ausländerbehörde is told. */
export function needsSecondPerson(
  code: LegalBasisCode,
  categories: readonly DataCategory[],
  institutionType: string,
): boolean {
  return (
    LEGAL_BASES[code].grave || categories.includes('health') || institutionType === 'immigration_authority'
  );
}

/** Whether the statute speaks of this category. */
export function mayTell(code: LegalBasisCode, category: DataCategory): boolean {
  const basis: LegalBasis = LEGAL_BASES[code];
  return basis.categories === undefined || basis.categories.includes(category);
}

/** Whether the statute speaks of this kind of institution. */
export function mayBeTold(code: LegalBasisCode, institutionType: string): boolean {
  const basis: LegalBasis = LEGAL_BASES[code];
  return basis.recipients === undefined || basis.recipients.includes(institutionType);
}
