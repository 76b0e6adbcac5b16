import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { WaiverInput, type WaiverResponse } from '@app/waivers/shared';
import { findProblems } from '../../app/form/dto-problems.js';
import {
  custodiesFor,
  emptyWaiver,
  keptWaiver,
  renewedWaiver,
  rolesFor,
  signatoriesSoFar,
  STEP_FIELDS,
  stepOf,
  waiverProblems,
  waiverRequest,
  type WaiverValues,
} from './values.js';

const TODAY = '2026-11-24';
const filled = (changes: Partial<WaiverValues> = {}): WaiverValues => ({
  ...emptyWaiver(TODAY),
  language: 'ar',
  explainedLanguage: 'ara',
  interpreting: 'no',
  recipients: [
    {
      institutionId: '7b0f2c4e-3c1d-4f6e-9a8b-1c2d3e4f5a6b',
      direction: 'both',
      categories: ['identity'],
    },
  ],
  purposes: ['benefits'],
  custody: 'none',
  ...changes,
});
const parents: Pick<WaiverValues, 'custody' | 'guardians'> = {
  custody: 'joint',
  guardians: [
    { name: 'Rania', role: 'mother' },
    { name: 'Sami', role: 'father' },
  ],
};

describe('the form of a waiver', () => {
  it('begins with nothing ticked and only the usual term', () => {
    const { validUntil, guardians, interpreter, version, ...rest } = emptyWaiver(TODAY);
    expect(validUntil).toBe('2027-11-24');
    expect(version).toBe(0);
    const texts = [rest, interpreter, ...guardians].flatMap((part) => Object.values(part));
    expect(texts.filter((value) => typeof value === 'string').join('')).toBe('');
    expect(texts.filter((value) => Array.isArray(value)).flat()).toEqual([]);
  });

  it('becomes a request the rules accept, with nothing of what was not chosen', () => {
    const request = waiverRequest(filled({ otherText: 'x', purposeText: 'y', exceptionReason: 'z' }), 30);
    expect(findProblems(WaiverInput, request)).toEqual([]);
    expect(Object.keys(request)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/otherText|purposeText|exceptionReason|interpreter/)]),
    );
    expect(waiverRequest(filled(parents), 9).guardians).toHaveLength(2);
  });

  it('asks for one guardian only where a matter of daily life is given', () => {
    const daily = filled({ ...parents, exception: 'daily', exceptionReason: 'x' });
    expect(waiverRequest(daily, 9)).toMatchObject({ guardians: [{ name: 'Rania' }], exception: 'daily' });
  });

  it('forgets what was chosen for another age or another custody', () => {
    expect(waiverRequest(filled({ ...parents, exception: 'insight' }), 9).exception).toBeUndefined();
    expect(waiverRequest(filled(parents), 18).custody).toBeUndefined();
    const roles = waiverRequest(filled({ ...parents, custody: 'guardianship' }), 9).guardians;
    expect(roles).toEqual([{ name: 'Rania' }]);
  });

  it('refuses a minor and an unpledged interpreter with the server’s codes', () => {
    const interpreter = { name: 'S', language: 'ara', sworn: 'no', adult: 'no', pledged: 'no' } as const;
    const values = filled({ interpreting: 'yes', interpreter });
    expect(waiverProblems(values, TODAY).map(({ code }) => code)).toEqual(['minorInterpreter', 'notPledged']);
    expect(waiverProblems(filled({ interpreting: '' }), TODAY)).toEqual([
      { pointer: '/interpreting', code: 'required' },
    ]);
  });

  it('knows the ends of the term', () => {
    const codes = (validUntil: string) =>
      waiverProblems(filled({ validUntil }), TODAY).map(({ code }) => code);
    expect(codes('2026-11-23')).toEqual(['inPast']);
    expect(codes('2026-11-24')).toEqual([]);
    expect(codes('2028-11-24')).toEqual([]);
    expect(codes('2028-11-25')).toEqual(['termTooLong']);
  });

  it('says who must sign before the names are known', () => {
    const nameless = filled({ custody: 'joint' });
    expect(signatoriesSoFar(nameless, 9)).toHaveLength(2);
    expect(signatoriesSoFar(nameless, 15)).toHaveLength(3);
    expect(signatoriesSoFar(filled({ ...parents, exception: 'insight' }), 15)).toEqual([
      { role: 'person', name: null },
    ]);
    expect(signatoriesSoFar(filled({ custody: '' }), 9)).toBeNull();
  });

  it('offers for each custody the roles of the shared rules', () => {
    const custodies = [9, 30].flatMap(custodiesFor).filter((custody) => custody !== 'none');
    expect(custodies.map((custody) => [custody, rolesFor(custody)])).toEqual([
      ['joint', ['mother', 'father', 'parent']],
      ['sole', ['mother', 'father', 'parent']],
      ['guardianship', ['guardian', 'youth_office']],
      ['legal_support', ['legal_custodian']],
    ]);
  });

  it('takes over names but no tick into a renewal', () => {
    const former = {
      ...filled(parents),
      id: 'w',
      interpreter: null,
      exception: null,
      recipients: [{ institutionId: 'i', direction: 'both', categories: ['health'] }],
    } as unknown as WaiverResponse;
    const renewed = renewedWaiver(former, TODAY);
    expect(renewed).toMatchObject({ supersedes: 'w', language: '', purposes: [], custody: '', version: 0 });
    expect(renewed.recipients).toEqual([{ institutionId: 'i', direction: '', categories: [] }]);
    expect(renewed.guardians).toEqual([
      { name: 'Rania', role: '' },
      { name: 'Sami', role: '' },
    ]);
  });

  it('keeps of an old draft what still has the same shape', () => {
    const kept = keptWaiver(emptyWaiver(TODAY), {
      language: 'uk',
      purposes: 'benefits',
      gone: 1,
      version: 3,
    });
    expect(kept).toMatchObject({ language: 'uk', purposes: [], version: 3 });
    expect(kept).not.toHaveProperty('gone');
  });

  it('finds the step of a field', () => {
    for (const [index, fields] of Object.values(STEP_FIELDS).entries())
      for (const name of fields) expect([name, stepOf(name)]).toEqual([name, index + 1]);
    expect(stepOf('recipients.0.direction')).toBe(2);
    expect(stepOf('purposeText')).toBe(3);
  });
});
