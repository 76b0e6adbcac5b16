import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { IntakeRequest } from '@app/intake/shared';
import { StampRequest } from '@app/laufzettel/shared';
import { clean, fieldNameOf, findProblems } from './dto-problems.js';

const intake = {
  person: {
    familyName: 'Al-Hassan',
    givenNames: 'Amira',
    mononym: false,
    dateOfBirth: '1990',
    gender: 'w',
    nationalities: ['SY'],
    contact: {},
    languages: [{ code: 'arb', preferred: true }],
    interpreterNeeded: true,
  },
  residence: { status: 'NOT_RECORDED' },
  case: {},
};

describe('checking a form with the DTO of its request', () => {
  it('finds nothing wrong with the least an intake needs', () => {
    expect(findProblems(IntakeRequest, intake)).toEqual([]);
  });

  it('points into nested parts as the server does', () => {
    const wrong = {
      ...intake,
      person: {
        ...intake.person,
        familyName: undefined,
        contact: { postalCode: '12' },
        languages: [{ code: '', preferred: true }],
      },
    };
    expect(findProblems(IntakeRequest, wrong)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ pointer: '/person/familyName', code: 'required' }),
        expect.objectContaining({ pointer: '/person/contact/postalCode', code: 'invalidFormat' }),
        expect.objectContaining({ pointer: '/person/languages/0/code', code: 'required' }),
      ]),
    );
    expect(fieldNameOf('/person/languages/0/code')).toBe('person.languages.0.code');
  });

  it('refuses a birth date that does not exist', () => {
    const wrong = { ...intake, person: { ...intake.person, dateOfBirth: '1990-02-30' } };
    expect(findProblems(IntakeRequest, wrong)).toEqual([
      { pointer: '/person/dateOfBirth', code: 'invalidDate', params: {} },
    ]);
  });

  it('demands a note exactly where the shared rules do', () => {
    const without = (result: string) => findProblems(StampRequest, { result, stationVersion: 1 });
    expect(without('done')).toEqual([]);
    expect(without('documents_missing')).toEqual([{ pointer: '/note', code: 'required', params: {} }]);
    expect(without('appointment_given')).toEqual([{ pointer: '/followUpOn', code: 'required', params: {} }]);
  });
});

describe('form values as request', () => {
  it('leaves out what is empty, at every depth', () => {
    expect(clean({ a: ' ', b: { c: '', d: 'x' }, e: ['', 'y'], f: false, g: 0, h: null })).toEqual({
      b: { d: 'x' },
      e: ['y'],
      f: false,
      g: 0,
    });
  });
});
