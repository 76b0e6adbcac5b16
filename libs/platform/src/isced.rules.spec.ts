import { describe, expect, it } from '@jest/globals';
import { iscedOf, type EducationAnswers } from './isced.rules.js';

const training = { completed: 'yes', finalCertificate: 'original' } as const;
const degree = { hasStudied: 'completed', diploma: 'copy' } as const;

describe('the ISCED level', () => {
  it.each<[string, EducationAnswers, number | null]>([
    ['nothing asked', {}, null],
    ['no school', { qualification: 'none' }, 0],
    ['three and a half years without a certificate', { qualification: 'none', schoolYears: 3.5 }, 0],
    ['four years without a certificate', { qualification: 'none', schoolYears: 4 }, 1],
    ['primary', { qualification: 'primary', schoolYears: 3 }, 1],
    ['lower secondary', { qualification: 'lower_secondary' }, 2],
    ['upper secondary', { qualification: 'upper_secondary' }, 3],
    ['a qualification that says nothing', { qualification: 'other', schoolYears: 12 }, null],
    ['unknown', { qualification: 'unknown' }, null],
    ['not asked, declined', { qualification: null, trainings: [], studies: [] }, null],
    ['a training alone', { trainings: [training] }, 3],
    ['a training after no school', { qualification: 'none', trainings: [training] }, 3],
    ['a training after lower secondary', { qualification: 'lower_secondary', trainings: [training] }, 3],
    ['a training after upper secondary', { qualification: 'upper_secondary', trainings: [training] }, 4],
    [
      'a training without a final certificate',
      { qualification: 'upper_secondary', trainings: [{ completed: 'yes', finalCertificate: 'none' }] },
      3,
    ],
    [
      'a training of which nobody asked for the certificate',
      { qualification: 'primary', trainings: [{ completed: 'yes' }] },
      1,
    ],
    [
      'a certificate that was lost',
      { qualification: 'primary', trainings: [{ completed: 'yes', finalCertificate: 'lost' }] },
      3,
    ],
    [
      'an interrupted training',
      { qualification: 'primary', trainings: [{ completed: 'interrupted', finalCertificate: 'original' }] },
      1,
    ],
    [
      'one training of two',
      { trainings: [{ completed: 'no', finalCertificate: 'none' }, training], qualification: 'primary' },
      3,
    ],
    ['a bachelor', { studies: [{ ...degree, degreeLevel: 'bachelor' }] }, 6],
    ['a diploma', { studies: [{ ...degree, degreeLevel: 'diploma' }] }, 7],
    ['a master', { studies: [{ ...degree, degreeLevel: 'master' }] }, 7],
    ['a state examination', { studies: [{ ...degree, degreeLevel: 'state_exam' }] }, 7],
    ['a doctorate', { studies: [{ ...degree, degreeLevel: 'doctorate' }] }, 8],
    [
      'another degree',
      { qualification: 'upper_secondary', studies: [{ ...degree, degreeLevel: 'other' }] },
      3,
    ],
    [
      'a study that runs',
      {
        qualification: 'upper_secondary',
        studies: [{ ...degree, hasStudied: 'running', degreeLevel: 'master' }],
      },
      3,
    ],
    [
      'a degree without a diploma',
      {
        qualification: 'upper_secondary',
        studies: [{ ...degree, diploma: 'none', degreeLevel: 'bachelor' }],
      },
      3,
    ],
    [
      'the highest of several',
      {
        qualification: 'upper_secondary',
        trainings: [training],
        studies: [
          { ...degree, degreeLevel: 'master' },
          { ...degree, degreeLevel: 'bachelor' },
        ],
      },
      7,
    ],
  ])('of %s', (_what, answers, level) => {
    expect(iscedOf(answers)).toBe(level);
  });
});
