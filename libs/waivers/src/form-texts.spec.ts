import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { canPrint, FORM_LANGUAGES } from '@app/forms';
import { waiverTexts } from './form-texts.js';
import { CUSTODY_TYPES, SIGNATORY_ROLES } from './signatory.rules.js';
import {
  DATA_CATEGORIES,
  WAIVER_DIRECTIONS,
  WAIVER_LANGUAGES,
  WAIVER_PURPOSES,
  type WaiverLanguage,
} from './waiver.rules.js';

const FOLDER = path.join(path.dirname(fileURLToPath(import.meta.url)), 'form-texts');
const REVIEW_STATUSES = ['original', 'machine', 'reviewed_native', 'certified'];

const read = (language: WaiverLanguage) =>
  JSON.parse(readFileSync(path.join(FOLDER, `${language}.json`), 'utf8')) as Record<string, object>;
/** Every text of a file under its path, without `meta`. */
function flatten(value: object, at = ''): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, inner] of Object.entries(value) as [string, unknown][]) {
    if (at === '' && key === 'meta') continue;
    const here = at === '' ? key : `${at}.${key}`;
    if (typeof inner === 'string') texts.set(here, inner);
    else for (const [deeper, text] of flatten(inner as object, here)) texts.set(deeper, text);
  }
  return texts;
}
const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([found]) => found).toSorted();
const german = flatten(read('de'));

describe.each(WAIVER_LANGUAGES)('texts in %s', (language) => {
  const raw = read(language);
  const texts = flatten(raw);

  it('have the same keys as the German ones, and no empty one', () => {
    expect([...texts.keys()].toSorted()).toEqual([...german.keys()].toSorted());
    expect([...texts].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('have the same placeholders', () => {
    const differing = [...texts].filter(
      ([key, text]) => placeholders(text).join() !== placeholders(german.get(key)!).join(),
    );
    expect(differing).toEqual([]);
  });

  it('number the clauses as the German ones', () => {
    const number = (text: string) => /^(\d+)\./.exec(text.replaceAll(/\[\[|\]\]/g, ''))?.[1];
    const differing = [...texts].filter(
      ([key, text]) => key.includes('.heading') && number(text) !== number(german.get(key)!),
    );
    expect(differing).toEqual([]);
  });

  it('say what they are', () => {
    const { meta } = waiverTexts(language);
    expect(meta).toEqual(raw['meta']);
    expect(meta.language).toBe(language);
    expect(Number.isInteger(meta.version)).toBe(true);
    expect(REVIEW_STATUSES).toContain(meta.reviewStatus);
    expect(meta.reviewStatus === 'original').toBe(language === 'de');
  });

  it('say that a youth of 14 signs too, where all sign and where one parent is enough', () => {
    for (const key of ['guardiansSentence', 'guardiansDaily'] as const)
      expect(waiverTexts(language).form[key]).toContain('14');
  });

  it('are printable and without marks once loaded', () => {
    for (const [key, text] of flatten(waiverTexts(language))) {
      expect({ key, printable: canPrint(text) }).toEqual({ key, printable: true });
      expect(text).not.toMatch(/\[\[|\]\]/);
    }
  });

  it('use Latin digits only, no direction marks of their own, and letters in one way', () => {
    const wrong = [...texts.values()].filter(
      (text) =>
        /(?![0-9])\p{Nd}/u.test(text) ||
        /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(text) ||
        text !== text.normalize('NFC'),
    );
    expect(wrong).toEqual([]);
  });

  it('mark every left-to-right piece of a right-to-left text, so that it keeps its order', () => {
    if (FORM_LANGUAGES[language].direction === 'ltr') return;
    const bare = [...texts.values()].map((text) => text.replaceAll(/\[\[.+?\]\]|\{\w+\}/g, ''));
    expect(bare.filter((text) => /[A-Za-z0-9§]/.test(text))).toEqual([]);
  });
});

describe('the codes of the rules', () => {
  it('all have their words, and there are no other', () => {
    const { roles, custody, directions, categories, purposes } = waiverTexts('de');
    expect(Object.keys(roles)).toEqual([...SIGNATORY_ROLES]);
    expect(Object.keys(custody).toSorted()).toEqual(CUSTODY_TYPES.toSorted());
    expect(Object.keys(directions)).toEqual([...WAIVER_DIRECTIONS]);
    expect(Object.keys(categories)).toEqual([...DATA_CATEGORIES]);
    expect(Object.keys(purposes)).toEqual([...WAIVER_PURPOSES]);
  });
});

describe('waiverTexts', () => {
  it('isolates the marked pieces and leaves placeholders to be filled in', () => {
    expect(waiverTexts('ar').form.headingPerson).toMatch(/^\u20661\u2069\. /);
    expect(waiverTexts('ar').form.termSentence).toContain('{date}');
  });
});
