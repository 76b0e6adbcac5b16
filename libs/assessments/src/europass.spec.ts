import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import type { AnswerValue } from './answer.rules.js';
import { europassNames } from './europass-names.js';
import { europassOf } from './europass.js';
import { filledForm } from './filled-form.fixture.js';

const AT = '2026-11-24T09:00:00.000Z';
const exported = (changes: Readonly<Record<string, AnswerValue | null>> = {}, rows = 1) => {
  const form = filledForm(rows);
  const answers = form.answers.map((answer) =>
    answer.field in changes
      ? {
          ...answer,
          value: changes[answer.field]!,
          standing: changes[answer.field] === null ? ('declined' as const) : ('given' as const),
        }
      : answer,
  );
  return europassOf({ ...form, answers }, europassNames, AT).SkillsPassport;
};
const learner = (...how: Parameters<typeof exported>) => exported(...how).LearnerInfo;

describe('the export for Europass', () => {
  it('says what it is', () => {
    expect(exported()).toMatchObject({
      Locale: 'de',
      DocumentInfo: { DocumentType: 'ECV', CreationDate: AT, XSDVersion: 'V3.3.0' },
    });
  });

  it('names the person, with a birth date as far as it is known', () => {
    expect(learner().Identification).toEqual({
      PersonName: { FirstName: 'Rania', Surname: 'Demodari' },
      ContactInfo: {
        Address: { Contact: { AddressLine: 'Musterweg 4', PostalCode: '38350', Municipality: 'Helmstedt' } },
        Email: { Contact: 'rania@demodari.example' },
        Telephone: [{ Contact: '+49 5351 0001' }],
      },
      Demographics: {
        Birthdate: { Year: 1988, Month: 5 },
        Gender: { Code: 'F', Label: 'weiblich' },
        Nationality: [{ Code: 'SY', Label: 'Syrien' }],
      },
    });
  });

  it('gives an occupation of the list its code of ISCO, in the person’s own words', () => {
    const [job] = learner().WorkExperience;
    expect(job).toEqual({
      Period: { From: { Year: 2011, Month: 3 }, To: { Year: 2019 } },
      Position: { Code: 'http://data.europa.eu/esco/isco/C3221', Label: 'Wort work.occupationText' },
      Activities: 'Wort work.tasks\nWort work.tools',
      Employer: {
        Name: 'Wort work.employer',
        ContactInfo: { Address: { Contact: { Country: { Code: 'SY', Label: 'Syrien' } } } },
        Sector: { Code: '86', Label: 'Gesundheitswesen' },
      },
    });
    const named = { ...europassNames, occupation: () => ({ label: 'x', isco: '1', escoUri: 'urn:esco' }) };
    const { WorkExperience } = europassOf(filledForm(1), named, AT).SkillsPassport.LearnerInfo;
    expect(WorkExperience[0]!.Position.Code).toBe('urn:esco');
    const own = learner({ 'work.occupation': null, 'work.ongoing': true }).WorkExperience[0]!;
    expect(own.Position).toEqual({ Label: 'Wort work.occupationText' });
    expect(own.Period.Current).toBe(true);
    expect(learner().Headline).toEqual({
      Type: { Code: 'preferred_job' },
      Description: { Code: 'http://data.europa.eu/esco/isco/C3221', Label: 'Pflegefachmann/-frau' },
    });
  });

  it('puts levels of ISCED where the papers vouch for one', () => {
    const { Education } = learner({
      'study.hasStudied': 'completed',
      'study.degreeLevel': 'master',
      'training.completed': 'yes',
      'school.qualification': 'upper_secondary',
    });
    expect(Education.map(({ Title, Level }) => [Title, Level?.Code])).toEqual([
      ['Wort study.degreeGerman', '7'],
      ['Wort training.titleGerman', '4'],
      ['Wort school.qualificationNative', '3'],
    ]);
    const open = learner({ 'study.hasStudied': 'running', 'training.completed': 'interrupted' }).Education;
    expect(open.slice(0, 2).map(({ Level }) => Level)).toEqual([undefined, undefined]);
  });

  it('keeps first languages apart from the others, whose levels are those of CEFR', () => {
    expect(learner().Skills.Linguistic).toEqual({
      MotherTongue: [{ Description: { Code: 'ar', Label: 'Arabisch' } }],
      ForeignLanguage: [],
    });
    const [foreign] = learner({
      'languages.role': 'school',
      'languages.listening': 'B1',
      'languages.speaking': 'A2',
      'languages.reading': 'Alpha',
      'languages.writing': null,
    }).Skills.Linguistic.ForeignLanguage;
    expect(foreign).toEqual({
      Description: { Code: 'ar', Label: 'Arabisch' },
      ProficiencyLevel: { Listening: 'B1', SpokenInteraction: 'A2', SpokenProduction: 'A2' },
      Certificate: [
        {
          Title: 'DTZ',
          Level: 'A1',
          Date: { Year: 2019 },
          AwardingBody: 'Wort languages.certificateIssuer',
        },
      ],
    });
  });

  it('knows digital skills and licences that are good for driving', () => {
    const skills = learner({
      'skills.itEmail': 'good',
      'skills.itOffice': 'expert',
      'skills.licenceClass': 'B',
    });
    expect(skills.Skills.Computer).toEqual({
      ProficiencyLevel: { Communication: 'B', ContentCreation: 'C' },
    });
    expect(skills.Skills.Driving).toEqual({ Description: ['B'] });
    expect(learner({ 'skills.licenceValidity': 'expired' }).Skills.Driving).toBeUndefined();
  });

  it('tells nothing that Europass has no place for, nor rows that were taken out', () => {
    const form = filledForm(2);
    const rows = form.rows.map((row) => ({ ...row, removed: row.id.endsWith('-1') }));
    const made = europassOf({ ...form, rows }, europassNames, AT);
    expect(made.SkillsPassport.LearnerInfo.WorkExperience).toHaveLength(1);
    const text = JSON.stringify(made);
    for (const word of [
      'safeContactNote',
      'Subsidiär',
      'childcare',
      'counsellorSummary',
      'diagnostics',
      'Lina',
    ])
      expect(text).not.toContain(word);
  });
});
