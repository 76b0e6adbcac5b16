import { describe, expect, it } from '@jest/globals';
import {
  FORM_LANGUAGES,
  makeDemoSeal,
  MissingGlyphError,
  readBackText,
  sealPdf,
  SignaturePathError,
  stripBidiControls,
  verifySeal,
} from '@app/forms';
import { waiverTexts } from './form-texts.js';
import type { WaiverFormData, WaiverFormRecipient } from './waiver.form-data.js';
import { renderWaiver } from './waiver.form.js';
import { DATA_CATEGORIES, WAIVER_LANGUAGES, type WaiverLanguage } from './waiver.rules.js';

const JOBCENTER: WaiverFormRecipient = {
  institution: 'Jobcenter Beispiel',
  unit: 'Team Migration',
  address: 'Testallee 7, 38350 Helmstedt',
  direction: 'both',
  categories: ['identity', 'employment_benefits'],
  isImmigrationOffice: false,
};
const SCHOOL: WaiverFormRecipient = {
  institution: 'Schule Beispiel',
  direction: 'to_recipient',
  categories: [],
  isImmigrationOffice: false,
};
const DATA: WaiverFormData = {
  language: 'ar',
  template: { id: 'SPE', version: '3' },
  reference: '7KQ4-M2XD',
  caseNumber: 'HE-2026-000123',
  isDraft: false,
  office: { name: 'Erste Anlaufstelle', address: 'Musterplatz 3', phone: '05351 000-30' },
  dataProtectionOfficer: 'Dr. Datenschutz, 05351 000-99',
  person: {
    name: { latin: 'Rania Demodari', native: 'رانيا ديموداري' },
    birthDate: '1988-01',
    address: 'Musterweg 1',
  },
  custody: 'none',
  exception: null,
  signatories: [{ role: 'person', name: 'Rania Demodari' }],
  released: { institution: 'Erste Anlaufstelle', unit: 'Team Beratung', professions: 'Sozialarbeit' },
  recipients: [JOBCENTER, SCHOOL],
  purposes: [{ code: 'job_search' }, { code: 'other', text: 'Umzug' }],
  immigrationAgreed: false,
  validUntil: '2027-11-24',
  worker: { name: 'Sabine Beispiel' },
  verifyUrl: 'https://anlaufstelle.example/p/7KQ4-M2XD',
};
const SIGNED = { way: 'screen', on: '2026-11-24', place: 'Helmstedt', path: 'M0 0 L50 20 L90 5' } as const;
const FATHER_OF_A_CHILD = {
  custody: 'joint',
  signatories: [
    { role: 'mother', name: 'Rania Demodari' },
    { role: 'father', name: 'Sami Demodari' },
  ],
} as const satisfies Partial<WaiverFormData>;

const render = (data: Partial<WaiverFormData>) => renderWaiver({ ...DATA, ...data }, { compress: false });
const blanks = (text: string) => stripBidiControls(text).replaceAll('\u00a0', ' ');
/** All that is written, in the order of reading; German alone unless said otherwise. */
async function textOf(data: Partial<WaiverFormData> = {}): Promise<string> {
  return blanks(readBackText(await render({ language: 'de', ...data })).join(''));
}
/** Every box to tick in the order of reading: is there a tick in it? */
async function boxesOf(data: Partial<WaiverFormData>): Promise<boolean[]> {
  const pdf = (await render(data)).toString('latin1');
  return [...pdf.matchAll(/ 7 7 re\n(?:(?!\nS\n)[\s\S])*\nS\n(1\.1 w\n)?/g)].map(
    ([, tick]) => tick !== undefined,
  );
}
const figures = async (data: Partial<WaiverFormData>) =>
  (await render(data)).toString('latin1').split('/Alt (Gezeichnete Unterschrift)').length - 1;
const CLAUSES = Object.keys(waiverTexts('de').form).filter((key) =>
  key.startsWith('heading'),
) as (keyof ReturnType<typeof waiverTexts>['form'])[];

describe.each(WAIVER_LANGUAGES)('a waiver in %s', (language) => {
  it('has all 17 clauses in order, in both languages, to the letter', async () => {
    expect(CLAUSES).toHaveLength(17);
    const runs = readBackText(await render({ language, recipients: [JOBCENTER] }));
    const text = blanks(runs.join(''));
    const german = CLAUSES.map((key) => text.indexOf(blanks(waiverTexts('de').form[key])));
    expect(german).not.toContain(-1);
    expect(german).toEqual(german.toSorted((a, b) => a - b));
    const others = [
      ...CLAUSES,
      'title',
      'voluntarySentence',
      'signaturesSentence',
      'categoriesSentence',
    ] as const;
    for (const key of others) expectWords(runs, language, waiverTexts(language).form[key]);
  });

  it('takes 4 pages at most', async () => {
    const recipients = [JOBCENTER, { ...SCHOOL, categories: ['health'] as const }, SCHOOL];
    const text = await textOf({ language, recipients, ...FATHER_OF_A_CHILD });
    expect(Number(/Seite 1 von (\d+)Vorlage/.exec(text)?.[1])).toBeLessThanOrEqual(4);
  });
});

describe('the table of recipients', () => {
  it('shows each with unit, address and direction', async () => {
    const text = await textOf({ language: 'en' });
    for (const part of [
      'Jobcenter Beispiel',
      'Team Migration',
      'Testallee 7',
      'in beide Richtungen',
      'in both',
    ])
      expect(text).toContain(part);
    expect(text).toContain('von uns zu dieser Stelle');
  });

  it.each(['de', 'ar', 'uk'] as const)(
    'has a box for every category, ticked as the data says (%s)',
    async (language) => {
      const all = { ...SCHOOL, categories: DATA_CATEGORIES };
      const boxes = await boxesOf({ language, recipients: [JOBCENTER, SCHOOL, all] });
      const rows = [0, 1, 2].map((row) => boxes.slice(row * 9, row * 9 + 9));
      expect(rows).toEqual(
        [JOBCENTER, SCHOOL, all].map(({ categories }) =>
          DATA_CATEGORIES.map((category) => (categories as readonly string[]).includes(category)),
        ),
      );
    },
  );

  it('has nothing ticked that nobody ticked', async () => {
    const recipients = [SCHOOL, { ...SCHOOL, isImmigrationOffice: true }];
    const interpreter = { name: 'X', language: { de: 'Dari' }, sworn: false, pledged: false };
    const boxes = await boxesOf({ recipients, interpreter, purposes: [] });
    expect(boxes).toEqual(Array.from({ length: 2 * 9 + 1 + 2 }, () => false));
  });

  it('says what "other" stands for', async () => {
    const other = { ...SCHOOL, categories: ['other'] as const, otherCategory: 'Fahrkarte' };
    expect(await textOf({ recipients: [other] })).toContain('Sonstiges: Fahrkarte');
  });
});

describe('clauses', () => {
  it('name person, guardians, purposes, term, office and officer', async () => {
    const text = await textOf({ ...FATHER_OF_A_CHILD, language: 'uk' });
    // prettier-ignore
    for (const part of ['Rania Demodari', '01.1988', 'Musterweg 1', 'HE-2026-000123', 'gemeinsames Sorgerecht', 'Sami Demodari',
      'Arbeit finden', 'anderer Zweck: Umzug', 'gilt bis einschließlich 24.11.2027', 'Erste Anlaufstelle, Musterplatz 3, 05351 000-30',
      'Dr. Datenschutz', 'Sprache erklärt: Ukrainisch', 'Team Beratung', 'Sozialarbeit', '7KQ4-M2XD', 'SPE, Fassung 3'])
      expect(text).toContain(part);
    expect(text).toContain('noch nicht volljährig');
  });

  it('tell why fewer sign than usual', async () => {
    const guardian = FATHER_OF_A_CHILD.signatories.slice(0, 1);
    expect(await textOf({ custody: 'joint', exception: 'daily', signatories: guardian })).toContain(
      'täglichen Lebens',
    );
    const alone = await textOf({ custody: 'joint', exception: 'insight' });
    expect(alone).toContain('unterschreibt allein');
    expect(alone).not.toContain('gemeinsames Sorgerecht');
    expect(await textOf()).toContain('volljährig und unterschreibt selbst');
  });

  it('ask for a signature of its own where health is opened, and say that it is not where it is not', async () => {
    expect(await textOf()).toContain('Über die Gesundheit darf nicht');
    const health = { ...SCHOOL, categories: ['health'] as const };
    const open = await textOf({ recipients: [JOBCENTER, health], ...FATHER_OF_A_CHILD });
    expect(open).toContain('Hinweise zu meiner Gesundheit bekommen: Schule Beispiel');
    expect(open).toContain('Unterschrift zu Nr. 7 (Gesundheit) Rania Demodari (Mutter)');
    expect(open).toContain('Unterschrift zu Nr. 7 (Gesundheit) Sami Demodari (Vater)');
    expect(open).not.toContain('Über die Gesundheit darf nicht');
  });

  it('warn where the foreigners’ authority is a recipient, with a tick of its own', async () => {
    expect(await textOf()).toContain('Ausländerbehörde bekommt mit diesem Blatt keine');
    const recipients = [{ ...SCHOOL, isImmigrationOffice: true }];
    expect(await textOf({ recipients })).toContain('Das kann rechtliche Folgen');
    for (const immigrationAgreed of [true, false])
      expect(await boxesOf({ recipients, immigrationAgreed, purposes: [] })).toEqual([
        ...DATA_CATEGORIES.map(() => false),
        immigrationAgreed,
      ]);
  });

  it('carry the declaration of whoever translated', async () => {
    expect(await textOf()).toContain('niemand zum Übersetzen');
    const interpreter = { name: 'Tamar Probe', language: { de: 'Georgisch' }, sworn: true, pledged: false };
    const data = { interpreter, explainedIn: { de: 'Georgisch' } };
    const text = await textOf(data);
    for (const part of ['Tamar Probe', 'Sprache erklärt: Georgisch', 'Unterschrift Tamar Probe'])
      expect(text).toContain(part);
    expect((await boxesOf(data)).slice(-2)).toEqual([true, false]);
  });

  it('note the check of identity, the copy and remarks of the office', async () => {
    const open = await textOf();
    expect(open).toContain('Identität noch nicht geprüft');
    expect(open).not.toContain('Ausgehändigt');
    const done = await textOf({
      identityDocument: { de: 'Reisepass' },
      copyHandedOn: '2026-11-24',
      staffNote: 'Eile 👍',
    });
    for (const part of ['anhand: Reisepass (keine Kopie)', 'Ausgehändigt am: 24.11.2026', 'Eile [?]'])
      expect(done).toContain(part);
  });
});

describe('signatures', () => {
  it('are lines to sign on until they are given', async () => {
    const text = await textOf(FATHER_OF_A_CHILD);
    expect(text).toContain('Unterschrift Rania Demodari (Mutter)');
    expect(text).toContain('Mitarbeiterin oder Mitarbeiter: Sabine Beispiel');
    expect(text).not.toContain('Elektronische Erklärung');
    expect(await figures(FATHER_OF_A_CHILD)).toBe(0);
  });

  it('are drawn, with place and date and how they came to be', async () => {
    const [mother, father] = FATHER_OF_A_CHILD.signatories;
    const data = {
      ...FATHER_OF_A_CHILD,
      signatories: [
        { ...mother, signature: SIGNED },
        { ...father, signature: { way: 'paper', on: '2026-11-25' } as const },
      ],
      worker: { name: 'Sabine Beispiel', signature: SIGNED },
    };
    const text = await textOf(data);
    for (const part of [
      'Helmstedt, 24.11.2026',
      'auf dem Bildschirm unterschrieben am 24.11.2026',
      'Auf Papier unterschrieben am 25.11.2026',
    ])
      expect(text.split(part)).toHaveLength(part.startsWith('Helmstedt') ? 3 : 2);
    expect(await figures(data)).toBe(2);
  });

  it('that are no path are refused', async () => {
    const signature = { ...SIGNED, path: '<script>' };
    await expect(render({ signatories: [{ role: 'person', name: 'X', signature }] })).rejects.toThrow(
      SignaturePathError,
    );
  });
});

describe('the whole form', () => {
  it('carries a watermark and says so as long as nobody has reviewed the translation', async () => {
    const watermarks = async (language: WaiverLanguage) =>
      (await render({ language })).toString('latin1').match(/0\.937\d* 0\.937\d* 0\.937\d* scn/g)?.length ??
      0;
    expect(waiverTexts('ar').meta.reviewStatus).toBe('machine');
    expect(await watermarks('ar')).toBeGreaterThan(1);
    expect(await watermarks('de')).toBe(0);
    expect(await textOf({ language: 'ar' })).toContain('Noch keine Fachperson');
    expect(await textOf()).not.toMatch(/Fachperson|verbindlich/);
  });

  it('is marked as a draft on every page while it is one', async () => {
    const text = await textOf({ isDraft: true, language: 'en' });
    const pages = Number(/Seite 1 von (\d)/.exec(text)![1]);
    expect(text.split('Entwurf: noch nicht gültig')).toHaveLength(1 + 1 + pages);
    expect(await textOf()).not.toContain('Entwurf');
  });

  it('keeps the person, the address behind the code and the recipients out of title and descriptions', async () => {
    const pdf = (await renderWaiver(DATA)).toString('latin1');
    expect(pdf).toContain('(Schweigepflichtentbindung 7KQ4-M2XD \\(ar\\))');
    expect(pdf).not.toMatch(/anlaufstelle\.example|Demodari|Jobcenter/);
  });

  it('does without a code', async () => {
    expect(await textOf({ verifyUrl: undefined })).not.toContain('Mit diesem Code');
  });

  it('leaves out a name in a script without a font, and refuses a Latin one with such a letter', async () => {
    const person = { name: { latin: 'Nino', native: 'ნინო' }, birthDate: '1990' };
    expect(await textOf({ person })).not.toContain('eigener Schrift');
    const other = { name: { latin: 'ნინო' }, birthDate: '1990' };
    await expect(render({ person: other })).rejects.toThrow(MissingGlyphError);
  });

  it('can be sealed', async () => {
    const seal = await makeDemoSeal();
    const sealed = await sealPdf(await renderWaiver(DATA, { seal: true }), seal);
    expect(verifySeal(sealed)).toMatchObject({
      valid: true,
      wholeDocumentSigned: true,
      fingerprint: seal.fingerprint,
    });
  });
});

/** The text is there: left to right to the letter; right to left every word of it, in the order of reading. */
function expectWords(runs: readonly string[], language: WaiverLanguage, text: string): void {
  const wanted = blanks(text).replaceAll(/\{\w+\}/g, '');
  const isLtr = FORM_LANGUAGES[language].direction === 'ltr';
  // Runs from right to left stand in the file as they stand on paper.
  const read = (run: string) => (ARABIC.test(run) ? Array.from(run).toReversed().join('') : run);
  const found = isLtr
    ? blanks(runs.join('')).includes(wanted)
    : wordsIn(runs.map(read).join('')).includes(wordsIn(wanted));
  expect({ wanted, found }).toEqual({ wanted, found: true });
}
const ARABIC = /\p{Script=Arabic}/u;
/** Words and numbers without vowel signs and punctuation. */
function wordsIn(text: string): string {
  const letters = blanks(text)
    .normalize('NFC')
    .replaceAll(/\p{Mn}/gu, '');
  return ` ${(letters.match(/[\p{Script=Arabic}\u200c]+|\p{Script=Latin}+|\d+/gu) ?? []).join(' ')} `;
}
