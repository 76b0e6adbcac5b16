import { describe, expect, it } from '@jest/globals';
import {
  citation,
  fillText,
  formDate,
  isolate,
  isolateLtr,
  keepCitationsTogether,
  stripBidiControls,
} from './bidi-text.rules.js';

const [LRI, FSI, PDI, NBSP] = ['\u2066', '\u2068', '\u2069', '\u00a0'];

describe('isolates', () => {
  it('strip the controls a user typed, so that they cannot turn the line round', () => {
    expect(isolate('Ali\u202e \u2069(x)')).toBe(`${FSI}Ali (x)${PDI}`);
    expect(isolateLtr('\u200f05351\u2067')).toBe(`${LRI}05351${PDI}`);
    expect(stripBidiControls('\u061c\u200e\u200f\u202a\u202e\u2066\u2069a')).toBe('a');
  });

  it('leave an empty value empty', () => {
    expect(isolate('')).toBe('');
    expect(isolateLtr('')).toBe('');
  });

  it('keep the parts of a citation on one line', () => {
    expect(keepCitationsTogether('§ 203 Abs. 1 Nr. 5 StGB')).toBe(
      `§${NBSP}203 Abs.${NBSP}1 Nr.${NBSP}5 StGB`,
    );
    expect(keepCitationsTogether('§§ 45 ff., der Abs. oben')).toBe(`§§${NBSP}45 ff., der Abs. oben`);
    expect(citation('§ 17 BMG')).toBe(`${LRI}§${NBSP}17 BMG${PDI}`);
  });
});

describe('formDate', () => {
  it.each([
    ['2026-11-24', '24.11.2026'],
    ['1999-04', '04.1999'],
    ['1988', '1988'],
  ])('%s is printed as %s', (iso, printed) => expect(formDate(iso)).toBe(LRI + printed + PDI));
});

describe('fillText', () => {
  it('isolates values, and leaves those that are isolates already', () => {
    expect(fillText('bis {date}, {who}', { date: formDate('2026-01-02'), who: 'Frau Ö' })).toBe(
      `bis ${LRI}02.01.2026${PDI}, ${FSI}Frau Ö${PDI}`,
    );
  });

  it('isolates a value that only begins like an isolate', () => {
    expect(fillText('{a}', { a: `${LRI}x${PDI} y${PDI}` })).toBe(`${FSI}x y${PDI}`);
  });

  it('turns marked pieces into isolates', () => {
    expect(fillText('مستوى [[B1]] الآن')).toBe(`مستوى ${LRI}B1${PDI} الآن`);
  });

  it('refuses a placeholder without a value', () => {
    expect(() => fillText('bis {date}')).toThrow(RangeError);
  });
});
