import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { GROUP_CODES } from './field.rules.js';
import { FIELDS, fieldId, fieldOf, GROUPS } from './fields.rules.js';
import { OPTION_LISTS } from './option-lists.rules.js';

describe('the table of fields', () => {
  it('names each field once', () => {
    expect(new Set(FIELDS.map(fieldId)).size).toBe(FIELDS.length);
  });

  it('knows the rows that can be added', () => {
    expect(Object.keys(GROUPS).toSorted()).toEqual([...GROUP_CODES].toSorted());
  });

  it('releases nothing that is protected or special (DOMAIN.md §2, column Prot.)', () => {
    const open = FIELDS.filter(({ protection, category }) => protection !== 'normal' && category !== null);
    expect(open.map(fieldId)).toEqual([]);
    expect(
      FIELDS.filter(({ section }) => section === 'person' || section === 'residence').every(
        ({ protection }) => protection === 'protected',
      ),
    ).toBe(true);
  });

  it('asks conditions of fields that are there, of their own row or the head of their section, and of their values', () => {
    for (const field of FIELDS) {
      const asked = field.when ? [field.when.field].flat() : [];
      for (const key of asked) {
        const other = fieldOf(`${field.section}.${key}`);
        expect([fieldId(field), other !== undefined]).toEqual([fieldId(field), true]);
        expect(other!.group === null || other!.group === field.group).toBe(true);
      }
      expect([fieldId(field), field.need === 'conditional' && !field.when]).toEqual([fieldId(field), false]);
    }
  });

  it('takes choices from lists that are there, and uses each list', () => {
    const used = new Set(FIELDS.flatMap(({ options }) => options ?? []));
    expect([...used].toSorted()).toEqual(Object.keys(OPTION_LISTS).toSorted());
    for (const { kind, options } of FIELDS)
      expect((kind === 'option' || kind === 'options') === (options !== undefined)).toBe(true);
  });
});
