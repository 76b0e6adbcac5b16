import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.js';

/** A calm sentence for whatever went wrong, and what to do now. */
export function useProblemText(): (error: unknown) => string {
  const { t, i18n } = useTranslation();
  return (error) => {
    if (!(error instanceof ApiProblem)) return t('problem.unexpected');
    const key = `problem.${error.code}`;
    if (i18n.exists(key)) return t(key);
    if (error.detail) return error.detail;
    return t(error.status >= 500 ? 'problem.server' : 'problem.unexpected');
  };
}
