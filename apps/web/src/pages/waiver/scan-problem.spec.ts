import { describe, expect, it } from '@jest/globals';
import { scanProblem } from './scan-problem.js';

describe('a file that is to be a scan', () => {
  it('is there, of a kind the server takes, and of at most 10 MB', () => {
    const limit = 10 * 1024 * 1024;
    expect(scanProblem(null)).toBe('fileMissing');
    expect(scanProblem({ type: 'application/pdf', size: 0 })).toBe('fileMissing');
    expect(scanProblem({ type: 'image/heic', size: 1 })).toBe('fileType');
    expect(scanProblem({ type: 'image/jpeg', size: limit + 1 })).toBe('fileTooLarge');
    expect(scanProblem({ type: 'image/jpeg', size: limit })).toBeNull();
  });
});
