import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nestingExceeds } from './request-limits.js';

describe('nestingExceeds', () => {
  it('counts brackets and braces within one another', () => {
    expect(nestingExceeds('[[[]]]', 3)).toBe(false);
    expect(nestingExceeds('[[[[]]]]', 3)).toBe(true);
    expect(nestingExceeds('{"a":[{"b":1}]}', 3)).toBe(false);
    expect(nestingExceeds('{"a":[{"b":{}}]}', 3)).toBe(true);
  });
  it('looks past what stands in strings', () => {
    expect(nestingExceeds('{"a":"[[[[[[\\"[[["}', 1)).toBe(false);
    expect(nestingExceeds('"\\\\"', 0)).toBe(false);
  });
  it('agrees with what the parser finds', () => {
    const depth = (value: unknown): number =>
      typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depth)) : 0;
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.integer({ min: 0, max: 7 }), (value, limit) => {
        expect(nestingExceeds(JSON.stringify(value), limit)).toBe(depth(value) > limit);
      }),
      { numRuns: 1000 },
    );
  });
});
