import { Link } from '@tanstack/react-router';
import type { ReleaseCell } from '@app/waivers/shared';
import { useTranslation } from 'react-i18next';

/** Leads to the waiver, or to the case in which the disclosure was recorded; names the case either way. */
export function BasisLink({ cell }: { cell: ReleaseCell }) {
  const { t } = useTranslation();
  const { caseId, basisId } = cell;
  const text = t(`waivers.matrix.bases.${cell.basis}`);
  return (
    <>
      {cell.basis === 'waiver' ? (
        <Link
          to="/faelle/$caseId/entbindungen/$waiverId"
          params={{ caseId, waiverId: basisId }}
          className="kern-link"
        >
          {text}
        </Link>
      ) : (
        <Link to="/faelle/$caseId" params={{ caseId }} className="kern-link">
          {text}
        </Link>
      )}{' '}
      <span className="number">{cell.caseNumber}</span>
    </>
  );
}
