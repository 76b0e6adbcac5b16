import {
  ASSESSMENT_CATEGORIES,
  ASSESSMENT_LANGUAGES,
  cutTo,
  type AnswerResponse,
  type AnswerValue,
  type AssessmentFormData,
  type AssessmentLanguage,
  type AssessmentResponse,
  type ExtractFormData,
  type FormSignature,
} from '@app/assessments';
import { DRAWN } from './forms-samples-drawn.js';
import { FULL_ROWS, LEAST } from './forms-samples-extremes.data.js';
import { MAMADOU } from './forms-samples-mamadou.data.js';
import { OKSANA } from './forms-samples-oksana.data.js';
import { RANIA } from './forms-samples-rania.data.js';
import type { Said, Talk } from './forms-samples-talk.js';

// Fictional people, offices and numbers; any likeness to living persons is an accident.

const OFFICE = 'Erste Anlaufstelle Landkreis Helmstedt (Beispiel)';
const AT = '2026-11-24T09:00:00.000Z';

function isSaid(value: AnswerValue | Said): value is Said {
  return typeof value === 'object' && value !== null && ('value' in value || 'standing' in value);
}

function answer(field: string, rowId: string | null, said: AnswerValue | Said): AnswerResponse {
  const full = isSaid(said) ? said : { value: said };
  return {
    field,
    rowId,
    standing: 'standing' in full ? full.standing : 'given',
    value: 'value' in full ? full.value : null,
    evidence: 'evidence' in full ? (full.evidence ?? null) : null,
    version: 1,
    updatedBy: '00000000-0000-4000-8000-000000000004',
    updatedByName: 'Sabine Beispiel',
    updatedAt: AT,
  };
}

/** The form of a talk, as the program hands it on. */
export function assessmentOf(talk: Talk, language: AssessmentLanguage, number: number): AssessmentResponse {
  const groups = Object.entries(talk.rows);
  const rows = groups.flatMap(([group, { items }]) =>
    items.map((_, index) => ({ id: `${group}-${index}`, group, position: index + 1, removed: false })),
  );
  const inRows = groups.flatMap(([group, { section, items }]) =>
    items.flatMap((item, index) =>
      Object.entries(item).map(([key, said]) => answer(`${section}.${key}`, `${group}-${index}`, said)),
    ),
  );
  return {
    id: '00000000-0000-4000-8000-000000000001',
    caseId: '00000000-0000-4000-8000-000000000002',
    caseNumber: `HE-2026-${String(number).padStart(6, '0')}`,
    personId: '00000000-0000-4000-8000-000000000003',
    number: 1,
    state: 'completed',
    supersedes: null,
    language,
    templateVersion: 1,
    version: 2,
    revision: 100,
    createdAt: AT,
    createdByName: 'Sabine Beispiel',
    completedAt: AT,
    signedAt: null,
    endedAt: null,
    withdrawnReason: null,
    record: talk.record,
    rows,
    answers: [...Object.entries(talk.answers).map(([field, said]) => answer(field, null, said)), ...inRows],
    signatures: [],
  };
}

const TALKS = [MAMADOU, RANIA, OKSANA] as const;
const TALK_OF: Partial<Record<AssessmentLanguage, Talk>> = { fr: MAMADOU, ar: RANIA, uk: OKSANA, ru: OKSANA };

const form = (
  talk: Talk,
  language: AssessmentLanguage,
  number: number,
  more: Partial<AssessmentFormData> = {},
): AssessmentFormData => ({
  assessment: assessmentOf(talk, language, number),
  language: language === 'de' ? null : language,
  signatures: [],
  officeName: OFFICE,
  procedures: talk.procedures,
  ...more,
});

/** One talk in each language, to be signed with ink; `de` is the paper for the file. */
export function sampleAssessments(): AssessmentFormData[] {
  return ASSESSMENT_LANGUAGES.map((language, index) =>
    form(TALK_OF[language] ?? TALKS[index % TALKS.length]!, language, 123 + index),
  );
}

/** Every repeated row filled three times, long texts, a mark of the draft; and one with what is required alone. */
export function sampleExtremes(): { full: AssessmentFormData; least: AssessmentFormData } {
  const full = form(
    { ...OKSANA, rows: FULL_ROWS, procedures: Array(3).fill(OKSANA.procedures![0]) },
    'uk',
    201,
  );
  return { full, least: form(LEAST, 'fr', 202) };
}

const signed = (role: FormSignature['role'], name: string, drawing: string): FormSignature => {
  return { role, name, drawing, signedAt: AT };
};

/** Two of them after all have signed on the screen. */
export function sampleSignedAssessments(): AssessmentFormData[] {
  const talks = [
    [MAMADOU, 'fr', 'Mamadou Musterbeispiel', 'Aïcha Exemple'],
    [RANIA, 'ar', 'Rania Demodari', 'Yusuf Beispiel'],
  ] as const;
  return talks.map(([talk, language, person, interpreter], index) =>
    form(talk, language, 210 + index, {
      signatures: [
        signed('person', person, DRAWN[index]!),
        signed('worker', 'Sabine Beispiel', DRAWN[2]),
        signed('interpreter', interpreter, DRAWN[1 - index]!),
      ],
    }),
  );
}

/** What of Oksana's form the Jobcenter would be given: her languages, and what she needs to work; nothing of her training. */
export function sampleExtract(): ExtractFormData {
  const released = ['language_school', 'employment_benefits', 'family'] as const;
  const { rows, answers } = assessmentOf(OKSANA, 'uk', 125);
  const cut = cutTo(released, rows, answers);
  return {
    extract: {
      assessmentId: '00000000-0000-4000-8000-000000000001',
      personId: '00000000-0000-4000-8000-000000000003',
      caseNumber: 'HE-2026-000125',
      number: 1,
      signedAt: AT,
      person: { familyName: 'Probetest', givenNames: 'Oksana', dateOfBirth: '1992-03-08' },
      purposes: ['job_search', 'language_course'],
      categories: ASSESSMENT_CATEGORIES.map((category) => {
        const open = released.some((one) => one === category);
        return {
          category,
          released: open,
          basis: open ? 'waiver' : null,
          until: open ? '2027-11-24' : null,
        };
      }),
      rows: cut.rows,
      answers: cut.answers.map((one) => ({ ...one, standing: one.standing! })),
      procedures: [],
    },
    institutionName: 'Jobcenter Helmstedt (Beispiel)',
    officeName: OFFICE,
    userName: 'Jana Beispiel',
    printedAt: '24.11.2026, 10:15',
  };
}
