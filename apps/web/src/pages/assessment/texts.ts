import type { SectionCode } from '@app/assessments/shared';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.js';

type Words = Readonly<Record<string, string>>;

/** Every word of the form in one language, as the server gives it. */
export interface AssessmentTexts {
  readonly meta: { readonly language: string; readonly version: number; readonly reviewStatus: string };
  readonly form: Words;
  readonly standings: Words;
  readonly evidences: Words;
  readonly sections: Readonly<Record<SectionCode, { readonly title: string; readonly intro: string }>>;
  readonly groups: Words;
  readonly fields: Words;
  readonly options: Readonly<Record<string, Words>>;
}

/** They change with a new program only. */
export const textsQuery = (language: string) =>
  queryOptions({
    queryKey: ['assessment-texts', language],
    queryFn: () => api<AssessmentTexts>('GET', `/assessments/texts/${language}`),
    staleTime: Infinity,
  });

const RIGHT_TO_LEFT = ['ar', 'fa-AF', 'ps', 'ckb'];
export const directionOf = (language: string): 'ltr' | 'rtl' =>
  RIGHT_TO_LEFT.includes(language) ? 'rtl' : 'ltr';
