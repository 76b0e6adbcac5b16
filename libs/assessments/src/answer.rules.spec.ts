import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { indexed, matters, valueProblem, type Answer } from './answer.rules.js';
import { experienceOf } from './experience.rules.js';
import { fieldOf } from './fields.rules.js';
import { progressOf } from './progress.rules.js';
import { problemsIn } from './whole-form.rules.js';

const TODAY = '2026-11-24';
const answer = (field: string, value: Answer['value'], rowId: string | null = null): Answer => ({
  field,
  rowId,
  standing: value === null ? 'declined' : 'given',
  value,
  evidence: null,
});

describe('a value', () => {
  it.each([
    ['header.assessedOn', '2026-11-24', null],
    ['header.assessedOn', '2026-11-25', 'inFuture'],
    ['header.assessedOn', '2026', 'invalidDate'],
    ['person.childrenCount', 20, null],
    ['person.childrenCount', -1, 'tooSmall'],
    ['person.childrenAges', [3, 61], 'tooLarge'],
    ['person.childrenAges', [], 'invalidChoice'],
    ['school.schoolYears', 7.5, null],
    ['school.schoolYears', 7.4, 'invalidNumber'],
    ['work.from', '2011', null],
    ['work.from', '2027', 'inFuture'],
    ['work.occupation', { code: 'koch' }, null],
    ['work.occupation', { code: 'koch', more: 1 }, 'required'],
    ['work.occupation', {}, 'required'],
    ['goals.desiredOccupations', [{ text: 'a' }, { text: 'b' }, { text: 'c' }, { text: 'd' }], 'tooMany'],
    ['skills.availability', ['mon_morning', 'sun_evening'], null],
    ['skills.availability', ['mon_night'], 'invalidChoice'],
    ['skills.mobility', ['car', 'car'], 'invalidChoice'],
    ['header.interpreterPresent', 'true', 'invalidChoice'],
    ['header.place', '  ', 'required'],
    ['goals.counsellorSummary', 'x'.repeat(3001), 'tooLong'],
  ])('of %s: %j is %s', (id, value, problem) => {
    expect(valueProblem(fieldOf(id)!, value, TODAY)).toBe(problem);
  });
});

describe('a field', () => {
  it('matters when what it depends on is answered so, in its own row or at the head', () => {
    const index = indexed([
      answer('header.interpreterPresent', true),
      answer('languages.certificateType', 'DTZ', 'a'),
      answer('study.anabinDegree', 'equal', 's'),
    ]);
    expect(matters(fieldOf('header.interpreter')!, null, index)).toBe(true);
    expect(matters(fieldOf('languages.certificateLevel')!, 'a', index)).toBe(true);
    expect(matters(fieldOf('languages.certificateLevel')!, 'b', index)).toBe(false);
    expect(matters(fieldOf('study.anabinCheckedOn')!, 's', index)).toBe(true);
    expect(matters(fieldOf('skills.specialNeeds')!, null, index)).toBe(false);
  });
});

describe('progress', () => {
  it('counts what is required now, and "declined" as an answer', () => {
    const before = progressOf('school', [], indexed([]));
    expect([before.required, before.missing.length]).toEqual([3, 3]);
    const after = progressOf(
      'school',
      [],
      indexed([answer('school.schoolAttended', 'yes'), answer('school.certificate', null)]),
    );
    expect(after.missing.map(({ field }) => field)).toEqual(['school.schoolYears', 'school.qualification']);
    expect([after.required, after.answered]).toEqual([4, 2]);
  });

  it('wants a language and a next step', () => {
    expect(progressOf('languages', [], indexed([])).missing).toEqual([
      { field: 'languages.language', rowId: null },
    ]);
    const rows = [{ id: 'a', group: 'languages' }];
    expect(progressOf('languages', rows, indexed([])).missing.map(({ rowId }) => rowId)).toEqual(['a', 'a']);
  });

  it('finds ends that lie before their beginnings', () => {
    const rows = [{ id: 'j', group: 'jobs' }];
    const codes = (from: string, to: string) =>
      problemsIn(rows, indexed([answer('work.from', from, 'j'), answer('work.to', to, 'j')])).filter(
        ({ code }) => code === 'endBeforeStart',
      );
    expect(codes('2015-03', '2015')).toEqual([]);
    expect(codes('2015-03', '2014')).toEqual([{ field: 'work.to', rowId: 'j', code: 'endBeforeStart' }]);
  });
});

describe('experience', () => {
  const jobs = (...spans: [from: string, to: string | null, code?: string][]) => {
    const rows = spans.map((_, i) => ({ id: String(i), group: 'jobs' }));
    const answers = spans.flatMap(([from, to, code], i) => [
      answer('work.from', from, String(i)),
      ...(to === null ? [answer('work.ongoing', true, String(i))] : [answer('work.to', to, String(i))]),
      ...(code ? [answer('work.occupation', { code }, String(i))] : []),
    ]);
    return experienceOf(
      rows,
      indexed([...answers, answer('goals.desiredOccupations', [{ text: 'x' }, { code: 'koch' }])]),
      TODAY,
    );
  };

  it('counts months once, however many jobs there were in them', () => {
    expect(jobs(['2020-01', '2020-06'], ['2020-04', '2020-12'])).toMatchObject({
      months: 12,
      monthsSinceLast: 71,
    });
    expect(jobs(['2019', '2019'])).toMatchObject({ months: 12 });
    expect(jobs(['2026-10', null])).toMatchObject({ months: 2, monthsSinceLast: 0 });
    expect(jobs()).toEqual({ months: 0, monthsInTarget: 0, monthsSinceLast: null });
  });

  it('tells how much of it was in the occupation somebody looks for', () => {
    expect(jobs(['2020-01', '2020-06', 'koch'], ['2021-01', '2021-12', 'lager'])).toMatchObject({
      months: 18,
      monthsInTarget: 6,
    });
  });
});
