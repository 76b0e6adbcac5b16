import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { getStation, scanSheet } from '../../api/laufzettel.js';
import { ApiProblem } from '../../api/problem.js';
import { formatDay } from '../../app/format.js';
import { Page } from '../../app/page.js';
import { PersonName } from '../../app/person-name.js';
import { QueryView } from '../../app/query-view.js';
import { useMay } from '../../app/session.js';
import { Loader } from '../../kern/loader.js';
import { StationStateBadge } from '../laufzettel/station-state-badge.js';

/** Where the code on a printed sheet leads: to the institution's own station on it, and nowhere for anybody else. */
export function SheetPage() {
  const { t } = useTranslation();
  const may = useMay();
  const { reference } = useParams({ from: '/inside/s/$reference' });
  const sheet = useQuery({
    queryKey: ['sheet', reference],
    queryFn: () => scanSheet(reference),
    enabled: may('station.read'),
    retry: false,
  });
  const unknown = !may('station.read') || isRefused(sheet.error) || sheet.data?.stationIds.length === 0;
  if (unknown) {
    return (
      <Page title={t('sheet.nothingTitle')}>
        <p className="kern-body">{t('sheet.nothingText')}</p>
        <p>
          <Link to="/" className="kern-link">
            {t('action.toTasks')}
          </Link>
        </p>
      </Page>
    );
  }
  const ids = sheet.data?.stationIds;
  if (ids?.length === 1)
    return <Navigate to="/stationen/$stationId" params={{ stationId: ids[0]! }} replace />;
  return (
    <Page title={t('sheet.chooseTitle')}>
      {sheet.isPending ? (
        <Loader />
      ) : (
        <QueryView query={sheet}>
          {({ stationIds }) => (
            <ul className="rows section">
              {stationIds.map((id) => (
                <Choice key={id} stationId={id} />
              ))}
            </ul>
          )}
        </QueryView>
      )}
    </Page>
  );
}

/** Unknown, foreign, revoked and ill-formed references answer alike; so does this page. */
function isRefused(error: unknown): boolean {
  return error instanceof ApiProblem && [400, 403, 404, 422].includes(error.status);
}

function Choice({ stationId }: { stationId: string }) {
  const { t } = useTranslation();
  const view = useQuery({ queryKey: ['station', stationId], queryFn: () => getStation(stationId) });
  return (
    <li className="row">
      <QueryView query={view}>
        {({ station, dateOfBirth, ...person }) => (
          <>
            <div className="row__main">
              <p className="row__title">
                <Link to="/stationen/$stationId" params={{ stationId }} className="kern-link">
                  {station.name}
                </Link>
              </p>
              <p className="row__text">
                <PersonName of={person} /> · {t('person.bornOn', { date: formatDay(dateOfBirth) })}
              </p>
            </div>
            <StationStateBadge state={station.state} />
          </>
        )}
      </QueryView>
    </li>
  );
}
