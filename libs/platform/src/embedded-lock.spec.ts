import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { isAlive, lockHolder, takeLock } from './embedded-lock.js';
import { StartupError } from './startup.errors.js';

const directory = mkdtempSync(join(tmpdir(), 'anlaufstelle-lock-'));
afterAll(() => rmSync(directory, { recursive: true }));

describe('takeLock', () => {
  it('lets one in at a time and the next one after the release', () => {
    const file = join(directory, 'one');
    const release = takeLock(file);
    expect(lockHolder(file)).toBe(process.pid);
    expect(() => takeLock(file)).toThrow(StartupError);
    expect(() => takeLock(file)).toThrow(`Prozess ${process.pid}`);
    release();
    expect(lockHolder(file)).toBeUndefined();
    takeLock(file)();
  });

  it('takes over the lock of a process that is gone', () => {
    const file = join(directory, 'gone');
    writeFileSync(file, JSON.stringify({ pid: 2 ** 22 - 1, startedAt: '1' }));
    takeLock(file)();
  });

  it('takes over the lock of a process whose id somebody else has got since', () => {
    const file = join(directory, 'reused');
    writeFileSync(file, JSON.stringify({ pid: process.ppid, startedAt: 'long ago' }));
    expect(lockHolder(file)).toBeUndefined();
    takeLock(file)();
  });

  it('takes over a lock that holds nonsense', () => {
    const file = join(directory, 'nonsense');
    writeFileSync(file, '');
    takeLock(file)();
  });

  it('releases its own lock only', () => {
    const file = join(directory, 'stolen');
    const release = takeLock(file);
    writeFileSync(file, 'somebody else');
    release();
    expect(readFileSync(file, 'utf8')).toBe('somebody else');
  });
});

describe('isAlive', () => {
  it('knows the living from the dead', () => {
    expect(isAlive(process.pid)).toBe(true);
    expect(isAlive(1)).toBe(true);
    expect(isAlive(2 ** 22 - 1)).toBe(false);
  });
});
