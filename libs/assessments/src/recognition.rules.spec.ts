import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import {
  dateProblems,
  datesAfter,
  mayStepRecognition,
  papersDueOn,
  phaseOf,
  RECOGNITION_STAGES,
  type RecognitionDates,
  type RecognitionStage,
} from './recognition.rules.js';

const NONE: RecognitionDates = {
  applicationDate: null,
  receiptConfirmedOn: null,
  completeOn: null,
  decidedOn: null,
};

describe('stages of a recognition', () => {
  const decisions = ['decision_full', 'decision_partial', 'decision_compensation'] as const;
  const allowed: Record<RecognitionStage, readonly RecognitionStage[]> = {
    interest: ['counselling_done', 'documents_collecting', 'applied', 'withdrawn'],
    counselling_done: ['documents_collecting', 'translation', 'applied', 'withdrawn'],
    documents_collecting: ['translation', 'applied', 'withdrawn'],
    translation: ['documents_collecting', 'applied', 'withdrawn'],
    applied: ['receipt_confirmed', 'documents_requested', ...decisions, 'rejected', 'withdrawn'],
    receipt_confirmed: ['documents_requested', ...decisions, 'rejected', 'withdrawn'],
    documents_requested: ['receipt_confirmed', ...decisions, 'rejected', 'withdrawn'],
    decision_full: ['recognised'],
    decision_partial: ['measure_running', 'recognised', 'withdrawn'],
    decision_compensation: ['measure_running', 'recognised', 'withdrawn'],
    rejected: [...decisions, 'withdrawn'],
    measure_running: ['recognised', 'rejected', 'withdrawn'],
    recognised: [],
    withdrawn: [],
  };

  it.each(RECOGNITION_STAGES)('after %s only these follow', (from) => {
    expect(RECOGNITION_STAGES.filter((to) => mayStepRecognition(from, to)).toSorted()).toEqual(
      [...allowed[from]].toSorted(),
    );
  });

  it('each belong to a phase', () => {
    expect(RECOGNITION_STAGES.map(phaseOf)).not.toContain(undefined);
    expect([phaseOf('translation'), phaseOf('documents_requested'), phaseOf('withdrawn')]).toEqual([
      'prepare',
      'apply',
      'end',
    ]);
  });

  it('bring their dates, and leave what is known', () => {
    expect(datesAfter(NONE, 'applied', '2026-09-01')).toEqual({ ...NONE, applicationDate: '2026-09-01' });
    const applied = { ...NONE, applicationDate: '2026-08-15' };
    expect(datesAfter(applied, 'applied', '2026-09-01')).toEqual(applied);
    for (const stage of ['receipt_confirmed', 'documents_requested'] as const)
      expect(datesAfter(applied, stage, '2026-09-10')).toEqual({
        ...applied,
        receiptConfirmedOn: '2026-09-10',
      });
    // After an objection the new decision counts.
    expect(datesAfter({ ...applied, decidedOn: '2026-10-01' }, 'decision_full', '2026-11-02').decidedOn).toBe(
      '2026-11-02',
    );
    expect(datesAfter(applied, 'measure_running', '2026-11-02')).toEqual(applied);
  });

  it('remind of papers after 30 days of collecting, and in no other stage', () => {
    expect(papersDueOn('documents_collecting', '2026-10-15')).toBe('2026-11-14');
    expect(papersDueOn('translation', '2026-10-15')).toBeNull();
  });
});

describe('dates of a recognition', () => {
  it('lie in no future and not before the application', () => {
    const dates = {
      applicationDate: '2026-09-01',
      receiptConfirmedOn: '2026-08-31',
      completeOn: '2026-09-01',
      decidedOn: '2026-11-25',
    };
    expect(dateProblems(dates, '2026-11-24')).toEqual([
      { pointer: '/receiptConfirmedOn', code: 'beforeApplication' },
      { pointer: '/decidedOn', code: 'inFuture' },
    ]);
    expect(dateProblems({ ...NONE, completeOn: '2026-09-01' }, '2026-11-24')).toEqual([]);
  });
});
