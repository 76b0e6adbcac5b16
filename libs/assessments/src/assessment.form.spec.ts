import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { makeDemoSeal, readBackText, sealPdf, stripBidiControls, verifySeal } from '@app/forms';
import { assessmentTexts } from './assessment-texts.js';
import { renderAssessment } from './assessment.form.js';
import type { AssessmentFormData } from './assessment.form-data.js';
import type { AssessmentLanguage } from './assessment.rules.js';
import { ANSWERED, filledForm, PROCEDURE, RECORD_VALUES, valueOf } from './filled-form.fixture.js';
import type { Field } from './field.rules.js';
import { fieldId, FIELDS } from './fields.rules.js';

const FOR_THE_FILE = ['goals.counsellorSummary', 'person.safeContactNote'];
const bare = (text: string) => stripBidiControls(text).replaceAll(/[\s\u00a0]/g, '');
/** Head and foot of a page, which stand between a text and its rest on the next one. */
const FURNITURE =
  /ErsteAnlaufstelleHE-2026-000123Seite\d+von\d+FormularKFB,Fassung1,\p{L}+·KompetenzfeststellungNr\.1(?:DiedeutscheFassungistverbindlich;dieÜbersetzungdientdemVerständnis\.)?/gu;
const textOf = (pdf: Buffer) => bare(readBackText(pdf).join('')).replaceAll(FURNITURE, '');
/** Read back, right-to-left text comes letter by letter as it is painted; what is read aloud is the text itself. */
const spoken = (pdf: Buffer) =>
  [...pdf.toString('latin1').matchAll(/\/ActualText \(\xfe\xff((?:\\.|[^\\)])*)\)/gs)]
    .map(([, inner]) =>
      Buffer.from(inner!.replaceAll(/\\(.)/gs, '$1'), 'latin1').swap16().toString('utf16le'),
    )
    .map(bare)
    .join('\n');
const bothTexts = async (form: AssessmentFormData) => {
  const pdf = await renderAssessment(form, { compress: false });
  return `${textOf(pdf)}\n${spoken(pdf)}`;
};
const data = (
  language: AssessmentLanguage | null,
  changes: Partial<AssessmentFormData['assessment']> = {},
): AssessmentFormData => ({
  assessment: { ...filledForm(1), ...changes },
  language,
  signatures: [],
  officeName: 'Erste Anlaufstelle',
  procedures: [PROCEDURE],
});
const german = assessmentTexts('de');
const label = (field: Field) => bare(german.fields[fieldId(field)]!);

/** What a reader must find of a field on the German form: its label and, right behind it, the value. */
function printed(field: Field): string {
  return label(field) + bare(valueOf(field));
}

describe('the form in German', () => {
  it('shows every field of the table with what is answered', async () => {
    const text = textOf(await renderAssessment(data(null)));
    const missing = FIELDS.filter((field) => !text.includes(printed(field))).map(fieldId);
    expect(missing).toEqual([]);
    expect(FIELDS.filter(({ store }) => store === 'answer').length).toBe(ANSWERED);
    expect(Object.keys(RECORD_VALUES).length).toBe(FIELDS.filter(({ store }) => store === 'record').length);
  });

  it('leaves out what does not matter, is not answered or was taken out', async () => {
    const form = filledForm(2);
    const answers = form.answers
      .map((answer) =>
        answer.field === 'skills.childcareNeed' ? { ...answer, value: 'none' as const } : answer,
      )
      .filter(({ field }) => field !== 'header.place');
    const rows = form.rows.map((row) => ({ ...row, removed: row.id === 'jobs-1' }));
    const text = textOf(await renderAssessment(data(null, { answers, rows })));
    for (const gone of ['skills.childcareTimes', 'skills.childcareAges'])
      expect(text).not.toContain(bare(german.fields[gone]!));
    expect(text).not.toContain('Wortheader.place');
    expect(text).toContain('Tätigkeit1');
    expect(text).not.toContain('Tätigkeit2');
    expect(text).toContain('Ausbildung2');
  });

  it('says why there is no answer, and gives a draft room to write', async () => {
    const form = filledForm(1);
    const answers = form.answers.map((answer) =>
      answer.field === 'goals.desiredRegion'
        ? { ...answer, standing: 'declined' as const, value: null }
        : answer,
    );
    const text = textOf(await renderAssessment(data(null, { answers })));
    expect(text).toContain(bare(`${german.fields['goals.desiredRegion']}möchte ich nicht sagen`));
    expect(text).not.toContain('Entwurf');
    const draft = textOf(
      await renderAssessment(data(null, { answers: [], state: 'draft', completedAt: null })),
    );
    expect(draft).toContain('Entwurf');
    const asked = FIELDS.filter(({ group, when }) => group === null && when === undefined);
    expect(asked.filter((field) => !draft.includes(label(field))).map(fieldId)).toEqual([]);
    const empty = textOf(await renderAssessment(data(null, { answers: [] })));
    expect(empty).not.toContain(bare(german.fields['literacy.literacyLatin']!));
    expect(empty).toContain(bare(`${german.fields['goals.goals']}keine Angabe`));
  });

  it('takes texts of any length, and as many rows as somebody has jobs', async () => {
    const form = filledForm(12);
    const long = 'Wort '.repeat(400).trim();
    const answers = form.answers.map((answer) => {
      if (answer.field === 'work.tasks') return { ...answer, value: long };
      if (answer.field === 'goals.counsellorSummary') return { ...answer, value: 'Zeile\n'.repeat(400) };
      return answer.field === 'work.tools' ? { ...answer, value: 'ä'.repeat(2000) } : answer;
    });
    const text = textOf(await renderAssessment(data('ti', { answers, rows: form.rows })));
    expect(text).toContain('Tätigkeit12');
    expect(text.split('Wort'.repeat(400)).length - 1).toBe(12);
    expect(text.split('ä'.repeat(2000)).length - 1).toBe(12);
    expect(textOf(await renderAssessment(data(null, { answers, rows: form.rows })))).toContain(
      'Zeile'.repeat(400),
    );
  });

  it('adds up the experience until the day of the talk', async () => {
    expect(textOf(await renderAssessment(data(null)))).toContain('Berufserfahrungzusammen106Monate');
  });
});

describe.each(['uk', 'ar', 'ti'] as const)('the form in German and %s', (language) => {
  it('has every label in both languages, but not what is for the file alone', async () => {
    const text = await bothTexts(data(language));
    const { fields, sections } = assessmentTexts(language);
    for (const field of FIELDS) {
      const id = fieldId(field);
      const shown = !FOR_THE_FILE.includes(id);
      expect([id, text.includes(label(field)), text.includes(bare(fields[id]!))]).toEqual([id, shown, shown]);
    }
    Object.values(sections).forEach(({ title }, index) =>
      expect(text).toContain(bare(`${index + 1}. ${title}`)),
    );
    expect(text).not.toContain('Wortgoals.counsellorSummary');
    expect(text).not.toContain('Wortperson.safeContactNote');
  });

  it('says choices and names of countries in both', async () => {
    const text = await bothTexts(data(language));
    const { options, standings } = assessmentTexts(language);
    expect(text).toContain(bare(options.channel!.in_person!));
    expect(text).toContain(bare(options.weekday!.sun!));
    expect(text).toContain({ uk: 'Сирія', ar: 'سوريا', ti: 'ሶርያ' }[language]);
    const answers = filledForm(1).answers.map((answer) => ({
      ...answer,
      standing: 'unknown' as const,
      value: null,
    }));
    expect(await bothTexts(data(language, { answers }))).toContain(bare(standings.unknown));
  });

  it('says that nobody has reviewed the words, and which version binds', async () => {
    const text = await bothTexts(data(language));
    expect(text).toContain('Arbeitsübersetzung');
    expect(text).toContain(bare(german.form.binding));
    expect(textOf(await renderAssessment(data(null)))).not.toContain('Arbeitsübersetzung');
  });
});

describe('signatures', () => {
  const signed = (roles: readonly string[]) => ({
    ...data('ar'),
    signatures: roles.map((role) => ({
      role: role as 'person',
      name: `Name ${role}`,
      drawing: 'M10 100L60 40L120 140L200 60',
      signedAt: '2026-11-24T22:30:00.000Z',
    })),
  });

  it('stand on the form with name and day, and the office seals it whole', async () => {
    const seal = await makeDemoSeal();
    const pdf = await renderAssessment(signed(['worker', 'interpreter', 'person']), { seal: true });
    const text = textOf(pdf);
    for (const role of ['person', 'worker', 'interpreter']) expect(text).toContain(`:Name${role}`);
    expect(text.indexOf('Nameperson')).toBeLessThan(text.indexOf('Nameinterpreter'));
    expect(text).toContain(bare(german.form.signedElectronically.replace('{date}', '24.11.2026')));
    expect(text).toContain(bare(german.form.interpreterDeclaration.replace('{language}', 'Arabisch')));
    expect(verifySeal(await sealPdf(pdf, seal))).toMatchObject({ valid: true, wholeDocumentSigned: true });
  });

  it.each([
    ['1990-05-01', true, ['signaturePerson', 'signatureWorker', 'signatureInterpreter']],
    ['1990-05-01', false, ['signaturePerson', 'signatureWorker']],
    ['2014-01-01', false, ['signatureGuardian', 'signatureWorker']],
    ['2011-01-01', false, ['signaturePerson', 'signatureGuardian', 'signatureWorker']],
  ] as const)('are given lines: born %s, interpreted %s', async (dateOfBirth, interpreted, lines) => {
    const form = filledForm(1);
    const answers = form.answers.map((answer) =>
      answer.field === 'header.interpreterPresent' ? { ...answer, value: interpreted } : answer,
    );
    const record = { ...form.record, dateOfBirth };
    const text = textOf(await renderAssessment(data(null, { answers, record })));
    const all = ['signaturePerson', 'signatureGuardian', 'signatureWorker', 'signatureInterpreter'] as const;
    expect(all.filter((key) => text.includes(bare(german.form[key])))).toEqual(
      all.filter((key) => (lines as readonly string[]).includes(key)),
    );
  });
});

describe('the file', () => {
  it('has nothing of the person in its title, and headings for each section', async () => {
    const raw = (await renderAssessment(data('ar'), { compress: false })).toString('latin1');
    const utf16 = (name: string) => Buffer.from(name, 'utf16le').swap16().toString('latin1');
    const info = raw.slice(0, raw.indexOf('/Type /Pages')) + /<x:xmpmeta[\s\S]*<\/x:xmpmeta>/.exec(raw)?.[0];
    for (const name of ['Demodari', 'Rania']) {
      expect(info).not.toContain(name);
      expect(raw).not.toContain(utf16(name));
    }
    expect(raw.match(/\/S \/H1\b/g)).toHaveLength(2);
    expect(raw.match(/\/S \/H2\b/g)).toHaveLength(30);
    expect(raw.match(/\/S \/Caption\b/g)).toHaveLength(22);
  });
});
