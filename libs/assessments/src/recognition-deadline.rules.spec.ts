import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { OPTION_LISTS } from './option-lists.rules.js';
import {
  duesOf,
  RECOGNITION_RULE_CODES,
  RECOGNITION_RULES,
  recognitionRuleOn,
  rulesFor,
  suggestedRule,
} from './recognition-deadline.rules.js';

const procedure = (changes: Partial<Parameters<typeof duesOf>[0]> = {}) => ({
  rule: 'chamber' as const,
  stage: 'applied' as const,
  applicationDate: '2026-09-01',
  receiptConfirmedOn: null,
  completeOn: '2026-09-15',
  decidedOn: null,
  extendedMonths: 0,
  ...changes,
});
const days = (changes: Partial<Parameters<typeof duesOf>[0]>) => {
  const { receipt, decision } = duesOf(procedure(changes));
  return [receipt?.dueOn ?? null, decision?.dueOn ?? null];
};

describe('deadlines of a recognition', () => {
  it('are a month and three for the chambers, by § 6 BQFG', () => {
    expect(duesOf(procedure())).toEqual({
      receipt: {
        dueOn: '2026-10-01',
        legalBasis: '§ 6 Abs. 2 BQFG',
        basis: 'law',
        reviewedOn: '2026-11-24',
        open: true,
      },
      decision: {
        dueOn: '2026-12-15',
        legalBasis: '§ 6 Abs. 3 BQFG',
        basis: 'law',
        reviewedOn: '2026-11-24',
        open: true,
      },
    });
  });

  it.each([
    ['2026-01-31', '2026-02-28', '2026-04-30'],
    ['2028-01-31', '2028-02-29', '2028-04-30'],
    ['2026-11-30', '2026-12-30', '2027-02-28'],
    ['2026-12-31', '2027-01-31', '2027-03-31'],
    ['2026-05-31', '2026-06-30', '2026-08-31'],
  ])('counted from %s end at the end of a shorter month', (from, receipt, decision) => {
    expect(days({ applicationDate: from, completeOn: from })).toEqual([receipt, decision]);
  });

  it('are prolonged in one piece: from the day of complete papers, not from the deadline before', () => {
    // 30.11. + 3 months ends on 28.2.; a month more is 30.3., not 28.3.
    expect(days({ applicationDate: '2026-11-30', completeOn: '2026-11-30', extendedMonths: 1 })).toEqual([
      '2026-12-30',
      '2027-03-30',
    ]);
  });

  it('follow the nursing law: a hint for the receipt, four months and no extension for the decision', () => {
    const { receipt, decision } = duesOf(procedure({ rule: 'pflbg', extendedMonths: 3 }));
    expect(receipt).toMatchObject({ dueOn: '2026-10-01', basis: 'expected' });
    expect(decision).toMatchObject({
      dueOn: '2027-01-15',
      legalBasis: '§ 43 Abs. 3 Satz 1 PflAPrV',
      basis: 'law',
    });
  });

  it.each(['health', 'nbqfg'] as const)('are hints only for %s', (rule) => {
    const { receipt, decision } = duesOf(procedure({ rule }));
    expect([receipt?.basis, decision?.basis]).toEqual(['expected', 'expected']);
  });

  it.each(['zab', 'unclear'] as const)('do not exist for %s', (rule) => {
    expect(duesOf(procedure({ rule }))).toEqual({ receipt: null, decision: null });
  });

  it('need a day to count from, and a rule in force on it', () => {
    expect(days({ applicationDate: null, completeOn: null })).toEqual([null, null]);
    expect(days({ completeOn: null })).toEqual(['2026-10-01', null]);
    expect(days({ applicationDate: null })).toEqual([null, '2026-12-15']);
    expect(days({ applicationDate: '2012-03-31', completeOn: '2012-03-31' })).toEqual([null, null]);
    expect(days({ applicationDate: '2012-04-01', completeOn: null })).toEqual(['2012-05-01', null]);
  });

  it('are open until they are kept, and rest while the authority waits for papers', () => {
    const open = (changes: Partial<Parameters<typeof duesOf>[0]>) => {
      const { receipt, decision } = duesOf(procedure(changes));
      return [receipt?.open, decision?.open];
    };
    expect(open({ receiptConfirmedOn: '2026-09-10' })).toEqual([false, true]);
    expect(open({ stage: 'receipt_confirmed' })).toEqual([false, true]);
    expect(open({ stage: 'documents_requested' })).toEqual([false, false]);
    expect(open({ stage: 'decision_full', decidedOn: '2026-11-01' })).toEqual([false, false]);
    expect(open({ stage: 'withdrawn' })).toEqual([false, false]);
  });
});

describe('rules of recognition', () => {
  it('have one row in force at a time, each with its review', () => {
    for (const code of RECOGNITION_RULE_CODES) {
      const rows = RECOGNITION_RULES.filter((rule) => rule.code === code);
      for (const day of ['2012-04-01', '2020-01-01', '2026-11-24', '2040-01-01'])
        expect(
          rows.filter((r) => (r.validFrom ?? '') <= day && day <= (r.validTo ?? '9')).length,
        ).toBeLessThanOrEqual(1);
      expect(recognitionRuleOn(code, '2026-11-24')?.reviewedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });

  it('name a law where they call a term one', () => {
    for (const { receipt, decision } of RECOGNITION_RULES)
      for (const term of [receipt, decision])
        if (term?.basis === 'law') expect(term.legalBasis).toMatch(/^§ \d+ .*(BQFG|PflAPrV)$/);
  });

  it('fit what is said about the occupation', () => {
    expect(rulesFor('regulated')).toEqual(['bqfg', 'pflbg', 'health', 'nbqfg', 'unclear']);
    expect(rulesFor('non_regulated_dual')).toEqual(['chamber', 'unclear']);
    expect(rulesFor('non_regulated_academic')).toEqual(['zab', 'unclear']);
    expect(rulesFor('unknown')).toEqual(['unclear']);
    for (const regulation of OPTION_LISTS.regulation)
      expect(rulesFor(regulation)).toContain(suggestedRule(regulation, null));
  });

  it.each([
    ['regulated', '81302', 'pflbg'],
    ['regulated', '82102', 'pflbg'],
    ['regulated', '81301', 'nbqfg'],
    ['regulated', '81404', 'health'],
    ['regulated', '84114', 'nbqfg'],
    ['regulated', '84513', 'bqfg'],
    ['regulated', '72304', 'bqfg'],
    ['regulated', null, 'bqfg'],
    ['non_regulated_dual', '81302', 'chamber'],
    ['non_regulated_academic', null, 'zab'],
    ['unknown', '81302', 'unclear'],
  ] as const)('are suggested: %s, %s → %s', (regulation, kldb, rule) => {
    expect(suggestedRule(regulation, kldb)).toBe(rule);
  });
});
