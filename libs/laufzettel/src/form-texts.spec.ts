import { describe, expect, it } from '@jest/globals';
import { canPrint, FORM_LANGUAGES } from '@app/forms';
import ar from './form-texts/ar.json' with { type: 'json' };
import de from './form-texts/de.json' with { type: 'json' };
import en from './form-texts/en.json' with { type: 'json' };
import faAf from './form-texts/fa-AF.json' with { type: 'json' };
import tr from './form-texts/tr.json' with { type: 'json' };
import uk from './form-texts/uk.json' with { type: 'json' };
import { formTexts, isDocumentCode, isStationTextCode } from './form-texts.js';
import { SHEET_LANGUAGES, STAMP_RESULTS, type SheetLanguage } from './station.rules.js';

const FILES: Record<SheetLanguage, object> = { de, en, uk, tr, ar, 'fa-AF': faAf };
const REVIEW_STATUSES = ['original', 'machine', 'reviewed_native', 'certified'];
const STATIONS = (
  'REG ABH BAMF SOZ JC AA KK BANK IK BSK IQ RECOG ZAB SCHOOL KITA BUT HEALTH MBE JMD FAIR WOHN LICENCE ' +
  'VOLUNTEER CLOSE'
).split(' ');

/** Every text of a file under its path, without `meta`. */
function flatten(value: object, path = ''): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, inner] of Object.entries(value) as [string, unknown][]) {
    if (path === '' && key === 'meta') continue;
    const at = path === '' ? key : `${path}.${key}`;
    if (typeof inner === 'string') texts.set(at, inner);
    else for (const [deeper, text] of flatten(inner as object, at)) texts.set(deeper, text);
  }
  return texts;
}
const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([found]) => found).toSorted();

describe.each(SHEET_LANGUAGES)('texts in %s', (language) => {
  const texts = flatten(FILES[language]);
  const german = flatten(de);

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
    const { meta } = formTexts(language);
    expect(meta).toEqual((FILES[language] as { meta: unknown }).meta);
    expect(meta.language).toBe(language);
    expect(Number.isInteger(meta.version)).toBe(true);
    expect(REVIEW_STATUSES).toContain(meta.reviewStatus);
    expect(meta.reviewStatus === 'original').toBe(language === 'de');
  });

  it('are printable and without marks once loaded', () => {
    for (const [key, text] of flatten(formTexts(language))) {
      expect({ key, printable: canPrint(text) }).toEqual({ key, printable: true });
      expect(text).not.toMatch(/\[\[|\]\]/);
    }
  });

  it('use Latin digits only', () => {
    expect([...texts.values()].filter((text) => /(?![0-9])\p{Nd}/u.test(text))).toEqual([]);
  });

  it('mark every left-to-right piece of a right-to-left text, so that it keeps its order', () => {
    if (FORM_LANGUAGES[language].direction === 'ltr') return;
    const bare = [...texts.values()].map((text) => text.replaceAll(/\[\[.+?\]\]|\{\w+\}/g, ''));
    expect(bare.filter((text) => /[A-Za-z0-9§]/.test(text))).toEqual([]);
  });

  it('name routes without telling a residence status', () => {
    const routes = Object.values(formTexts(language).routes);
    expect(new Set(routes.map((title) => title.replaceAll(/[A-D]/g, '')))).toHaveProperty('size', 1);
  });
});

describe('codes', () => {
  it('cover all stations of the district and all results of a stamp', () => {
    expect(Object.keys(de.stations).toSorted()).toEqual(STATIONS.toSorted());
    expect(Object.keys(de.results)).toEqual([...STAMP_RESULTS]);
  });

  it('are told from others', () => {
    expect([isStationTextCode('REG'), isStationTextCode('XYZ'), isStationTextCode('toString')]).toEqual([
      true,
      false,
      false,
    ]);
    expect([isDocumentCode('passport'), isDocumentCode('soul')]).toEqual([true, false]);
  });
});

describe('formTexts', () => {
  it('isolates the marked pieces and leaves placeholders to be filled in', () => {
    expect(formTexts('ar').documents.b1_proof).toBe('إثبات مستوى الألمانية \u2066B1\u2069');
    expect(formTexts('ar').form.until).toContain('{date}');
  });
});
