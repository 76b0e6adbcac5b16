import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { phoneProblems } from './phone-problems.js';

describe('checking a telephone number', () => {
  it.each(['05351 121-0', '+49 5351 1210', '0151 23456789', '+380 67 123 4567', ' ', ''])(
    'takes %j',
    async (phone) => {
      expect(await phoneProblems(phone)).toEqual([]);
    },
  );

  it.each(['123', '05351', '+49 123', 'keine Nummer', '+999 12345678'])('refuses %j', async (phone) => {
    expect(await phoneProblems(phone, '/person')).toEqual([
      { pointer: '/person/contact/phone', code: 'invalidPhone' },
    ]);
  });
});
