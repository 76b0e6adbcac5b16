import { useQuery } from '@tanstack/react-query';
import type { PersonResponse } from '@app/persons/shared';
import type { DataCategory, ReleaseCell } from '@app/waivers/shared';
import { useTranslation } from 'react-i18next';
import { getReleases } from '../../api/releases.js';
import { formatDay, formatMoment } from '../../app/format.js';
import { QueryView } from '../../app/query-view.js';
import { ScrollRegion } from '../../kern/scroll-region.js';
import { Section } from '../../kern/section.js';
import { BasisLink } from './basis-link.js';

/** Who outside the office sees what of this person today, why, until when, and when they last looked. */
export function ReleaseSection({ person }: { person: PersonResponse }) {
  const { t } = useTranslation();
  const matrix = useQuery({ queryKey: ['releases', person.id], queryFn: () => getReleases(person.id) });
  return (
    <Section title={t('waivers.matrix.title')}>
      <QueryView query={matrix}>
        {({ cells }) =>
          cells.length === 0 ? (
            <p className="kern-body">{t('waivers.matrix.empty')}</p>
          ) : (
            <Matrix cells={cells} />
          )
        }
      </QueryView>
    </Section>
  );
}

interface Sight {
  cell: ReleaseCell;
  categories: DataCategory[];
  lastSeen: string | null;
}

/** One line for each institution and reason; its categories run equally long. */
function sightsOf(cells: readonly ReleaseCell[]): Sight[] {
  const sights = new Map<string, Sight>();
  for (const cell of cells) {
    const key = `${cell.institutionId} ${cell.basisId} ${cell.until}`;
    const sight = sights.get(key) ?? { cell, categories: [], lastSeen: null };
    sight.categories.push(cell.category);
    if (cell.lastSeen && cell.lastSeen > (sight.lastSeen ?? '')) sight.lastSeen = cell.lastSeen;
    sights.set(key, sight);
  }
  return [...sights.values()];
}

function Matrix({ cells }: { cells: readonly ReleaseCell[] }) {
  const { t } = useTranslation();
  return (
    <ScrollRegion label={t('waivers.matrix.table')}>
      <table className="kern-table">
        <thead className="kern-table__head">
          <tr className="kern-table__row">
            {(['institution', 'categories', 'why', 'until', 'lastSeen'] as const).map((column) => (
              <th key={column} scope="col" className="kern-table__header">
                {t(`waivers.matrix.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="kern-table__body">
          {sightsOf(cells).map(({ cell, categories, lastSeen }) => (
            <tr key={`${cell.institutionId} ${cell.basisId} ${cell.until}`} className="kern-table__row">
              <th scope="row" className="kern-table__cell" lang="de">
                {cell.institutionName}
              </th>
              <td className="kern-table__cell">
                {categories.map((category) => t(`waivers.categories.${category}`)).join(' · ')}
              </td>
              <td className="kern-table__cell">
                <BasisLink cell={cell} />
              </td>
              <td className="kern-table__cell number">{formatDay(cell.until)}</td>
              <td className="kern-table__cell">
                {lastSeen ? formatMoment(lastSeen) : t('waivers.matrix.never')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
