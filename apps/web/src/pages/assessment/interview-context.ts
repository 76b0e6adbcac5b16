import type { AssessmentTexts } from './texts.js';
import type { Interview } from './interview.js';
import { createContext, useContext, useSyncExternalStore } from 'react';

/** How the form is shown: German alone, both languages, or the person's language large, with the screen turned round. */
export type Reading = 'german' | 'both' | 'own';

export interface InterviewView {
  interview: Interview;
  reading: Reading;
  german: AssessmentTexts;
  own: AssessmentTexts;
  /** BCP 47 and direction of the person's language. */
  language: string;
  direction: 'ltr' | 'rtl';
  caseId: string;
}

export const InterviewContext = createContext<InterviewView | null>(null);

/** The form under way; whoever uses it is drawn anew with every change of an answer. */
export function useInterview(): InterviewView {
  const view = useContext(InterviewContext);
  if (!view) throw new Error('Fields need an interview.');
  useSyncExternalStore(view.interview.subscribe, view.interview.snapshot);
  return view;
}
