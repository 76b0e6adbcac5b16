import { describe, expect, it } from '@jest/globals';
import { FormDoesNotFitError, MissingGlyphError, readBackText } from '@app/forms';
import { formTexts } from './form-texts.js';
import { numberRanges } from './laufzettel.form-stations.js';
import { renderLaufzettel, type LaufzettelFormData, type LaufzettelFormStation } from './laufzettel.form.js';
import { SHEET_LANGUAGES, STAMP_RESULTS, type SheetLanguage } from './station.rules.js';

const STATION: LaufzettelFormStation = {
  position: 1,
  code: 'REG',
  name: { de: 'Meldebehörde', other: 'دائرة تسجيل السكان' },
  bring: { de: ['Pass oder Ausweis'], other: ['جواز السفر أو الهوية'] },
  institutionName: 'Stadt Beispiel',
  institutionAddress: 'Musterplatz 1',
  institutionPhone: '05351 000-10',
  prerequisites: [],
};
const DATA: LaufzettelFormData = {
  language: 'ar',
  caseNumber: 'HE-2026-000123',
  issuedOn: '2026-11-24',
  officeName: 'Erste Anlaufstelle',
  officeAddress: 'Musterplatz 3',
  officePhone: '05351 000-30',
  workerName: 'Sabine Beispiel',
  personName: { latin: 'Rania Demodari', native: 'رانيا ديموداري' },
  birthDate: '1988-01',
  routeTitle: { de: 'Weg A', other: 'المسار A' },
  qrUrl: 'https://anlaufstelle.example/s/7KQ4',
  shortCode: '7KQ4-M2XD',
  stations: [STATION],
};
/** Everything a reader of the file sees, soft line breaks and no-break spaces as blanks. */
async function textOf(data: Partial<LaufzettelFormData>): Promise<string> {
  const pdf = await renderLaufzettel({ ...DATA, ...data });
  return readBackText(pdf).join('|').replaceAll('\u00a0', ' ').replaceAll(' |', ' ');
}
const withStation = (station: Partial<LaufzettelFormStation>) =>
  textOf({ language: 'de', stations: [{ ...STATION, ...station }] });
const visual = (text: string) => Array.from(text).toReversed().join('');

describe('Laufzettel', () => {
  it.each(SHEET_LANGUAGES)('can be made in %s', async (language) => {
    const text = await textOf({ language });
    expect(text).toContain('Rania Demodari');
    expect(text).toContain(language === 'de' ? 'Seite 1 von 1' : 'Seite 1 von');
  });

  it('names person, case, route, code, worker and office in both languages', async () => {
    const text = await textOf({});
    const { form } = formTexts('ar');
    const expected =
      '01.1988|HE-2026-000123|24.11.2026|Weg A|7KQ4-M2XD|Sabine Beispiel|05351 000-30|Musterplatz 3|' +
      'Die deutsche Fassung ist verbindlich|Arbeitsübersetzung|Meldebehörde';
    for (const part of [...expected.split('|'), ...[form.title, form.name, 'رانيا ديموداري'].map(visual)]) {
      expect(text).toContain(part);
    }
  });

  it('in German alone has nothing of a translation on it', async () => {
    const text = await textOf({ language: 'de', personName: { latin: 'Rania Demodari' } });
    expect(text).not.toMatch(/verbindlich|Arbeitsübersetzung|[\u0600-\u06ff\ufb50-\ufeff]/);
  });

  it('carries a watermark as long as nobody has reviewed the translation', async () => {
    const watermarks = async (language: SheetLanguage) => {
      const pdf = await renderLaufzettel({ ...DATA, language }, { compress: false });
      return pdf.toString('latin1').match(/0\.937\d* 0\.937\d* 0\.937\d* scn/g)?.length ?? 0;
    };
    expect(formTexts('ar').meta.reviewStatus).toBe('machine');
    expect(await watermarks('ar')).toBeGreaterThan(0);
    expect(await watermarks('de')).toBe(0);
  });

  it('is in German alone when the texts of the data are in German alone', async () => {
    const stations = [{ ...STATION, name: { de: 'Ort' }, bring: { de: ['Pass'] } }];
    expect(await textOf({ routeTitle: { de: 'Weg A' }, stations })).toContain('Ort');
  });

  it('keeps the QR address and the person out of the title and of the description', async () => {
    const pdf = (await renderLaufzettel(DATA)).toString('latin1');
    expect(pdf).toContain('(Laufzettel HE-2026-000123 \\(ar\\))');
    expect(pdf).not.toContain('anlaufstelle.example');
    expect(pdf).not.toContain('Demodari');
  });
});

describe('a station on it', () => {
  it('says how to reach the place, or that it is not named yet', async () => {
    expect(await withStation({})).toMatch(/Stadt Beispiel.*Musterplatz 1.*Tel\. \|?05351 000-10/);
    expect(await withStation({ institutionName: undefined })).toContain('nennen wir Ihnen noch');
  });

  it('marks a legal deadline with § and its basis, and explains the mark', async () => {
    const legal = await withStation({
      deadline: { on: '2026-12-08', kind: 'legal', basis: '§ 17 Abs. 1 BMG' },
    });
    expect(legal.replaceAll('|', '')).toContain('§ bis 08.12.2026gesetzliche Frist§ 17 Abs. 1 BMG');
    expect(legal).toContain('Fristen mit §');
    const agreed = await withStation({ deadline: { on: '2026-12-08', kind: 'agreed' } });
    expect(agreed).toContain('so vereinbart');
    expect(agreed).not.toContain('§');
    // What a deadline of practice rests on (here § 264 SGB V) tells a residence status.
    const practice = await withStation({
      deadline: { on: '2026-12-08', kind: 'practice', basis: '§ 264 Abs. 3 SGB V' },
    });
    expect(practice).toContain('08.12.2026');
    expect(practice).not.toContain('264');
  });

  it('says what must and what should come first', async () => {
    const prerequisites = [
      { position: 2, hard: true },
      { position: 4, hard: false },
      { position: 3, hard: false },
    ];
    const text = (await withStation({ prerequisites })).replaceAll('|', '');
    expect(text).toContain('erst nach Station 2');
    expect(text).toContain('am besten nach Station 3, 4');
  });

  it('has room for a paper stamp until it is settled', async () => {
    expect(await withStation({})).toContain('Platz für den Stempel');
    for (const result of STAMP_RESULTS) {
      const text = await withStation({ stamp: { result, on: '2026-11-25', by: 'Amt', paper: false } });
      expect(text).toContain(formTexts('de').results[result]);
      const isOpen = [
        'applied',
        'documents_missing',
        'appointment_given',
        'no_show',
        'not_responsible',
      ].includes(result);
      expect({ result, room: text.includes('Platz für den Stempel') }).toEqual({ result, room: isOpen });
    }
  });

  it('shows who stamped, when, the remark, the next appointment and whether it was on paper', async () => {
    const stamp = {
      result: 'applied',
      on: '2026-11-25',
      by: 'Amt X',
      note: 'Foto fehlt 👍',
      followUpOn: '2026-12-01',
    } as const;
    const text = (await withStation({ stamp: { ...stamp, paper: true } })).replaceAll('|', '');
    for (const part of [
      '25.11.2026, Amt X',
      'Foto fehlt [?]',
      'Nächster Termin: 01.12.2026',
      'Stempel auf Papier',
    ]) {
      expect(text).toContain(part);
    }
    expect(await withStation({ stamp: { ...stamp, paper: false } })).not.toContain('Stempel auf Papier');
  });

  it('may have a code without texts', async () => {
    expect(await withStation({ code: 'NEW', name: { de: 'Neue Stelle' } })).toContain('Neue Stelle');
  });
});

describe('what cannot be printed', () => {
  it('is a refusal when it is in the Latin name', async () => {
    await expect(renderLaufzettel({ ...DATA, personName: { latin: '王' } })).rejects.toThrow(
      MissingGlyphError,
    );
  });

  it('is left out when it is the name in a script without a font', async () => {
    const text = await textOf({ language: 'de', personName: { latin: 'Wang', native: '王' } });
    expect(text).not.toContain('eigener Schrift');
  });

  it('is never a row cut in two', async () => {
    const bring = { de: Array.from({ length: 90 }, (_, index) => `Unterlage ${index}`) };
    await expect(
      renderLaufzettel({ ...DATA, language: 'de', stations: [{ ...STATION, bring }] }),
    ).rejects.toThrow(FormDoesNotFitError);
  });

  it('is no matter of length: notes go over pages', async () => {
    const notes = Array.from({ length: 120 }, (_, index) => `Hinweis ${index}`).join('\n');
    const text = await textOf({ language: 'de', notes });
    expect(text).toContain('Hinweis 119');
    expect(text).toContain('Seite 3 von 3');
  });
});

describe('numberRanges', () => {
  it.each([
    [[1], '1'],
    [[2, 1], '1,\u00a02'],
    [[5, 1, 2, 3], '1-3,\u00a05'],
  ])('%j is printed as %s', (numbers, printed) => expect(numberRanges(numbers)).toBe(printed));
});
