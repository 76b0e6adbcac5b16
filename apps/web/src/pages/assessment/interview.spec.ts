import 'reflect-metadata';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type {
  AnswerResponse,
  AssessmentChanges,
  SaveAnswerRequest,
  SavedAnswer,
} from '@app/assessments/shared';
import { ApiProblem } from '../../api/problem.js';
import { Interview } from './interview.js';
import type { Typed, Waiting } from './interview-types.js';

const given = (value: Typed['value']): Typed => ({ standing: 'given', value, evidence: null });
const answer = (field: string, value: Typed['value'], version: number): AnswerResponse => ({
  field,
  rowId: null,
  ...given(value),
  version,
  updatedBy: 'x',
  updatedByName: 'Berta',
  updatedAt: '2026-11-24T10:00:00Z',
});
const away = () => Promise.reject(new ApiProblem(0, 'network', ''));

describe('an interview', () => {
  let kept: Waiting | null;
  let save: jest.Mock<(request: SaveAnswerRequest) => Promise<SavedAnswer>>;
  let changes: Partial<AssessmentChanges>;
  let addRow: jest.Mock<(group: string, id: string) => Promise<never>>;

  const start = (answers: AnswerResponse[] = []) =>
    new Interview(
      { answers, rows: [], revision: 1, state: 'draft', version: 1 },
      {
        save,
        addRow,
        keepRow: jest.fn() as never,
        sync: () =>
          Promise.resolve({
            revision: 9,
            state: 'draft',
            version: 1,
            rows: [],
            answers: [],
            others: [],
            ...changes,
          }),
      },
      { load: () => Promise.resolve(kept), keep: (waiting) => void (kept = waiting) },
      () => '2026-11-24',
    );
  const place = { section: 'header' } as const;
  const settle = () => jest.advanceTimersByTimeAsync(10_000);

  beforeEach(() => {
    jest.useFakeTimers();
    kept = null;
    changes = {};
    save = jest.fn(({ version }: SaveAnswerRequest) =>
      Promise.resolve({ version: version + 1, revision: 2 }),
    );
    addRow = jest.fn((group: string, id: string) =>
      Promise.resolve({ id, group, position: 1, removed: false } as never),
    );
  });

  it('sends a choice at once and a text when nobody types any more, and once only', async () => {
    const interview = start();
    interview.put('header.channel', null, given('phone'), true);
    interview.put('header.place', null, given('H'), false);
    interview.put('header.place', null, given('He'), false);
    await jest.advanceTimersByTimeAsync(10);
    expect(save.mock.calls.map(([{ field }]) => field)).toEqual(['header.channel']);
    await settle();
    expect(save.mock.calls.map(([{ field, value, version }]) => [field, value, version])).toEqual([
      ['header.channel', 'phone', 0],
      ['header.place', 'He', 0],
    ]);
    expect(interview.waiting()).toEqual([]);
    expect(kept).toBeNull();
  });

  it('sends what was typed while the answer before was under way, against the new version', async () => {
    let release: (saved: SavedAnswer) => void = () => undefined;
    save.mockImplementationOnce(() => new Promise((resolve) => (release = resolve)));
    const interview = start();
    interview.put('header.place', null, given('He'), true);
    await jest.advanceTimersByTimeAsync(10);
    interview.put('header.place', null, given('Helmstedt'), true);
    await jest.advanceTimersByTimeAsync(10);
    expect(save).toHaveBeenCalledTimes(1);
    release({ version: 1, revision: 2 });
    await settle();
    expect(save.mock.calls.at(-1)).toMatchObject([{ value: 'Helmstedt', version: 1 }]);
    expect(interview.waiting()).toEqual([]);
  });

  it('keeps what cannot be sent, tries again, and takes it up in another tab', async () => {
    save.mockImplementation(away);
    const interview = start();
    interview.put('header.place', null, given('Helmstedt'), true);
    await settle();
    expect([interview.offline, interview.waiting().length]).toEqual([true, 1]);
    expect(save.mock.calls.length).toBeGreaterThan(2);
    expect(kept?.answers).toMatchObject([{ field: 'header.place', value: 'Helmstedt', version: 0 }]);
    interview.end();
    save.mockImplementation(() => Promise.resolve({ version: 1, revision: 2 }));
    const other = start();
    expect(await other.restore()).toBe(1);
    await settle();
    expect([other.waiting(), kept]).toEqual([[], null]);
    expect(other.answer('header.place', null)?.value).toBe('Helmstedt');
  });

  it('does not overwrite what somebody else has answered before it was taken up again', async () => {
    kept = { rows: [], answers: [{ field: 'header.place', rowId: null, ...given('Helmstedt'), version: 1 }] };
    const interview = start([answer('header.place', 'Lehre', 2)]);
    await interview.restore();
    await settle();
    expect(save).not.toHaveBeenCalled();
    expect(interview.waiting()).toMatchObject([
      { status: 'conflict', value: 'Helmstedt', current: { value: 'Lehre' } },
    ]);
  });

  it('knows its own answer again, of which it has not heard that it arrived', async () => {
    save.mockImplementationOnce(away);
    const interview = start();
    interview.put('header.place', null, given('Helm'), true);
    await jest.advanceTimersByTimeAsync(10);
    save.mockImplementationOnce(() =>
      Promise.reject(
        new ApiProblem(409, 'answer-changed', '', [], { current: answer('header.place', 'Helm', 1) }),
      ),
    );
    interview.put('header.place', null, given('Helmstedt'), true);
    await settle();
    expect(interview.waiting()).toEqual([]);
    expect(save.mock.calls.at(-1)).toMatchObject([{ value: 'Helmstedt', version: 1 }]);
    // The same, found by the next tab.
    kept = {
      rows: [],
      answers: [
        { field: 'header.place', rowId: null, ...given('Helmstedt'), version: 0, sent: given('Helm') },
      ],
    };
    const next = start([answer('header.place', 'Helm', 1)]);
    await next.restore();
    await settle();
    expect(next.waiting()).toEqual([]);
    expect(save.mock.calls.at(-1)).toMatchObject([{ value: 'Helmstedt', version: 1 }]);
  });

  it.each(['mine', 'theirs'] as const)('asks whose answer counts, and does so: %s', async (whose) => {
    save.mockImplementationOnce(() =>
      Promise.reject(
        new ApiProblem(409, 'answer-changed', '', [], { current: answer('header.place', 'Lehre', 3) }),
      ),
    );
    const interview = start([answer('header.place', 'Velpke', 2)]);
    interview.put('header.place', null, given('Helmstedt'), true);
    await settle();
    expect(interview.waiting()).toMatchObject([
      { status: 'conflict', current: { value: 'Lehre', version: 3 } },
    ]);
    interview.decide('header.place', null, whose);
    await settle();
    expect(interview.waiting()).toEqual([]);
    expect(interview.answer('header.place', null)?.value).toBe(whose === 'mine' ? 'Helmstedt' : 'Lehre');
    expect(save.mock.calls.length).toBe(whose === 'mine' ? 2 : 1);
    if (whose === 'mine') expect(save.mock.calls[1]).toMatchObject([{ version: 3 }]);
  });

  it('shows what others answer, but not over what one types', async () => {
    save.mockImplementation(away);
    const interview = start([answer('header.place', 'Velpke', 1)]);
    interview.put('header.place', null, given('Helmstedt'), true);
    await jest.advanceTimersByTimeAsync(10);
    changes = { answers: [answer('header.place', 'Lehre', 2), answer('header.channel', 'phone', 1)] };
    await interview.sync(place);
    expect(interview.answer('header.channel', null)?.value).toBe('phone');
    expect(interview.answer('header.place', null)).toMatchObject({
      value: 'Helmstedt',
      unsaved: { status: 'conflict', current: { value: 'Lehre' } },
    });
  });

  it('does not send what cannot be right, and says why', async () => {
    const interview = start();
    interview.put('person.childrenCount', null, given(21), true);
    await settle();
    expect(save).not.toHaveBeenCalled();
    expect(interview.waiting()).toMatchObject([{ status: 'refused', code: 'tooLarge', value: 21 }]);
    interview.put('person.childrenCount', null, given(2), true);
    await settle();
    expect(interview.waiting()).toEqual([]);
  });

  it('tries again what waited for the privacy information once that is there', async () => {
    save.mockImplementationOnce(() => Promise.reject(new ApiProblem(409, 'privacy-information-first', '')));
    const interview = start();
    interview.put('school.qualification', null, given('none'), true);
    await settle();
    expect(interview.waiting()).toMatchObject([{ status: 'refused', code: 'privacy-information-first' }]);
    interview.put('header.infoArt13Given', null, given(true), true);
    await settle();
    expect(interview.waiting()).toEqual([]);
  });

  it('types into a row that the server does not know yet, and sends the row first', async () => {
    addRow.mockImplementationOnce(away);
    const interview = start();
    const row = interview.addRow('jobs');
    interview.put('work.employer', row, given('Bäckerei'), true);
    await jest.advanceTimersByTimeAsync(20);
    expect(save).not.toHaveBeenCalled();
    expect(kept?.rows).toEqual([{ id: row, group: 'jobs' }]);
    await settle();
    expect(addRow).toHaveBeenCalledTimes(2);
    expect(save.mock.calls).toMatchObject([[{ field: 'work.employer', rowId: row }]]);
    expect([interview.waiting(), kept]).toEqual([[], null]);
  });
});
