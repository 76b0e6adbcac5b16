import { addMonths } from '@app/platform/shared';
import type { OPTION_LISTS } from './option-lists.rules.js';
import type { RecognitionDates, RecognitionStage } from './recognition.rules.js';

export type Regulation = (typeof OPTION_LISTS.regulation)[number];

/** `law`: the statute says so · `expected`: no text was read that says so; a hint of its day, and the authority's letter prevails. */
export type TermBasis = 'law' | 'expected';

export interface RecognitionTerm {
  readonly months: number;
  readonly legalBasis: string;
  readonly basis: TermBasis;
}

/** Whose deadlines run for a procedure. */
export const RECOGNITION_RULE_CODES = [
  'bqfg',
  'pflbg',
  'health',
  'nbqfg',
  'chamber',
  'zab',
  'unclear',
] as const;
export type RecognitionRuleCode = (typeof RECOGNITION_RULE_CODES)[number];

export interface RecognitionRule {
  readonly code: RecognitionRuleCode;
  /** Days it is in force for applications, both included; null = open. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly legalBasis: string | null;
  /** When somebody last compared it with the law. */
  readonly reviewedOn: string;
  /** From the application to the confirmation that it came. */
  readonly receipt: RecognitionTerm | null;
  /** From complete papers to the decision. */
  readonly decision: RecognitionTerm | null;
  /** The authority may prolong the decision once, with a reason. */
  readonly mayExtend: boolean;
  readonly fits: readonly Regulation[];
}

const LIKE_BQFG = {
  receipt: { months: 1, legalBasis: '§ 13 Abs. 2 BQFG', basis: 'expected' },
  decision: { months: 3, legalBasis: '§ 13 Abs. 3 BQFG', basis: 'expected' },
} as const;

/**
 * Dated rows (DOMAIN.md §2.12): BQFG read as of 16.8.2023, PflAPrV as of 28.10.2025. What rests on no text that was read is
 * `expected`. A change of the law is a row more, and an end for the row before.
 */
export const RECOGNITION_RULES: readonly RecognitionRule[] = [
  {
    code: 'bqfg',
    validFrom: '2012-04-01',
    validTo: null,
    legalBasis: '§§ 9 bis 13 BQFG',
    reviewedOn: '2026-11-24',
    receipt: { ...LIKE_BQFG.receipt, basis: 'law' },
    decision: { ...LIKE_BQFG.decision, basis: 'law' },
    mayExtend: true,
    fits: ['regulated'],
  },
  {
    // The BQFG is left out but for its § 17; the receipt is a hint, the decision has a term of its own.
    code: 'pflbg',
    validFrom: '2020-01-01',
    validTo: null,
    legalBasis: '§§ 40 ff. PflBG',
    reviewedOn: '2026-11-24',
    receipt: LIKE_BQFG.receipt,
    decision: { months: 4, legalBasis: '§ 43 Abs. 3 Satz 1 PflAPrV', basis: 'law' },
    mayExtend: false,
    fits: ['regulated'],
  },
  {
    code: 'health',
    validFrom: null,
    validTo: null,
    legalBasis: 'Fachrecht des Heilberufs',
    reviewedOn: '2026-11-24',
    ...LIKE_BQFG,
    mayExtend: true,
    fits: ['regulated'],
  },
  {
    code: 'nbqfg',
    validFrom: null,
    validTo: null,
    legalBasis: 'NBQFG und Landesrecht',
    reviewedOn: '2026-11-24',
    ...LIKE_BQFG,
    mayExtend: true,
    fits: ['regulated'],
  },
  {
    code: 'chamber',
    validFrom: '2012-04-01',
    validTo: null,
    legalBasis: '§§ 4 bis 7 BQFG',
    reviewedOn: '2026-11-24',
    receipt: { months: 1, legalBasis: '§ 6 Abs. 2 BQFG', basis: 'law' },
    decision: { months: 3, legalBasis: '§ 6 Abs. 3 BQFG', basis: 'law' },
    mayExtend: true,
    fits: ['non_regulated_dual'],
  },
  {
    code: 'zab',
    validFrom: null,
    validTo: null,
    legalBasis: null,
    reviewedOn: '2026-11-24',
    receipt: null,
    decision: null,
    mayExtend: false,
    fits: ['non_regulated_academic'],
  },
  {
    code: 'unclear',
    validFrom: null,
    validTo: null,
    legalBasis: null,
    reviewedOn: '2026-11-24',
    receipt: null,
    decision: null,
    mayExtend: false,
    fits: ['regulated', 'non_regulated_dual', 'non_regulated_academic', 'unknown'],
  },
];

/** The row of a rule that is in force on a day; null when there was none yet, or none any more. */
export function recognitionRuleOn(code: RecognitionRuleCode, day: string): RecognitionRule | null {
  return (
    RECOGNITION_RULES.find(
      (rule) =>
        rule.code === code &&
        (rule.validFrom === null || rule.validFrom <= day) &&
        (rule.validTo === null || day <= rule.validTo),
    ) ?? null
  );
}

/** Codes of the rules that go with an answer to "does the occupation need recognition". */
export function rulesFor(regulation: Regulation): RecognitionRuleCode[] {
  return RECOGNITION_RULE_CODES.filter((code) =>
    RECOGNITION_RULES.some((rule) => rule.code === code && rule.fits.includes(regulation)),
  );
}

/** Whose rule a regulated occupation follows, by the beginning of its KldB 2010; the first that fits counts. */
const BY_OCCUPATION: readonly (readonly [string, RecognitionRuleCode])[] = [
  ['81301', 'nbqfg'],
  ['82101', 'nbqfg'],
  ['81341', 'nbqfg'],
  ['8130', 'pflbg'],
  ['8210', 'pflbg'],
  ['81', 'health'],
  ['82', 'health'],
  ['831', 'nbqfg'],
  ['845', 'bqfg'],
  ['84', 'nbqfg'],
  ['1214', 'nbqfg'],
  ['311', 'nbqfg'],
  ['9321', 'nbqfg'],
];

/** The rule to begin with; whoever keeps the procedure may choose another that fits. */
export function suggestedRule(regulation: Regulation, kldb: string | null): RecognitionRuleCode {
  switch (regulation) {
    case 'non_regulated_dual':
      return 'chamber';
    case 'non_regulated_academic':
      return 'zab';
    case 'unknown':
      return 'unclear';
    case 'regulated':
    default:
      return BY_OCCUPATION.find(([prefix]) => kldb?.startsWith(prefix))?.[1] ?? 'bqfg';
  }
}

export interface RecognitionDue {
  readonly dueOn: string;
  readonly legalBasis: string;
  readonly basis: TermBasis;
  readonly reviewedOn: string;
  /** Still to be kept; false once it was, and while the authority waits for papers. */
  readonly open: boolean;
}

interface Running extends RecognitionDates {
  readonly rule: RecognitionRuleCode;
  readonly stage: RecognitionStage;
  readonly extendedMonths: number;
}

export interface RecognitionDues {
  readonly receipt: RecognitionDue | null;
  readonly decision: RecognitionDue | null;
}

/** Both deadlines of a procedure by the rule of its application day; null where no rule, or no date to count from, gives one. */
export function duesOf(procedure: Running): RecognitionDues {
  const { applicationDate, receiptConfirmedOn, completeOn, decidedOn, stage } = procedure;
  const counted = applicationDate ?? completeOn;
  const rule = counted === null ? null : recognitionRuleOn(procedure.rule, counted);
  const due = (from: string | null, term: RecognitionTerm | null, extra: number, open: boolean) =>
    from === null || term === null
      ? null
      : {
          dueOn: addMonths(from, term.months + extra),
          legalBasis: term.legalBasis,
          basis: term.basis,
          reviewedOn: rule!.reviewedOn,
          open,
        };
  return {
    receipt: due(
      applicationDate,
      rule?.receipt ?? null,
      0,
      stage === 'applied' && receiptConfirmedOn === null,
    ),
    decision: due(
      completeOn,
      rule?.decision ?? null,
      rule?.mayExtend ? procedure.extendedMonths : 0,
      (stage === 'applied' || stage === 'receipt_confirmed') && decidedOn === null,
    ),
  };
}
