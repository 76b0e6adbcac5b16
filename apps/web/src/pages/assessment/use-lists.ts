import type { AssessmentCodeLists, IndustryList, OccupationMatches } from '@app/platform/shared';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, withQuery } from '../../api/client.js';
import type { Option } from '../../kern/select-field.js';

const assessmentLists = queryOptions({
  queryKey: ['code-lists', 'assessment'],
  queryFn: () => api<AssessmentCodeLists>('GET', '/code-lists/assessment'),
  staleTime: Infinity,
});
const industriesQuery = queryOptions({
  queryKey: ['code-lists', 'industries'],
  queryFn: () => api<IndustryList>('GET', '/code-lists/industries'),
  staleTime: Infinity,
});
export const searchOccupations = (q: string) =>
  api<OccupationMatches>('GET', withQuery('/code-lists/occupations', { q }));

/** Codes of the lists as choices. */
export function useListOptions(): { scripts: Option[]; industries: Option[] } {
  const { i18n } = useTranslation();
  const { data: lists } = useQuery(assessmentLists);
  const { data: industries } = useQuery(industriesQuery);
  const language = i18n.language === 'en' ? 'en' : 'de';
  const choices = (rows: readonly { code: string; label: { de: string; en: string } }[] = []) =>
    rows.map(({ code, label }) => ({ value: code, label: label[language] }));
  return { scripts: choices(lists?.scripts), industries: choices(industries?.items) };
}

/** Names of codes; a code whose list is not there yet shows as itself. */
export function useListNames(): { script: (code: string) => string; industry: (code: string) => string } {
  const options = useListOptions();
  const nameIn = (list: readonly Option[], code: string) =>
    list.find(({ value }) => value === code)?.label ?? code;
  return {
    script: (code) => nameIn(options.scripts, code),
    industry: (code) => nameIn(options.industries, code),
  };
}
