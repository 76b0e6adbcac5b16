import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { offeredResults, type StampResponse, type StationViewResponse } from '@app/laufzettel/shared';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getStation } from '../../api/laufzettel.js';
import { formatDay } from '../../app/format.js';
import { Page } from '../../app/page.js';
import { NativeName, PersonName } from '../../app/person-name.js';
import { QueryView } from '../../app/query-view.js';
import { useMe } from '../../app/session.js';
import { Alert } from '../../kern/alert.js';
import { Button } from '../../kern/button.js';
import { DescriptionList } from '../../kern/description-list.js';
import { Section } from '../../kern/section.js';
import { FileHeader } from '../case/file-header.js';
import { StampList } from '../laufzettel/stamp-list.js';
import { StationFacts } from '../laufzettel/station-facts.js';
import { StationStateBadge } from '../laufzettel/station-state-badge.js';
import { StampDialog } from './stamp-dialog.js';

/** One station as its institution sees it: who stands at the counter and what is needed here. */
export function StationPage() {
  const { t } = useTranslation();
  const { stationId } = useParams({ from: '/inside/stationen/$stationId' });
  const view = useQuery({ queryKey: ['station', stationId], queryFn: () => getStation(stationId) });
  return (
    <Page title={t('station.title')}>
      <QueryView query={view}>{(found) => <StationView view={found} />}</QueryView>
    </Page>
  );
}

function StationView({ view }: { view: StationViewResponse }) {
  const { t } = useTranslation();
  const me = useMe();
  const [dialog, setDialog] = useState<'stamp' | 'correct' | null>(null);
  const [stamped, setStamped] = useState(0);
  const { station } = view;
  const mayStamp = offeredResults(station.state, station.missingHard).length > 0;
  const last = lastOwnStamp(station.stamps, me.institutionName);
  return (
    <>
      <FileHeader
        facts={[
          {
            key: 'name',
            label: t('station.person'),
            value: (
              <>
                <PersonName of={view} /> <NativeName name={view.nativeScriptName} />
              </>
            ),
          },
          { key: 'birth', label: t('fields.dateOfBirth'), value: formatDay(view.dateOfBirth) },
          {
            key: 'number',
            label: t('case.number'),
            value: <span className="number">{view.caseNumber}</span>,
          },
        ]}
      />
      <div className="columns">
        <Section title={station.name}>
          <div className="stack">
            {stamped > 0 && <Alert tone="success" title={t('stamp.saved')} focusOn={stamped} />}
            <StationStateBadge state={station.state} />
            {station.missingHard.length > 0 && (
              <Alert tone="warning" title={t('station.missingTitle')} quiet>
                <p className="kern-body">
                  {t('station.missingText')}{' '}
                  {station.prerequisites
                    .filter(({ hard, fulfilled }) => hard && !fulfilled)
                    .map(({ name }) => name)
                    .join(', ')}
                </p>
              </Alert>
            )}
            <StationFacts station={station} forClerk />
            <StampList stamps={station.stamps} />
            <div className="actions">
              {mayStamp && (
                <Button icon="check" onClick={() => setDialog('stamp')}>
                  {t('stamp.stamp')}
                </Button>
              )}
              {last && (
                <Button variant="secondary" icon="edit" onClick={() => setDialog('correct')}>
                  {t('stamp.correct')}
                </Button>
              )}
            </div>
          </div>
        </Section>
        <Section title={t('station.askTitle')}>
          <DescriptionList
            facts={[
              {
                key: 'worker',
                label: t('station.officeWorker'),
                value: view.workerName && <bdi>{view.workerName}</bdi>,
              },
              {
                key: 'phone',
                label: t('fields.phone'),
                value: view.officePhone && <bdi>{view.officePhone}</bdi>,
              },
              { key: 'issued', label: t('station.issuedOn'), value: formatDay(view.issuedOn.slice(0, 10)) },
            ]}
          />
        </Section>
      </div>
      {dialog && (
        <StampDialog
          stationId={view.id}
          station={station}
          corrects={dialog === 'correct' ? (last ?? undefined) : undefined}
          onStamped={() => {
            setDialog(null);
            setStamped((count) => count + 1);
          }}
          onClose={() => setDialog(null)}
        />
      )}
    </>
  );
}

/** The stamp that may be corrected: always the last of the station, and only the institution's own. */
function lastOwnStamp(stamps: readonly StampResponse[], institution: string): StampResponse | null {
  const last = stamps.at(-1);
  return last && !last.correctedBy && last.institutionName === institution ? last : null;
}
