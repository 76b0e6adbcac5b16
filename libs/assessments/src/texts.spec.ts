import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { canPrint, FORM_LANGUAGES } from '@app/forms';
import { assessmentTexts } from './assessment-texts.js';
import { ASSESSMENT_LANGUAGES, type AssessmentLanguage } from './assessment.rules.js';
import { SECTION_CODES } from './field.rules.js';
import { fieldId, FIELDS } from './fields.rules.js';
import { DAY_PARTS, EVIDENCES, OPTION_LISTS, STANDINGS, WEEKDAYS } from './option-lists.rules.js';

const FOLDER = path.join(path.dirname(fileURLToPath(import.meta.url)), 'texts');
const REVIEW_STATUSES = ['original', 'machine', 'reviewed_native', 'certified'];

const read = (language: AssessmentLanguage) =>
  JSON.parse(readFileSync(path.join(FOLDER, `${language}.json`), 'utf8')) as Record<string, object>;
/** Every text of a file under its path, without `meta`. */
function flatten(value: object, at = ''): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, inner] of Object.entries(value) as [string, unknown][]) {
    if (at === '' && (key === 'meta' || key === 'direction')) continue;
    const here = at === '' ? key : `${at}/${key}`;
    if (typeof inner === 'string') texts.set(here, inner);
    else for (const [deeper, text] of flatten(inner as object, here)) texts.set(deeper, text);
  }
  return texts;
}
const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([found]) => found).toSorted();
const german = flatten(read('de'));

describe.each(ASSESSMENT_LANGUAGES)('texts in %s', (language) => {
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

  it('say what they are', () => {
    const { meta } = assessmentTexts(language);
    expect(meta).toEqual(raw['meta']);
    expect(meta.language).toBe(language);
    expect(Number.isInteger(meta.version)).toBe(true);
    expect(REVIEW_STATUSES).toContain(meta.reviewStatus);
    expect(meta.reviewStatus === 'original').toBe(language === 'de');
  });

  it('are printable and without marks once loaded', () => {
    for (const [key, text] of flatten(assessmentTexts(language))) {
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

  it('are another language: long German sentences are not left over', () => {
    if (language === 'de') return;
    const same = [...texts].filter(([key, text]) => text.length > 25 && text === german.get(key));
    expect(same).toEqual([]);
  });
});

describe('the table of fields', () => {
  const texts = assessmentTexts('de');
  const sorted = (keys: Iterable<string>) => [...keys].toSorted();

  it('has words for each section, group and field, and there are no other', () => {
    expect(sorted(Object.keys(texts.sections))).toEqual(sorted(SECTION_CODES));
    expect(sorted(Object.keys(texts.groups))).toEqual(
      sorted(new Set(FIELDS.flatMap(({ group }) => group ?? []))),
    );
    expect(sorted(Object.keys(texts.fields))).toEqual(sorted(FIELDS.map(fieldId)));
  });

  it('has words for each option of each list, and there are no other', () => {
    const lists = { ...OPTION_LISTS, weekday: WEEKDAYS, dayPart: DAY_PARTS };
    expect(sorted(Object.keys(texts.options))).toEqual(sorted(Object.keys(lists)));
    for (const [list, codes] of Object.entries(lists))
      expect([list, sorted(Object.keys(texts.options[list]!))]).toEqual([list, sorted(codes)]);
    expect(Object.keys(texts.standings)).toEqual([...STANDINGS]);
    expect(Object.keys(texts.evidences)).toEqual([...EVIDENCES]);
    const named = new Set(FIELDS.flatMap(({ options }) => options ?? []));
    expect([...named].filter((list) => !(list in OPTION_LISTS))).toEqual([]);
  });
});

describe('assessmentTexts', () => {
  it('isolates the marked pieces and leaves placeholders to be filled in', () => {
    expect(assessmentTexts('ar').options.languageLevel!.A1).toContain('\u2066A1\u2069');
    expect(assessmentTexts('ar').form.signedElectronically).toContain('{date}');
  });
});
