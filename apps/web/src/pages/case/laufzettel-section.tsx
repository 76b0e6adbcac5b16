import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { CaseResponse } from '@app/cases/shared';
import {
  offeredResults,
  type LaufzettelResponse,
  type StampResponse,
  type StationResponse,
} from '@app/laufzettel/shared';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listLaufzettel } from '../../api/laufzettel.js';
import { formatDay } from '../../app/format.js';
import { QueryView } from '../../app/query-view.js';
import { Alert } from '../../kern/alert.js';
import { Button } from '../../kern/button.js';
import { Section } from '../../kern/section.js';
import { SHEET_LANGUAGE_NAMES } from '../laufzettel/choice.js';
import { PdfButton } from '../laufzettel/pdf-button.js';
import { Timeline } from '../laufzettel/timeline.js';
import { AddStationDialog } from './add-station-dialog.js';
import { ReplaceSheetDialog } from './replace-sheet-dialog.js';
import { TranscribeDialog } from './transcribe-dialog.js';

/** The Laufzettel of a case, newest first. */
export function LaufzettelSection({ file }: { file: CaseResponse }) {
  const { t } = useTranslation();
  const sheets = useQuery({ queryKey: ['laufzettel', file.id], queryFn: () => listLaufzettel(file.id) });
  return (
    <Section
      title={t('laufzettel.name')}
      actions={
        file.state !== 'closed' && (
          <Link
            to="/faelle/$caseId/laufzettel/neu"
            params={{ caseId: file.id }}
            className="kern-btn kern-btn--secondary kern-btn--x-small"
          >
            <span className="kern-label">{t('laufzettel.issue')}</span>
          </Link>
        )
      }
    >
      <QueryView query={sheets}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="kern-body">{t('laufzettel.noneYet')}</p>
          ) : (
            <>
              {items.map((sheet) => (
                <Sheet key={sheet.id} sheet={sheet} caseOpen={file.state !== 'closed'} />
              ))}
            </>
          )
        }
      </QueryView>
    </Section>
  );
}

function Sheet({ sheet, caseOpen }: { sheet: LaufzettelResponse; caseOpen: boolean }) {
  const { t } = useTranslation();
  const [entry, setEntry] = useState<{ station: StationResponse; corrects?: StampResponse } | null>(null);
  const [replacing, setReplacing] = useState(false);
  const [adding, setAdding] = useState(false);
  const queries = useQueryClient();
  const running = caseOpen && sheet.state === 'active';
  const mayTranscribe = (station: StationResponse) =>
    running && offeredResults(station.state, station.missingHard).length > 0;
  return (
    <article className="sheet" aria-label={`${t('laufzettel.name')} ${sheet.shortCode}`}>
      <p className="kern-body kern-body--bold">{sheet.routeTitle}</p>
      <p className="row__text">
        {t('laufzettel.issuedBy', { date: formatDay(sheet.issuedOn.slice(0, 10)), name: sheet.issuedByName })}{' '}
        · <bdi lang={sheet.language}>{SHEET_LANGUAGE_NAMES[sheet.language]}</bdi> ·{' '}
        <span className="number">{sheet.shortCode}</span>
        {sheet.state !== 'active' && <> · {t(`enums.laufzettelState.${sheet.state}`)}</>}
      </p>
      <div className="stack">
        {running && sheet.sheetOutdated && (
          <Alert tone="warning" title={t('laufzettel.addStation.reprint')}>
            <p className="kern-body">{t('laufzettel.addStation.reprintText')}</p>
          </Alert>
        )}
        <div className="actions no-print">
          <PdfButton
            caseId={sheet.caseId}
            caseNumber={sheet.caseNumber}
            laufzettelId={sheet.id}
            language={sheet.language}
            onPrinted={() => queries.invalidateQueries({ queryKey: ['laufzettel', sheet.caseId] })}
          />
          {running && (
            <>
              <Button variant="secondary" icon="add" onClick={() => setAdding(true)}>
                {t('laufzettel.addStation.action')}
              </Button>
              <Button variant="secondary" onClick={() => setReplacing(true)}>
                {t('laufzettel.replace')}
              </Button>
            </>
          )}
        </div>
      </div>
      <Timeline
        sheet={sheet}
        renderActions={(station) => {
          const last = caseOpen ? correctable(sheet, station) : undefined;
          return (
            <>
              {mayTranscribe(station) && (
                <StationButton
                  text={t('stamp.enterPaper')}
                  of={station}
                  onClick={() => setEntry({ station })}
                />
              )}
              {last && (
                <StationButton
                  text={t('stamp.correct')}
                  of={station}
                  onClick={() => setEntry({ station, corrects: last })}
                />
              )}
            </>
          );
        }}
      />
      {entry && <TranscribeDialog sheet={sheet} {...entry} onClose={() => setEntry(null)} />}
      {adding && (
        <AddStationDialog
          caseId={sheet.caseId}
          laufzettelId={sheet.id}
          onDone={() => setAdding(false)}
          onClose={() => setAdding(false)}
        />
      )}
      {replacing && <ReplaceSheetDialog sheet={sheet} onClose={() => setReplacing(false)} />}
    </article>
  );
}

function StationButton({ text, of, onClick }: { text: string; of: StationResponse; onClick: () => void }) {
  return (
    <Button variant="tertiary" small onClick={onClick}>
      {text}
      <span className="visually-hidden"> {of.name}</span>
    </Button>
  );
}

/** The last stamp, while the slip runs; on one that is completed only that of the closing interview, which ended it. */
function correctable(
  { state }: LaufzettelResponse,
  { code, stamps }: StationResponse,
): StampResponse | undefined {
  return state === 'active' || (state === 'completed' && code === 'CLOSE') ? stamps.at(-1) : undefined;
}
