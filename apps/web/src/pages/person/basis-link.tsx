import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { PersonResponse } from '@app/persons/shared';
import type { ReleaseCell } from '@app/waivers/shared';
import { useTranslation } from 'react-i18next';
import { listDisclosures } from '../../api/releases.js';
import { listWaivers } from '../../api/waivers.js';
import { ProblemAlert } from '../../app/problem-alert.js';

/**
 * Leads to the waiver, or to the case in which the disclosure was recorded. The answer does not say which case that is:
 * with several of them the lists are asked, and only when somebody wants to go there, for each look is logged.
 */
export function BasisLink({ person, cell }: { person: PersonResponse; cell: ReleaseCell }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const text = t(`waivers.matrix.bases.${cell.basis}`);
  const only = person.cases.length === 1 ? person.cases[0] : undefined;
  const find = useMutation({
    mutationFn: async () => {
      for (const { id: caseId } of person.cases) {
        const { items } = await queries.fetchQuery<{ items: { id: string }[] }>(
          cell.basis === 'waiver'
            ? { queryKey: ['waivers', caseId], queryFn: () => listWaivers(caseId) }
            : { queryKey: ['disclosures', caseId], queryFn: () => listDisclosures(caseId) },
        );
        if (items.some(({ id }) => id === cell.basisId)) return caseId;
      }
      return person.cases[0]?.id;
    },
    onSuccess: (caseId) => {
      if (caseId === undefined) return undefined;
      return cell.basis === 'waiver'
        ? navigate({
            to: '/faelle/$caseId/entbindungen/$waiverId',
            params: { caseId, waiverId: cell.basisId },
          })
        : navigate({ to: '/faelle/$caseId', params: { caseId } });
    },
  });
  if (!only)
    return (
      <>
        <button type="button" className="plain-button" onClick={() => find.mutate()}>
          {text}
        </button>
        <ProblemAlert error={find.error} />
      </>
    );
  return cell.basis === 'waiver' ? (
    <Link
      to="/faelle/$caseId/entbindungen/$waiverId"
      params={{ caseId: only.id, waiverId: cell.basisId }}
      className="kern-link"
    >
      {text}
    </Link>
  ) : (
    <Link to="/faelle/$caseId" params={{ caseId: only.id }} className="kern-link">
      {text}
    </Link>
  );
}
