import { describe, expect, it } from '@jest/globals';
import { ACCOUNT_FAILURES, addressBlock, isWeakPassword, waitSeconds } from './login.rules.js';

describe('waiting after failures', () => {
  it('starts with the fifth and doubles up to a quarter of an hour', () => {
    expect([1, 2, 3, 4].map((n) => waitSeconds(n, ACCOUNT_FAILURES))).toEqual([0, 0, 0, 0]);
    expect([5, 6, 7, 8, 9, 10, 500].map((n) => waitSeconds(n, ACCOUNT_FAILURES))).toEqual([
      60, 120, 240, 480, 900, 900, 900,
    ]);
  });
});

describe('addresses', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2::9', '2001:db8:1:2'],
    ['2001:0db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
  ])('%s counts as %s', (address, block) => {
    expect(addressBlock(address)).toBe(block);
  });
});

describe('passwords', () => {
  it.each([
    'passwortpasswort',
    'Passwort1234',
    'aaaaaaaaaaaaaaa',
    'abababababab',
    'ich.bin.aufnahme',
    'Helmstedt1234',
  ])('%s is too easy', (password) => {
    expect(isWeakPassword(password, 'aufnahme')).toBe(true);
  });
  it('takes a sentence', () => {
    expect(isWeakPassword('Der Elm ist ein Wald', 'aufnahme')).toBe(false);
  });
});
