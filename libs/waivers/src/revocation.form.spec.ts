import { describe, expect, it } from '@jest/globals';
import { FORM_LANGUAGES, readBackText, stripBidiControls } from '@app/forms';
import { waiverTexts } from './form-texts.js';
import { renderPrivacyNotice } from './privacy.form.js';
import { renderRevocation } from './revocation.form.js';
import type { PrivacyFormData, RevocationFormData } from './waiver.form-data.js';
import { WAIVER_LANGUAGES } from './waiver.rules.js';

const OFFICE = { name: 'Erste Anlaufstelle', address: 'Musterplatz 3', phone: '05351 000-30' } as const;
const REVOCATION: RevocationFormData = {
  language: 'de',
  office: OFFICE,
  person: { name: { latin: 'Rania Demodari' }, birthDate: '1988-01-01' },
  caseNumber: 'HE-2026-000123',
  reference: '7KQ4-M2XD',
  signedOn: '2026-11-24',
  recipients: [
    { institution: 'Jobcenter Beispiel', address: 'Testallee 7' },
    { institution: 'Schule Beispiel', unit: 'Sekretariat' },
  ],
};
const PRIVACY: PrivacyFormData = {
  language: 'de',
  office: OFFICE,
  dataProtectionOfficer: 'Dr. Datenschutz, 05351 000-99',
};
const read = (pdf: Buffer) => stripBidiControls(readBackText(pdf).join('')).replaceAll('\u00a0', ' ');
const revocation = (data: Partial<RevocationFormData> = {}) =>
  renderRevocation({ ...REVOCATION, ...data }, { compress: false });
const boxesOf = async (data: Partial<RevocationFormData>) =>
  [
    ...(await revocation(data)).toString('latin1').matchAll(/ 7 7 re\n(?:(?!\nS\n)[\s\S])*\nS\n(1\.1 w\n)?/g),
  ].map(([, tick]) => tick !== undefined);
/** Texts of a section with their placeholders cut out. */
const pieces = (texts: Readonly<Record<string, string>>) =>
  Object.values(texts).flatMap((text) =>
    stripBidiControls(text)
      .replaceAll('\u00a0', ' ')
      .split(/\{\w+\}/)
      .filter((piece) => piece.trim() !== ''),
  );

describe.each(WAIVER_LANGUAGES)('in %s', (language) => {
  it('the slip to revoke is one page with every sentence on it', async () => {
    const text = read(await revocation({ language }));
    expect(text).toContain('Seite 1 von 1');
    expectAll(text, pieces(waiverTexts('de').revocation));
    if (FORM_LANGUAGES[language].direction === 'ltr')
      expectAll(text, pieces(waiverTexts(language).revocation));
  });

  it('the privacy notice has every sentence on it, on two pages at most', async () => {
    const text = read(await renderPrivacyNotice({ ...PRIVACY, language }));
    expect(text).toMatch(/Seite 1 von [12](?!\d)/);
    expectAll(text, pieces(waiverTexts('de').privacy));
    if (FORM_LANGUAGES[language].direction === 'ltr') expectAll(text, pieces(waiverTexts(language).privacy));
  });
});

describe('the slip to revoke', () => {
  it('names the waiver, the person, the office and all recipients, each with an empty box', async () => {
    const text = read(await revocation());
    // prettier-ignore
    for (const part of ['Rania Demodari', '01.01.1988', 'HE-2026-000123', 'am 24.11.2026', 'Kennung 7KQ4-M2XD', 'Jobcenter Beispiel',
      'Testallee 7', 'Schule Beispiel', 'Sekretariat', 'Erste Anlaufstelle, Musterplatz 3, 05351 000-30', 'Unterschrift'])
      expect(text).toContain(part);
    expect(await boxesOf({})).toEqual([false, false, false, false]);
  });

  it('shows what was revoked, by whom it was signed and who took it in', async () => {
    expect(await boxesOf({ revoked: 'whole' })).toEqual([true, false, false, false]);
    expect(await boxesOf({ revoked: { recipients: [1] } })).toEqual([false, true, false, true]);
    const text = read(
      await revocation({
        signature: { way: 'screen', on: '2026-12-01', place: 'Helmstedt', path: 'M0 0 L9 9' },
        received: { on: '2026-12-02', by: 'S. Beispiel' },
      }),
    );
    expect(text).toContain('Helmstedt, 01.12.2026');
    expect(text).toContain('auf dem Bildschirm unterschrieben am 01.12.2026');
    expect(text).toContain('02.12.2026, S. Beispiel');
  });

  it('tells nothing of the person in its title', async () => {
    const pdf = (await renderRevocation(REVOCATION)).toString('latin1');
    expect(pdf).toContain('(Widerruf der Schweigepflichtentbindung 7KQ4-M2XD \\(de\\))');
    expect(pdf).not.toContain('Demodari');
  });
});

describe('the privacy notice', () => {
  it('names the office and its officer', async () => {
    const text = read(await renderPrivacyNotice(PRIVACY));
    expect(text).toContain('Erste Anlaufstelle, Musterplatz 3, 05351 000-30');
    expect(text).toContain('Dr. Datenschutz, 05351 000-99');
    expect(text).not.toContain('Arbeitsübersetzung');
  });
});

function expectAll(text: string, wanted: readonly string[]): void {
  expect(wanted.filter((piece) => !text.includes(piece))).toEqual([]);
}
