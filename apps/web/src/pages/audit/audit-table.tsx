import type { AuditEntryResponse } from '@app/audit/shared';
import type { InstitutionResponse } from '@app/institutions/shared';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '../../app/format.js';
import { DescriptionList } from '../../kern/description-list.js';
import { ScrollRegion } from '../../kern/scroll-region.js';
import { detailFacts, fieldNames } from './audit-detail.js';

/** The entries found, newest first; details unfold in the row. */
export function AuditTable({
  entries,
  institutions,
}: {
  entries: readonly AuditEntryResponse[];
  institutions: readonly InstitutionResponse[];
}) {
  const { t } = useTranslation();
  const columns = ['at', 'actor', 'institution', 'action', 'object', 'details'] as const;
  return (
    <ScrollRegion label={t('audit.tableLabel')}>
      <table className="kern-table kern-table--small">
        <caption className="visually-hidden">{t('audit.tableLabel')}</caption>
        <thead className="kern-table__head">
          <tr className="kern-table__row">
            {columns.map((column) => (
              <th key={column} scope="col" className="kern-table__header">
                {t(`audit.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="kern-table__body">
          {entries.map((entry) => (
            <Row key={entry.id} entry={entry} institutions={institutions} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Row({
  entry,
  institutions,
}: {
  entry: AuditEntryResponse;
  institutions: readonly InstitutionResponse[];
}) {
  const { t, i18n } = useTranslation();
  const role =
    entry.actorRole && i18n.exists(`enums.role.${entry.actorRole}`) && t(`enums.role.${entry.actorRole}`);
  return (
    <tr className="kern-table__row">
      <td className="kern-table__cell">
        <span className="number">{formatMoment(entry.at)}</span>
      </td>
      <td className="kern-table__cell">
        {entry.actorName ? <bdi>{entry.actorName}</bdi> : t('audit.noActor')}
        {role && <div className="row__text">{role}</div>}
      </td>
      <td className="kern-table__cell">
        <span lang="de">{entry.institutionName}</span>
      </td>
      <td className="kern-table__cell">{t(`enums.auditAction.${entry.action}`)}</td>
      <td className="kern-table__cell">
        {t(`enums.auditObject.${entry.objectType}`)}
        {entry.caseNumber && <div className="number">{entry.caseNumber}</div>}
      </td>
      <td className="kern-table__cell">
        <details>
          <summary>{t('audit.show')}</summary>
          <DescriptionList
            facts={[
              { key: 'fields', label: t('audit.fields'), value: fieldNames(entry.fields, i18n) },
              ...detailFacts(entry, i18n, institutions).map(({ key, label, text, whole }) => ({
                key: `detail-${key}`,
                label,
                value: whole ? <code title={whole}>{text}</code> : text,
              })),
              {
                key: 'object',
                label: t('audit.objectId'),
                value: entry.objectId && <code className="wrap">{entry.objectId}</code>,
              },
              {
                key: 'sealed',
                label: t('audit.sealed'),
                value: t(entry.sealed ? 'form.yes' : 'audit.notYet'),
              },
            ]}
          />
        </details>
      </td>
    </tr>
  );
}
