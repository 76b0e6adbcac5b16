import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { readBackText, stripBidiControls } from '@app/forms';
import { waiverTexts, type DataCategory } from '@app/waivers';
import { assessmentTexts } from './assessment-texts.js';
import type { AssessmentExtract } from './extract.dto.js';
import { renderExtract } from './extract.form.js';
import { ASSESSMENT_CATEGORIES, cutTo, isOpen } from './extract.rules.js';
import { filledForm, PROCEDURE, valueOf } from './filled-form.fixture.js';
import { fieldId, fieldOf, FIELDS } from './fields.rules.js';

const bare = (text: string) => stripBidiControls(text).replaceAll(/\s/g, '');
const form = filledForm(2);

function extractOf(released: readonly DataCategory[]): AssessmentExtract {
  const cut = cutTo(released, form.rows, form.answers);
  return {
    assessmentId: 'a',
    personId: 'p',
    caseNumber: 'HE-2026-000123',
    number: 2,
    signedAt: '2026-11-24T09:00:00.000Z',
    person: null,
    purposes: ['job_search', 'Umzug'],
    categories: ASSESSMENT_CATEGORIES.map((category) => {
      const open = released.includes(category);
      return { category, released: open, basis: open ? 'waiver' : null, until: open ? '2027-11-24' : null };
    }),
    rows: cut.rows,
    answers: cut.answers as AssessmentExtract['answers'],
    procedures: released.includes('work_recognition')
      ? [PROCEDURE as unknown as AssessmentExtract['procedures'][number]]
      : [],
  };
}

const read = async (extract: AssessmentExtract) =>
  bare(
    readBackText(
      await renderExtract({
        extract,
        institutionName: 'Jobcenter Beispiel',
        officeName: 'Erste Anlaufstelle',
        userName: 'Jana Sachbearbeiterin',
        printedAt: '24.11.2026, 10:00',
      }),
    ).join(''),
  );

describe('the categories of an extract', () => {
  it('are those that the form has fields of', () => {
    expect(ASSESSMENT_CATEGORIES).toEqual([
      'language_school',
      'work_recognition',
      'employment_benefits',
      'family',
      'health',
    ]);
  });

  it('never open what is protected, special or of no category', () => {
    const all = [...ASSESSMENT_CATEGORIES, 'identity', 'residence', 'appointments', 'other'] as const;
    const { answers, rows } = cutTo(all, form.rows, form.answers);
    for (const { field } of answers) {
      expect(fieldOf(field)!.protection).toBe('normal');
      expect(fieldOf(field)!.category).not.toBeNull();
    }
    expect(rows.some(({ group }) => group === 'steps' || group === 'documents')).toBe(false);
    expect(answers.some(({ field }) => field === 'skills.specialNeeds')).toBe(false);
  });
});

describe('the cut', () => {
  it('leaves out rows that were taken out, cleared answers and what does not matter', () => {
    const rows = form.rows.map((row) => ({ ...row, removed: row.id === 'jobs-0' }));
    const answers = form.answers.map((answer) => {
      if (answer.field === 'skills.childcareNeed') return { ...answer, value: 'secured' };
      return answer.field === 'work.hasWorked' ? { ...answer, standing: null, value: null } : answer;
    });
    const cut = cutTo(['work_recognition', 'family'], rows, answers);
    expect(cut.rows.some(({ id }) => id === 'jobs-0')).toBe(false);
    expect(cut.rows.some(({ id }) => id === 'jobs-1')).toBe(true);
    expect(cut.answers.some(({ rowId }) => rowId === 'jobs-0')).toBe(false);
    const fields = new Set(cut.answers.map(({ field }) => field));
    expect(fields.has('work.hasWorked')).toBe(false);
    expect(fields.has('skills.childcareNeed')).toBe(true);
    expect(fields.has('skills.childcareTimes')).toBe(false);
    expect(fields.has('skills.mobility')).toBe(false);
  });
});

describe.each([
  [['language_school']],
  [['work_recognition', 'health']],
  [['employment_benefits', 'family']],
  [ASSESSMENT_CATEGORIES],
] as [DataCategory[]][])('an extract of %s', (released) => {
  it('shows every field of these categories and none of another', async () => {
    const text = await read(extractOf(released));
    const labels = assessmentTexts('de').fields;
    for (const field of FIELDS) {
      const shown = bare(labels[fieldId(field)]! + valueOf(field));
      expect([fieldId(field), text.includes(shown)]).toEqual([fieldId(field), isOpen(field, released)]);
    }
    const names = waiverTexts('de').categories;
    for (const category of ASSESSMENT_CATEGORIES)
      expect(text.includes(bare(`${names[category]}nicht freigegeben`))).toBe(!released.includes(category));
    expect(text).toContain(bare('Grundlage: Einwilligung der Person, gültig bis 24.11.2027'));
    expect(text).not.toContain('Demodari');
  });
});

describe('an extract', () => {
  it('names the person only where the name is released, the reader, the purpose and the notice', async () => {
    const person = { familyName: 'Demodari', givenNames: 'Rania', dateOfBirth: '1988-05' };
    const text = await read({ ...extractOf(['family']), person });
    for (const words of [
      'Rania Demodari',
      'Geburtsdatum05.1988',
      'Für: Jobcenter Beispiel',
      'Jana Sachbearbeiterin',
      'Umzug',
      assessmentTexts('de').form.extractNotice,
    ])
      expect(text).toContain(bare(words));
  });
});
