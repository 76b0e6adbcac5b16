import { describe, expect, it } from '@jest/globals';
import { CASE_STATES, dueness, mayChangeCase } from './case.rules.js';

describe('cases', () => {
  it('change as the table says and never to the state they are in', () => {
    const allowed = CASE_STATES.flatMap((from) =>
      CASE_STATES.filter((to) => mayChangeCase(from, to)).map((to) => `${from}→${to}`),
    );
    expect(allowed).toEqual(['open→resting', 'open→closed', 'resting→open', 'resting→closed', 'closed→open']);
  });
});

describe('Wiedervorlagen', () => {
  it.each([
    ['2026-11-23', 'overdue'],
    ['2026-11-24', 'today'],
    ['2026-12-01', 'thisWeek'],
    ['2026-12-02', 'later'],
  ])('due on %s are %s', (dueOn, expected) => {
    expect(dueness(dueOn, '2026-11-24')).toBe(expected);
  });
});
