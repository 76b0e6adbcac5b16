import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { CaseResponse } from '@app/cases/shared';
import { offeredResults, type LaufzettelResponse, type StationResponse } from '@app/laufzettel/shared';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listLaufzettel } from '../../api/laufzettel.js';
import { formatDay } from '../../app/format.js';
import { QueryView } from '../../app/query-view.js';
import { Button } from '../../kern/button.js';
import { Section } from '../../kern/section.js';
import { SHEET_LANGUAGE_NAMES } from '../laufzettel/choice.js';
import { PdfButton } from '../laufzettel/pdf-button.js';
import { Timeline } from '../laufzettel/timeline.js';
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
                <Sheet key={sheet.id} sheet={sheet} />
              ))}
            </>
          )
        }
      </QueryView>
    </Section>
  );
}

function Sheet({ sheet }: { sheet: LaufzettelResponse }) {
  const { t } = useTranslation();
  const [station, setStation] = useState<StationResponse | null>(null);
  const mayTranscribe = (candidate: StationResponse) =>
    sheet.state === 'active' && offeredResults(candidate.state, candidate.missingHard).length > 0;
  return (
    <article className="sheet" aria-label={`${t('laufzettel.name')} ${sheet.shortCode}`}>
      <p className="kern-body kern-body--bold">{sheet.routeTitle}</p>
      <p className="row__text">
        {t('laufzettel.issuedBy', { date: formatDay(sheet.issuedOn.slice(0, 10)), name: sheet.issuedByName })}{' '}
        · <bdi lang={sheet.language}>{SHEET_LANGUAGE_NAMES[sheet.language]}</bdi> ·{' '}
        <span className="number">{sheet.shortCode}</span>
        {sheet.state !== 'active' && <> · {t(`enums.laufzettelState.${sheet.state}`)}</>}
      </p>
      <div className="actions no-print">
        <PdfButton
          caseId={sheet.caseId}
          caseNumber={sheet.caseNumber}
          laufzettelId={sheet.id}
          language={sheet.language}
        />
      </div>
      <Timeline
        sheet={sheet}
        renderActions={(candidate) =>
          mayTranscribe(candidate) && (
            <Button variant="tertiary" small onClick={() => setStation(candidate)}>
              {t('stamp.enterPaper')}
              <span className="visually-hidden"> {candidate.name}</span>
            </Button>
          )
        }
      />
      {station && <TranscribeDialog sheet={sheet} station={station} onClose={() => setStation(null)} />}
    </article>
  );
}
