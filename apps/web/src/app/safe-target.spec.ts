import { describe, expect, it } from '@jest/globals';
import { safeTarget } from './safe-target.js';

describe('where the log-in leads', () => {
  it('goes on to a page of this site', () => {
    expect(safeTarget('/s/ABC-123')).toBe('/s/ABC-123');
    expect(safeTarget('/faelle?alle=true')).toBe('/faelle?alle=true');
  });

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/login',
    '',
    undefined,
    7,
  ])('stays at the start for %p', (value) => {
    expect(safeTarget(value)).toBe('/');
  });
});
