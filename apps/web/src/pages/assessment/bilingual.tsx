import type { ReactNode } from 'react';
import { useInterview } from './interview-context.js';
import type { AssessmentTexts } from './texts.js';

/** A text of the form in the languages that are shown: the one that leads first, the other one below it. */
export function Bilingual({ of }: { of: (texts: AssessmentTexts) => string | undefined }): ReactNode {
  const { reading, german, own, language, direction } = useInterview();
  const inGerman = of(german) ?? '';
  if (reading === 'german') return <span lang="de">{inGerman}</span>;
  const inOwn = (
    <span lang={language} dir={direction} className={reading === 'own' ? undefined : 'bilingual__second'}>
      {of(own) ?? inGerman}
    </span>
  );
  if (reading === 'own') return inOwn;
  return (
    <span className="bilingual">
      <span lang="de">{inGerman}</span> {inOwn}
    </span>
  );
}

/** The same where only plain text can stand: the choices of a list. */
export function usePlainText(): (of: (texts: AssessmentTexts) => string | undefined) => string {
  const { reading, german, own } = useInterview();
  return (of) => {
    const [first, second] = [of(german) ?? '', of(own) ?? ''];
    if (reading === 'german' || second === '' || second === first) return first;
    return reading === 'own' ? second : `${first} · ${second}`;
  };
}
