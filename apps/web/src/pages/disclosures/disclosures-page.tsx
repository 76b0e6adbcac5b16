import { useInfiniteQuery } from '@tanstack/react-query';
import { DATA_CATEGORIES, LEGAL_BASES, type DisclosureResponse } from '@app/waivers/shared';
import { useTranslation } from 'react-i18next';
import { searchDisclosures } from '../../api/released.js';
import { formatDay, formatMoment, today } from '../../app/format.js';
import { Page } from '../../app/page.js';
import { ProblemAlert } from '../../app/problem-alert.js';
import { Badge } from '../../kern/badge.js';
import { Button } from '../../kern/button.js';
import { DescriptionList } from '../../kern/description-list.js';
import { Loader } from '../../kern/loader.js';

/** What was passed on because of a statute, for those who oversee it: why, with whose second look, told or not. */
export function DisclosuresPage() {
  const { t } = useTranslation();
  const disclosures = useInfiniteQuery({
    queryKey: ['disclosures'],
    queryFn: ({ pageParam, signal }) => searchDisclosures({ cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    // Each look is logged; coming back to the window is none.
    refetchOnWindowFocus: false,
    gcTime: 0,
  });
  const items = disclosures.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t('releases.law.title')}>
      <div className="stack">
        <p className="kern-body">{t('releases.law.intro')}</p>
        {disclosures.isPending && <Loader />}
        <ProblemAlert error={disclosures.error} />
        <p className="kern-body" role="status">
          {disclosures.data &&
            t(disclosures.hasNextPage ? 'releases.law.countMore' : 'releases.law.count', {
              count: items.length,
            })}
        </p>
        {items.length > 0 && (
          <div className="section">
            <ul className="rows">
              {items.map((item) => (
                <Disclosure key={item.id} item={item} />
              ))}
            </ul>
          </div>
        )}
        {disclosures.hasNextPage && (
          <Button
            variant="secondary"
            busy={disclosures.isFetchingNextPage}
            onClick={() => void disclosures.fetchNextPage()}
          >
            {t('action.more')}
          </Button>
        )}
      </div>
    </Page>
  );
}

function Disclosure({ item }: { item: DisclosureResponse }) {
  const { t } = useTranslation();
  const by = (at: string, name: string | null) => (
    <bdi>{t('releases.law.by', { at: formatMoment(at), name })}</bdi>
  );
  return (
    <li className="disclosure">
      <div className="row__title">
        <h2 className="kern-heading-small">
          <bdi lang="de">{item.institutionName}</bdi>
        </h2>
        <span className="number row__text">{item.caseNumber}</span>
        <Standing item={item} />
      </div>
      <DescriptionList
        facts={[
          {
            key: 'basis',
            label: t('releases.law.basis'),
            value: (
              <span lang="de">
                {item.citation}: {LEGAL_BASES[item.basis].title}
              </span>
            ),
          },
          {
            key: 'reason',
            label: t('releases.law.reason'),
            value: (
              <span className="wrap" dir="auto">
                {item.reason}
              </span>
            ),
          },
          {
            key: 'categories',
            label: t('releases.law.categories'),
            value: DATA_CATEGORIES.filter((category) => item.categories.includes(category))
              .map((category) => t(`releases.category.${category}`))
              .join(' · '),
          },
          {
            key: 'recorded',
            label: t('releases.law.recorded'),
            value: by(item.createdAt, item.createdByName),
          },
          {
            key: 'second',
            label: t('releases.law.second'),
            value: item.confirmedAt
              ? by(item.confirmedAt, item.confirmedByName)
              : t(item.needsSecond ? 'releases.law.secondMissing' : 'releases.law.secondNotNeeded'),
          },
          {
            key: 'informed',
            label: t('releases.law.informed'),
            value: item.personInformedOn ? (
              t('releases.law.informedOn', { date: formatDay(item.personInformedOn) })
            ) : (
              <span className="wrap" dir="auto">
                {t('releases.law.notInformed', { reason: item.notInformedReason ?? '' })}
              </span>
            ),
          },
          {
            key: 'ended',
            label: t('releases.law.endedAt'),
            value: item.endedAt && formatMoment(item.endedAt),
          },
        ]}
      />
    </li>
  );
}

/** Whether it is open now: as word and icon. */
function Standing({ item }: { item: DisclosureResponse }) {
  const { t } = useTranslation();
  const date = formatDay(item.validUntil);
  if (item.endedAt) return <Badge tone="info">{t('releases.law.ended')}</Badge>;
  if (item.validUntil < today()) return <Badge tone="info">{t('releases.law.over', { date })}</Badge>;
  if (item.needsSecond && !item.confirmedAt) return <Badge tone="warning">{t('releases.law.waiting')}</Badge>;
  return <Badge tone="success">{t('releases.law.open', { date })}</Badge>;
}
