import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  fillText,
  FORM_LANGUAGES,
  renderForm,
  stripBidiControls,
  textBlock,
  type FormLanguageCode,
} from '@app/forms';
import { renderWaiver, WAIVER_LANGUAGES, waiverTexts, type WaiverFormData } from '@app/waivers';
// @ts-expect-error: a plain script without types
import { findChromium } from '../../scripts/lib/chromium.mjs';

/**
 * What other people's programs read out of our forms: pdftotext, asked word by word. In left-to-right languages it must be
 * the source itself; right-to-left text no PDF gives back whole, so there a browser's PDF of the same text is the measure.
 */

const WIDTH_PT = 246;
const run = promisify(execFile);
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'text-layer-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const plain = (text: string) => stripBidiControls(text).replaceAll('\u00a0', ' ').normalize('NFC');
/** A line may end behind a hyphen or a stroke; then a blank is read that is none. */
const joined = (text: string) =>
  wordsIn(text)
    .join(' ')
    .replaceAll(/([-/]) /g, '$1');
const wordsIn = (text: string) => plain(text).split(/\s+/).filter(Boolean);
/** The sentences of the waiver, as they are printed. */
const sentences = (language: FormLanguageCode) =>
  Object.values(waiverTexts(language).form)
    .map((text) => fillText(text.replaceAll(/\{\w+\}/g, '')).trim())
    .filter((text) => wordsIn(text).length > 3);

function read(pdf: Buffer, ...options: string[]): string {
  const file = path.join(folder, 'read.pdf');
  writeFileSync(file, pdf);
  return execFileSync('pdftotext', [...options, '-enc', 'UTF-8', file, '-']).toString();
}

/** Words alone: whether programs turn the brackets of right-to-left text round is their own affair, and they differ. */
const bare = (text: string) => plain(text).match(/[\p{L}\p{M}\p{N}\u200c]+/gu) ?? [];

/** How many of the wanted words, each counted as often as it is wanted, were read. */
function found(wanted: readonly string[], text: string): number {
  const left = new Map<string, number>();
  for (const word of bare(text)) left.set(word, (left.get(word) ?? 0) + 1);
  return wanted.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count > 0;
  }).length;
}

const ours = (language: FormLanguageCode, texts: readonly string[]) =>
  renderForm(
    {
      title: 'Probe',
      author: 'Amt',
      language,
      furniture: { header: { left: '', right: '' }, footer: [] },
    },
    (form) => {
      for (const text of texts) form.flow(textBlock(language, 'body', text, WIDTH_PT), 4);
    },
  );

/** The same paragraphs in the same font and width, by a browser. */
async function browsers(language: FormLanguageCode, texts: readonly string[]): Promise<Buffer> {
  const font = pathToFileURL(path.resolve('assets/fonts/Vazirmatn-Regular.ttf')).href;
  const escaped = texts.map((text) => `<p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`);
  const html = path.join(folder, `${language}.html`);
  const pdf = path.join(folder, `${language}.pdf`);
  writeFileSync(
    html,
    `<!doctype html><html lang="${language}" dir="rtl"><meta charset="utf-8"><style>
      @font-face { font-family: form; src: url("${font}"); }
      body { font: 9.5pt form; width: ${WIDTH_PT}pt; }</style>${escaped.join('\n')}</html>`,
  );
  // prettier-ignore
  await run(findChromium() as string, ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer',
    `--user-data-dir=${path.join(folder, 'profile')}`, `--print-to-pdf=${pdf}`, pathToFileURL(html).href]);
  return readFileSync(pdf);
}

const DATA: Omit<WaiverFormData, 'language'> = {
  template: { id: 'SPE', version: '1' },
  reference: '7KQ4-M2XD',
  caseNumber: 'HE-2026-000123',
  isDraft: false,
  office: { name: 'Anlaufstelle', address: 'Musterplatz 3' },
  dataProtectionOfficer: 'Dr. Datenschutz',
  person: { name: { latin: 'Rania Demodari' }, birthDate: '1988-01' },
  custody: 'none',
  exception: null,
  signatories: [{ role: 'person', name: 'Rania Demodari' }],
  released: { institution: 'Anlaufstelle' },
  recipients: [],
  purposes: [],
  immigrationAgreed: false,
  validUntil: '2027-11-24',
  worker: { name: 'Sabine Beispiel' },
};
/** Sentences that stand on every waiver, without a value in them. */
const ALWAYS = [
  'title',
  'subtitle',
  'intro',
  'headingReleased',
  'releasedSentence',
  'recipientsSentence',
  'purposeSentence',
  'categoriesSentence',
  'healthSentence',
  'healthNo',
  'immigrationNo',
  'voluntarySentence',
  'interpreterNone',
  'signaturesSentence',
  'copyOpen',
  'identityOpen',
] as const;

const direction = (wanted: 'ltr' | 'rtl') =>
  WAIVER_LANGUAGES.filter((language) => FORM_LANGUAGES[language].direction === wanted);

describe('what pdftotext reads of a waiver', () => {
  it.each(direction('ltr'))('is the source, word for word (%s)', async (language) => {
    const text = joined(read(await renderWaiver({ ...DATA, language }), '-raw'));
    for (const texts of [waiverTexts('de').form, waiverTexts(language).form])
      expect(ALWAYS.map((key) => joined(texts[key])).filter((one) => !text.includes(one))).toEqual([]);
  });

  it.each(direction('rtl'))('is at least what it reads of a browser’s PDF (%s)', async (language) => {
    const texts = sentences(language);
    const wanted = texts.flatMap(bare);
    const own = found(wanted, read(await ours(language, texts)));
    const browser = found(wanted, read(await browsers(language, texts)));
    expect(browser).toBeGreaterThan(wanted.length / 3); // or it was not asked rightly
    expect(own).toBeGreaterThanOrEqual(browser);
    expect(own / wanted.length).toBeGreaterThan(0.8);
  });
});
