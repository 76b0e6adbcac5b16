import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReleasedCategory, ReleasedFile } from '@app/waivers/shared';
import { useTranslation } from 'react-i18next';
import { openRelease, releasePdf } from '../../api/released.js';
import { ApiProblem } from '../../api/problem.js';
import { useCodeNames } from '../../app/code-options.js';
import { saveFile } from '../../app/download.js';
import { formatDay } from '../../app/format.js';
import { Page } from '../../app/page.js';
import type { Plain } from '../../app/plain.js';
import { ProblemAlert } from '../../app/problem-alert.js';
import { QueryView } from '../../app/query-view.js';
import { Alert } from '../../kern/alert.js';
import { Badge } from '../../kern/badge.js';
import { Button } from '../../kern/button.js';
import { DescriptionList } from '../../kern/description-list.js';
import { Section } from '../../kern/section.js';
import { ReleasedAssessment } from '../assessment/released-assessment.js';
import { FileHeader } from '../case/file-header.js';
import { factsOf } from './release-facts.js';
import { RELEASED, useIsStale } from './freshness.js';
import { StaleNotice } from './stale-notice.js';

/** Null: nothing is released (any more), and nothing of what was stays in memory. */
type Answer = Plain<ReleasedFile> | null;

const isGone = (error: unknown) => error instanceof ApiProblem && error.status === 404;

/** What is released of one person. The page closes by itself when it is taken back while it is open. */
export function ReleasePage() {
  const { t } = useTranslation();
  const { personId } = useParams({ from: '/inside/freigaben/$personId' });
  const file = useQuery<Answer>({
    queryKey: ['release', personId],
    queryFn: ({ signal }) =>
      openRelease(personId, signal).catch((error: unknown) => {
        if (isGone(error)) return null;
        throw error;
      }),
    ...RELEASED,
  });
  const isStale = useIsStale(file.dataUpdatedAt);
  return (
    <Page
      title={t('releases.person.title')}
      actions={
        <Link to="/freigaben" className="kern-link">
          {t('releases.person.back')}
        </Link>
      }
    >
      <div className="stack">
        {isStale && file.data ? (
          <StaleNotice retry={() => void file.refetch()} />
        ) : (
          <QueryView query={file}>
            {(released) => (released ? <Released file={released} /> : <NothingReleased />)}
          </QueryView>
        )}
      </div>
    </Page>
  );
}

function NothingReleased() {
  const { t } = useTranslation();
  return (
    <Alert tone="warning" title={t('releases.person.gone')} focusOn={true}>
      <p className="kern-body">{t('releases.person.goneText')}</p>
    </Alert>
  );
}

function Released({ file }: { file: Plain<ReleasedFile> }) {
  const { t } = useTranslation();
  const names = useCodeNames();
  const open = file.categories.filter(({ released }) => released);
  const closed = file.categories.filter(({ released }) => !released);
  return (
    <>
      <FileHeader
        facts={[
          {
            key: 'number',
            label: t('case.number'),
            value: <span className="number">{file.caseNumber}</span>,
          },
          ...(file.purposes
            ? [
                {
                  key: 'purposes',
                  label: t('releases.person.purposes'),
                  value: file.purposes
                    .map((purpose) => t(`waivers.purposes.${purpose}`, { defaultValue: purpose }))
                    .join(', '),
                },
              ]
            : []),
        ]}
      />
      <p className="hint-box kern-body">{t('releases.person.onlyFor')}</p>
      {file.askBeforeContact && (
        <Alert tone="warning" title={t('releases.person.askFirst')} quiet>
          <p className="kern-body">{t('releases.person.askFirstText')}</p>
        </Alert>
      )}
      <PrintButton file={file} />
      <div className="columns">
        {open.map((category) => (
          <Section key={category.category} title={t(`releases.category.${category.category}`)}>
            <div className="stack">
              <Basis category={category} />
              <Facts facts={factsOf(category.category, file, t, names)} />
            </div>
          </Section>
        ))}
      </div>
      <ReleasedAssessment personId={file.personId} />
      {closed.length > 0 && (
        <Section title={t('releases.person.notReleasedTitle')}>
          <p className="kern-body">{t('releases.person.notReleasedText')}</p>
          <ul className="rows">
            {closed.map(({ category }) => (
              <li className="row" key={category}>
                <span className="row__main">{t(`releases.category.${category}`)}</span>
                <span className="row__text">{t('releases.person.notReleased')}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function Facts({ facts }: { facts: ReturnType<typeof factsOf> }) {
  const { t } = useTranslation();
  const given = facts.filter(({ value }) => value !== null && value !== undefined && value !== '');
  return given.length > 0 ? (
    <DescriptionList facts={given} />
  ) : (
    <p className="kern-body">{t('releases.person.nothingRecorded')}</p>
  );
}

function Basis({ category }: { category: ReleasedCategory }) {
  const { t } = useTranslation();
  return (
    <div className="actions">
      <Badge tone="success">{t('releases.person.released')}</Badge>
      <span className="row__text">
        {category.until && t('releases.until', { date: formatDay(category.until) })} ·{' '}
        {t(category.basis === 'law' ? 'releases.person.basisLaw' : 'releases.person.basisWaiver')}
      </span>
    </div>
  );
}

function PrintButton({ file }: { file: Plain<ReleasedFile> }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const print = useMutation({
    mutationFn: () => releasePdf(file.personId),
    onSuccess: (pdf) => saveFile(pdf, `Freigegebene-Angaben-${file.caseNumber}.pdf`),
    onError: (error) => {
      if (isGone(error)) queries.setQueryData<Answer>(['release', file.personId], null);
    },
  });
  return (
    <>
      <Button
        variant="secondary"
        icon="download"
        className="no-print"
        busy={print.isPending}
        onClick={() => print.mutate()}
      >
        {t('releases.person.print')}
      </Button>
      <ProblemAlert error={print.error} />
    </>
  );
}
